package identifier

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"golang.org/x/crypto/sha3"
)

const base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

// decode58 writes the number that v is in base 58 into out, the most significant byte first; false if it does not fit.
func decode58(v string, out []byte) bool {
	for i := range len(v) {
		carry := strings.IndexByte(base58, v[i])
		if carry < 0 {
			return false
		}
		for k := len(out) - 1; k >= 0; k-- {
			carry += int(out[k]) * 58
			out[k] = byte(carry & 0xff)
			carry >>= 8
		}
		if carry != 0 {
			return false
		}
	}
	return true
}

// base58Check decodes 25 bytes, a version, a hash and four bytes of checksum, as Bitcoin and Tron write addresses.
func base58Check(v string) ([25]byte, bool) {
	var raw [25]byte
	if !decode58(v, raw[:]) {
		return raw, false
	}
	zeros := 0
	for zeros < len(raw) && raw[zeros] == 0 {
		zeros++
	}
	if ones := len(v) - len(strings.TrimLeft(v, "1")); ones != zeros {
		return raw, false
	}
	once := sha256.Sum256(raw[:21])
	twice := sha256.Sum256(once[:])
	return raw, bytes.Equal(twice[:4], raw[21:])
}

const bech32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"

// segwit returns a native Bitcoin address in lower case: version 0 with bech32 (BIP-173), later versions with bech32m (BIP-350).
func segwit(v string) string {
	low := strings.ToLower(v)
	if low != v && strings.ToUpper(v) != v || len(low) < 14 {
		return ""
	}
	check := uint32(1)
	step := func(d byte) {
		top := check >> 25
		check = check&0x1ffffff<<5 ^ uint32(d)
		for i, g := range [...]uint32{0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3} {
			if top>>i&1 == 1 {
				check ^= g
			}
		}
	}
	for _, d := range [...]byte{'b' >> 5, 'c' >> 5, 0, 'b' & 31, 'c' & 31} {
		step(d)
	}
	version, bits, rest := byte(0), 0, byte(0)
	for i := 3; i < len(low); i++ {
		d := strings.IndexByte(bech32, low[i])
		if d < 0 {
			return ""
		}
		v5 := byte(d & 31)
		step(v5)
		switch {
		case i == 3:
			version = v5
		case i < len(low)-6:
			bits += 5
			rest = v5
		}
	}
	size, left := bits/8, bits%8
	want := uint32(0x2bc830a3)
	if version == 0 {
		want = 1
	}
	if check != want || version > 16 || left > 4 || rest&(1<<left-1) != 0 || size < 2 || size > 40 || version == 0 && size != 20 && size != 32 {
		return ""
	}
	return low
}

func keccak(b []byte) [32]byte {
	h := sha3.NewLegacyKeccak256()
	h.Write(b)
	var sum [32]byte
	h.Sum(sum[:0])
	return sum
}

// ethereum returns the address with the checksum of EIP-55 in the case of its letters. In one case throughout it has no checksum and
// is believed.
func ethereum(v string) string {
	low := strings.ToLower(v)
	if _, err := hex.DecodeString(low); err != nil {
		return ""
	}
	sum := keccak([]byte(low))
	out := []byte(low)
	for i, b := range out {
		if b >= 'a' && sum[i/2]>>(4*(1-i%2))&8 != 0 {
			out[i] = b - 'a' + 'A'
		}
	}
	if v != low && v != strings.ToUpper(v) && v != string(out) {
		return ""
	}
	return "0x" + string(out)
}

// monero says whether v is an address of the main network: base 58 in blocks of eleven characters for eight bytes, the last four bytes
// a checksum (Monero, Standard Address format).
func monero(v string) bool {
	sizes := [...]int{0, 0, 1, 2, 0, 3, 4, 5, 0, 6, 7, 8} // bytes for so many characters
	raw := make([]byte, 0, 80)
	for i := 0; i < len(v); i += 11 {
		block := v[i:min(len(v), i+11)]
		out := make([]byte, sizes[len(block)])
		if !decode58(block, out) {
			return false
		}
		raw = append(raw, out...)
	}
	n := len(raw) - 4
	if n != 65 && n != 73 || raw[0] != 18 && raw[0] != 19 && raw[0] != 42 {
		return false
	}
	sum := keccak(raw[:n])
	return bytes.Equal(sum[:4], raw[n:])
}
