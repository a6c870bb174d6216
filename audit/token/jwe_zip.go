package token

import "github.com/jwtctl/jwtctl/audit"

var jweZip = audit.Rule{
	ID:       "jwe-zip",
	Title:    "compressed before encryption",
	Severity: audit.Medium,
	Why: "The length of the ciphertext then tells something of the content to whoever can add to it, " +
		"and a small token can inflate to gigabytes at the recipient.",
	Fix:   "Do without zip; where it must be accepted, stop inflating at 250 KB.",
	Refs:  []string{"RFC 8725 §3.6", "draft-ietf-oauth-rfc8725bis §3.15", "CVE-2024-28180"},
	Bad:   `{"alg":"dir","enc":"A256GCM","zip":"DEF"}`,
	Good:  `{"alg":"dir","enc":"A256GCM"}`,
	Needs: audit.NeedsEncryption,
	CheckToken: func(p *audit.TokenPass) {
		if !p.Token.IsEncrypted() {
			return
		}
		switch zip := p.Header.Get("zip"); {
		case !zip.Exists():
		case zip.IsText("DEF"):
			p.Reportf("header/zip", "zip is %q", "DEF")
		default:
			p.Reportf("header/zip", "zip is %.40s, which is not registered", zip.Raw())
		}
	},
}
