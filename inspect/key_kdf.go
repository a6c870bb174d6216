package inspect

import (
	"encoding/asn1"
	"math"
)

// maxDERDepth bounds how deep kdfRounds looks.
const maxDERDepth = 32

// kdfRounds adds up the rounds of key derivation that DER asks for. Wherever
// a PKCS #12 file states some (MacData, RFC 7292 §4; PBEParameter, RFC 8018
// §A.3; PBKDF2-params, §A.2) it is an INTEGER right behind an OCTET STRING,
// the salt. All strings are looked into, whatever their tag: the library is
// as liberal. What cannot be counted is too much.
func kdfRounds(der []byte, depth int) int {
	if depth > maxDERDepth {
		return math.MaxInt32
	}
	total := 0
	afterSalt := false
	for len(der) > 0 {
		var e asn1.RawValue
		rest, err := asn1.Unmarshal(der, &e)
		if err != nil {
			return total // a string that holds no DER, as most do
		}
		if afterSalt && e.Class == asn1.ClassUniversal && e.Tag == asn1.TagInteger {
			total = sumRounds(total, statedRounds(e))
		}
		afterSalt = e.Tag == asn1.TagOctetString
		total = sumRounds(total, kdfRounds(e.Bytes, depth+1))
		der = rest
	}
	return total
}

// statedRounds returns the value of an INTEGER, or what is too much.
func statedRounds(e asn1.RawValue) int {
	var n int
	if _, err := asn1.Unmarshal(e.FullBytes, &n); err != nil || n > math.MaxInt32 {
		return math.MaxInt32
	}
	return max(n, 0)
}

// sumRounds adds without overflow.
func sumRounds(a, b int) int { return min(a+b, math.MaxInt32) }
