package endpoint

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

var idHashMismatch = audit.Rule{
	ID:       "id-hash-mismatch",
	Title:    "ID token belongs to another access token or code",
	Severity: audit.High,
	Why:      "at_hash and c_hash bind the ID token to what came with it. Where they differ one of the two was exchanged on the way, or the issuer computes them wrongly.",
	Fix:      "Refuse the response. At the issuer: the left half of the hash by the ID token's own alg, of the ASCII text of the token, in base64url.",
	Refs:     []string{"OpenID Connect Core §3.1.3.6", "OpenID Connect Core §3.3.2.11", "RFC 9700 §4.5"},
	Bad:      `an ID token whose at_hash is "77QmUPtjPfzWtF2AnpK9RQ" beside the access token "f3a9c1"`,
	Good:     `an ID token whose at_hash is that of the access token beside it`,
	CheckResponse: func(p *audit.ResponsePass) {
		id := p.Response.Token("id_token")
		if id == nil {
			return
		}
		for _, pair := range [...][2]string{{"at_hash", "access_token"}, {"c_hash", "code"}} {
			claim, member := pair[0], pair[1]
			said, of := id.Claim(claim).Text(), p.Get(member).Text()
			if said == "" || of == "" {
				continue
			}
			if want := leftHalf(id.Alg().Text(), of); want != "" && strings.TrimRight(said, "=") != want {
				p.Reportf("id_token", "%s of the ID token is not that of the %s beside it", claim, strings.ReplaceAll(member, "_", " "))
			}
		}
	},
}

// leftHalf computes at_hash and c_hash, "" for algorithms whose hash OpenID
// does not name.
func leftHalf(alg, text string) string {
	var sum []byte
	switch {
	case strings.HasSuffix(alg, "256"):
		s := sha256.Sum256([]byte(text))
		sum = s[:]
	case strings.HasSuffix(alg, "384"):
		s := sha512.Sum384([]byte(text))
		sum = s[:]
	case strings.HasSuffix(alg, "512"):
		s := sha512.Sum512([]byte(text))
		sum = s[:]
	}
	return base64.RawURLEncoding.EncodeToString(sum[:len(sum)/2])
}
