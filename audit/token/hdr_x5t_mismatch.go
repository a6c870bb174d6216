package token

import (
	"crypto/sha1" //nolint:gosec // RFC 7515 §4.1.7 defines x5t as a SHA-1 thumbprint
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var hdrX5TMismatch = audit.Rule{
	ID:       "hdr-x5t-mismatch",
	Title:    "certificate thumbprint does not fit",
	Severity: audit.Medium,
	Why: "Thumbprint and enclosed certificate name different keys: one verifier finds the key by the one, " +
		"another by the other, and they no longer check the same signature.",
	Fix:    "Compute x5t and x5t#S256 over the DER bytes of the first certificate and encode the digest itself as base64url.",
	Refs:   []string{"RFC 7515 §4.1.7", "RFC 7515 §4.1.8"},
	Bad:    `{"alg":"RS256","x5t":"53ED61555059AD87AA82CA560E48BB12C537F9F5"}`,
	Good:   `{"alg":"RS256","x5t":"U-1hVVBZrYeqgspWDki7EsU3-fU"}`,
	Needs:  audit.NeedsParameter,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		if v := p.Header.Get("x5t"); v.Exists() {
			checkThumbprint(p, v, sha1.Size)
		}
		if v := p.Header.Get("x5t#S256"); v.Exists() {
			checkThumbprint(p, v, sha256.Size)
		}
	},
}

// checkThumbprint compares with the first certificate if there is one, and
// looks at the length in any case.
func checkThumbprint(p *audit.TokenPass, v inspect.Value, size int) {
	name := v.Name()
	var buf [2 * sha256.Size]byte
	var got []byte
	if text := v.TextBytes(); len(text) == base64.RawURLEncoding.EncodedLen(size) {
		got, _ = base64.RawURLEncoding.AppendDecode(buf[:0], text)
	}
	if len(got) != size {
		p.ReportSeverityf(audit.Low, "header/"+name, "%s is no base64url thumbprint of %d bytes", name, size)
		return
	}
	for leaf := range p.Header.Get("x5c").Children() {
		der, err := base64.StdEncoding.DecodeString(leaf.Text())
		if err != nil {
			return
		}
		sum := sha256.Sum256(der)
		want := sum[:]
		if size == sha1.Size {
			old := sha1.Sum(der) //nolint:gosec // see above
			want = old[:]
		}
		if subtle.ConstantTimeCompare(got, want) == 0 {
			p.Reportf("header/"+name, "%s is not the thumbprint of the first certificate in x5c", name)
		}
		return
	}
}
