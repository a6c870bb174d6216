package token

import (
	"crypto/sha256"
	"encoding/base64"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/internal/keyid"
)

var dpopAth = audit.Rule{
	ID:       "dpop-ath",
	Title:    "DPoP proof is not bound to an access token",
	Severity: audit.Info,
	Why:      "A proof without ath is good for the token endpoint only; where an access token is presented, it could go with a stolen one. Where the token is known, by the request in a HAR or a cURL command or by --access-token-file, ath must be its hash.",
	Fix:      "Set ath to the base64url SHA-256 hash of the access token wherever one is sent along.",
	Refs:     []string{"RFC 9449 §4.2", "RFC 9449 §4.3"},
	Bad:      `{"htm":"GET","htu":"https://api.example/orders"}`,
	Good:     `{"htm":"GET","htu":"https://api.example/orders","ath":"fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo"}`,
	Profiles: []audit.Profile{audit.ProfileDPoP},
	CheckToken: func(p *audit.TokenPass) {
		access := p.Companion()
		switch ath := p.Claims.Get("ath"); {
		case lacks(p, "ath") && access != nil:
			p.ReportSeverityf(audit.High, "payload/ath", "no ath, although an access token goes with the proof")
		case lacks(p, "ath"):
			p.Reportf("payload/ath", "no ath: good for requests without an access token only")
		case ath.Exists() && !keyid.Thumbprint(ath.TextBytes()):
			p.ReportSeverityf(audit.High, "payload/ath", "ath is no SHA-256 hash of 43 base64url characters")
		case ath.Exists() && access != nil && !ath.IsText(accessHash(access)):
			p.ReportSeverityf(audit.High, "payload/ath", "ath is the hash of another access token")
		}
	},
}

// accessHash returns the ath of an access token (RFC 9449 §4.2).
func accessHash(token []byte) string {
	sum := sha256.Sum256(token)
	return base64.RawURLEncoding.EncodeToString(sum[:])
}
