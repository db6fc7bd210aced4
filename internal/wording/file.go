package wording

import (
	"bytes"

	"golang.org/x/text/encoding/unicode"
)

// FromFile returns the text of a file: UTF-16 where its first bytes say so, as some programs save it, and else the bytes as they are.
// A mark of the byte order is left out.
func FromFile(data []byte) string {
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		if text, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data); err == nil {
			data = text
		}
	}
	return string(bytes.TrimPrefix(data, []byte("\ufeff")))
}
