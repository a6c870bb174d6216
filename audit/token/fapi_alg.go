package token

import "github.com/jwtctl/jwtctl/audit"

var fapiAlg = audit.Rule{
	ID:       "fapi-alg",
	Title:    "algorithm is not one of FAPI 2.0",
	Severity: audit.High,
	Why:      "FAPI 2.0 allows PS256, ES256 and EdDSA with Ed25519 only, and servers that conform reject the rest.",
	Fix:      "Sign with PS256, ES256 or Ed25519.",
	Refs:     []string{"FAPI 2.0 Security Profile §5.4.1", "RFC 8725 §3.1"},
	Bad:      `{"alg":"RS256"} under --fapi2`,
	Good:     `{"alg":"ES256"} under --fapi2`,
	Needs:    audit.NeedsFAPI2,
	CheckToken: func(p *audit.TokenPass) {
		if !p.Policy.FAPI2 || p.Token.IsEncrypted() {
			return
		}
		switch p.Alg {
		case "PS256", "ES256", "Ed25519", "", "none": // alg-none, alg-missing
		case "EdDSA":
			if len(p.Token.Signature.Bytes) == 114 {
				p.Reportf("header/alg", "EdDSA with Ed448; FAPI 2.0 allows Ed25519 only")
			}
		default:
			p.Reportf("header/alg", "alg is %q; FAPI 2.0 allows PS256, ES256 and EdDSA with Ed25519", p.Alg)
		}
	},
}
