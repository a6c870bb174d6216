package token

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var jweIVTagLength = audit.Rule{
	ID:       "jwe-iv-tag-length",
	Title:    "part of the JWE has the wrong size",
	Severity: audit.High,
	Why: "The algorithms fix the sizes of encrypted key, IV, ciphertext and tag. A recipient that takes others " +
		"may compare a shortened tag, crash, or work on megabytes for nothing.",
	Fix:   "Copy the token whole; if it came like this, refuse it before any decryption.",
	Refs:  []string{"RFC 7518 §5.2", "RFC 7518 §5.3", "RFC 7518 §4.5", "RFC 7516 §5.2"},
	Bad:   `{"alg":"dir","enc":"A128GCM"} with a tag of 4 bytes`,
	Good:  `{"alg":"dir","enc":"A128GCM"} with no key, 12 bytes of IV and 16 of tag`,
	Needs: audit.NeedsEncryption,
	CheckToken: func(p *audit.TokenPass) {
		t := p.Token
		if t.Form != inspect.FormJWE || t.SegmentCount() != 5 {
			return
		}
		enc, ok := inspect.FindAlgorithm(p.Header.Get("enc").Text())
		if !ok || enc.Kind != inspect.ContentEncryption {
			return
		}
		checkSize(p, &t.IV, enc.Name, enc.IVBytes)
		checkSize(p, &t.Tag, enc.Name, enc.TagBytes)
		if n := len(t.Ciphertext.Bytes); strings.Contains(enc.Name, "CBC") && (n == 0 || n%16 != 0) && !unread(p, "ciphertext") {
			p.Reportf("ciphertext", "%d bytes of ciphertext; %q makes whole blocks of 16", n, enc.Name)
		}
		checkEncryptedKey(p, enc)
	},
}

// checkSize compares a part's length with the one that the algorithm fixes.
func checkSize(p *audit.TokenPass, s *inspect.Segment, alg string, want int) {
	if len(s.Bytes) != want && !unread(p, s.Part) {
		p.Reportf(s.Part, "%d bytes; %q has %d", len(s.Bytes), alg, want)
	}
}

// checkEncryptedKey judges the encrypted key: none for direct keys, the
// content key's size for AES-GCM, 8 bytes more for AES key wrap (RFC 3394),
// the modulus for RSA.
func checkEncryptedKey(p *audit.TokenPass, enc *inspect.Algorithm) {
	alg, ok := inspect.FindAlgorithm(p.Alg)
	if !ok || alg.Kind != inspect.KeyManagement {
		return
	}
	key := &p.Token.EncryptedKey
	switch {
	case alg.Name == "dir" || alg.Name == "ECDH-ES":
		checkSize(p, key, alg.Name, 0)
	case strings.HasSuffix(alg.Name, "GCMKW"):
		checkSize(p, key, alg.Name, enc.KeyBytes)
	case alg.KeyBytes > 0:
		checkSize(p, key, alg.Name, enc.KeyBytes+8)
	case len(key.Bytes) < 256 && !unread(p, key.Part):
		p.Reportf(key.Part, "%d bytes; an RSA key of 2048 bits makes 256", len(key.Bytes))
	}
}
