package token

import "github.com/jwtctl/jwtctl/audit"

var sigExampleToken = audit.Rule{
	ID:       "sig-example-token",
	Title:    "token is a published sample",
	Severity: audit.Info,
	Why: "The token stands in a specification or on a web page, mostly with its key. Where a system accepts it, " +
		"everyone can make tokens for that system.",
	Fix:  "Make sure that no verifier trusts the sample's key.",
	Refs: []string{"RFC 7515 Appendix A", "RFC 7520", "RFC 7797 §4", "jwt.io"},
	Bad:  "the token that jwt.io shows first",
	Good: "a token of your own issuer",
	CheckToken: func(p *audit.TokenPass) {
		if p.Token.IsEncrypted() {
			return
		}
		if where := published(p.Token.Signature.Raw); where != "" {
			p.Reportf("token", "this is a sample token of %s", where)
		}
	},
}

// published says where a signature was published. The first 22 characters, 132
// bits, tell signatures apart.
func published(sig []byte) string {
	if len(sig) < 43 {
		return ""
	}
	switch string(sig[:22]) {
	case "SflKxwRJSMeKKF2QT4fwpM", "TJVA95OrM7E2cBab30RMHr", "KMUFsIDTnFmyG3nMiGM6H9", "XbPfbIHMI6arZ3Y922BhjW",
		"POstGetfAytaZS82wHcjoT", "NHVaYe26MbtOYhSKkoKYdF", "tyh-VfuzIxCyGYDlkBA7Df":
		return "jwt.io"
	case "dBjftJeZ4CVP-mB92K27uh", "cC4hiUPoj9Eetdgtv3hF80", "DtEhU3ljbEg8L38VWAfUAq", "AdwMgeerwtHoh-l192l60h":
		return "RFC 7515"
	case "MRjdkly7_-oTPTS3AXP41i", "cu22eBqkYDKgIlTpzDXGva", "AE_R_YZCChjn4791jSQCrd", "s0h6KThzkfBBBkLspW1h84":
		return "RFC 7520"
	case "hgyY0il_MGCjP0JzlnLWG1":
		return "RFC 8037"
	case "NTibBYW_ZoNHGm4ZrWCqYA", "MRPihYtNIcwKTZ_mcMSPfr":
		return "OpenID Connect Core"
	case "VLBCIVDCaeK6M4hLJb6SHQ":
		return "RFC 8225"
	case "DaYlNEoUrrEn2Ig7tqibS-", "EGIM96RAZx35lJzdJsyH-q":
		return "the Supabase documentation"
	}
	return ""
}
