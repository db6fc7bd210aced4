package identifier_test

import (
	"strings"
	"testing"

	"github.com/free2link/free2link/internal/textcheck/identifier"
)

func TestBankAccountsAreFound(t *testing.T) { // the examples of the IBAN Registry
	find(t, one("", "IT60X0542811101000000123456", "IBAN IT60X0542811101000000123456", "IBAN: IT60 X054 2811 1010 0000 0123 456.", "it60x0542811101000000123456",
		"conto IT60-X054-2811-1010-0000-0123-456 intestato"), identifier.Payment)
	find(t, []sample{
		{"GR", "GR16 0110 1250 0000 0001 2300 695", []string{"GR1601101250000000012300695"}},
		{"PL", "PL61109010140000071219812874", []string{"PL61109010140000071219812874"}},
		{"PL", "nr konta 61 1090 1014 0000 0712 1981 2874", []string{"PL61109010140000071219812874"}},
		{"GB", "GB29 NWBK 6016 1331 9268 19", []string{"GB29NWBK60161331926819"}},
		{"", "DE89 3704 0044 0532 0130 00", []string{"DE89370400440532013000"}},
		{"", "IT60 X054 2811 1010\n0000 0123 456", []string{"~IT60X0542811101000000123456"}},
		{"", "IT60X0542811\u200b101000000123456", []string{"~IT60X0542811101000000123456"}},
	}, identifier.Payment)
	find(t, none("", "IT61X0542811101000000123456", "PL62109010140000071219812874", "GR16 0110", "IT60X05428111010000001234567", "XX60X0542811101000000123456",
		"62 1090 1014 0000 0712 1981 2874"), identifier.Payment)
}

func TestCryptoAddressesAreFoundByChecksum(t *testing.T) { // the examples of the standards
	const (
		monero = "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A"
		eth    = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed" // EIP-55
	)
	for _, v := range []string{
		"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "1111111111111111111114oLvT2",
		"bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",                     // BIP-173
		"bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", // BIP-350
		"bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y", eth, "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", monero,
	} {
		find(t, one("", v, v, "send to "+v+".", "BTC:"+v+", now"), identifier.Payment)
		find(t, one("", "~"+v, v[:9]+"\u200b"+v[9:]), identifier.Payment)
		for _, i := range []int{4, len(v) / 2, len(v) - 1} { // one letter wrong
			c := byte('q')
			if v[i] == 'q' || v[i] == 'Q' {
				c = 'p'
			}
			wrong := v[:i] + string(c) + v[i+1:]
			find(t, none("", wrong, v+"x"), identifier.Payment)
		}
	}
	find(t, one("", eth, strings.ToLower(eth), "0x"+strings.ToUpper(eth[2:])), identifier.Payment)
	find(t, one("", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"), identifier.Payment)
	find(t, none("", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beae", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7Kv8f3t4",
		"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4"), identifier.Payment)
}

func TestPaymentCardsAreNotReported(t *testing.T) {
	find(t, none("", "4111 1111 1111 1111 12/27 123", "5500000000000004", "carta 3782 822463 10005"), identifier.Payment)
}
