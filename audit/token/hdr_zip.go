package token

import "github.com/jwtctl/jwtctl/audit"

var hdrZip = audit.Rule{
	ID:       "hdr-zip",
	Title:    "signed token is compressed",
	Severity: audit.Low,
	Why: "zip is defined for JWE only: a verifier that does not know it ignores it and reads other bytes; " +
		"one that does must bound what it inflates.",
	Fix:   "Send signed tokens uncompressed. SMART Health Cards, which define zip, are the exception.",
	Refs:  []string{"RFC 7516 §4.1.3", "RFC 8725 §3.6", "draft-ietf-oauth-rfc8725bis §3.15"},
	Bad:   `{"alg":"ES256","zip":"DEF"} on a JWS`,
	Good:  `{"alg":"ES256"} on a JWS`,
	Needs: audit.NeedsParameter,
	CheckToken: func(p *audit.TokenPass) {
		if p.Token.IsEncrypted() {
			return
		}
		switch zip := p.Header.Get("zip"); {
		case !zip.Exists():
		case !zip.IsText("DEF"):
			p.ReportSeverityf(audit.Medium, "header/zip", "zip is %.40q, which no standard defines", zip.Raw())
		case p.Token.Inflated != nil && p.Token.Inflated.IsObject():
			p.Reportf("header/zip", "zip is %q on a signed token", zip.Text())
		default:
			p.ReportSeverityf(audit.Medium, "header/zip", "zip is DEF, but the payload holds no compressed claims")
		}
	},
}
