package keyset

import (
	"bytes"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"iter"

	"github.com/jwtctl/jwtctl/audit"
)

var jwkX5tMismatch = audit.Rule{
	ID:       "jwk-x5t-mismatch",
	Title:    "x5t is not the thumbprint of the certificate",
	Severity: audit.Medium,
	Why:      "Clients that look certificates up by thumbprint do not find this one, or find another.",
	Fix:      "Compute x5t or x5t#S256 over the DER of the first certificate, in base64url without padding.",
	Refs:     []string{"RFC 7517 §4.8", "RFC 7517 §4.9"},
	Bad:      `{"kty":"RSA","n":"…","e":"AQAB","x5t":"53ED61555059AD87AA82CA560E48BB12C537F9F5"}`,
	Good:     `{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}`,
	CheckKey: func(p *audit.KeyPass) {
		for name, size := range hashSizes() {
			v := p.Key.JSON.Get(name)
			if !v.Exists() {
				continue
			}
			got, err := base64.RawURLEncoding.DecodeString(v.Text())
			if err != nil || len(got) != size {
				p.ReportSeverityf(audit.Low, name, "%s is no base64url thumbprint of %d bytes", name, size)
			} else if len(p.Key.Certificates) > 0 && !bytes.Equal(got, digest(p.Key.Certificates[0].Raw, size)) {
				p.Reportf(name, "%s is not the thumbprint of the first certificate in x5c", name)
			}
		}
	},
}

// hashSizes yields the members that hold thumbprints, and their sizes.
func hashSizes() iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		_ = yield("x5t", sha1.Size) && yield("x5t#S256", sha256.Size)
	}
}

// digest hashes with what gives so many bytes.
func digest(der []byte, size int) []byte {
	if size == sha1.Size {
		sum := sha1.Sum(der) // x5t is defined over SHA-1
		return sum[:]
	}
	sum := sha256.Sum256(der)
	return sum[:]
}
