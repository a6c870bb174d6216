package token

import "github.com/jwtctl/jwtctl/audit"

var idHeaderKeys = audit.Rule{
	ID:       "id-header-keys",
	Title:    "ID token carries its own certificate",
	Severity: audit.Medium,
	Why:      "The keys of an OpenID provider are known in advance. A client that takes the one in the header accepts any token whose sender has a certificate.",
	Fix:      "Leave x5c out and name the key by kid; clients use the keys from jwks_uri only.",
	Refs:     []string{"OIDC Core §2", "RFC 8725 §3.10", "OWASP ASVS 9.1.3"},
	Bad:      `{"alg":"ES256","x5c":["MIIB"]} with {"nonce":"n"}`,
	Good:     `{"alg":"ES256","kid":"2026-01"} with {"nonce":"n"}`,
	Profiles: []audit.Profile{audit.ProfileIDToken},
	Needs:    audit.NeedsParameter,
	Origin:   true,
	CheckToken: func(p *audit.TokenPass) {
		if p.Header.Get("x5c").Exists() && !p.Token.IsEncrypted() { // hdr-jwk, hdr-jku and hdr-x5u report the others
			p.Reportf("header/x5c", "x5c in an ID token: its keys come from jwks_uri, never from the token")
		}
	},
}
