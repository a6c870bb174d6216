package keyset

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var jwkAlgMissing = audit.Rule{
	ID:       "jwk-alg-missing",
	Title:    "key is not bound to an algorithm",
	Severity: audit.Low,
	Why:      "A key that may serve several algorithms leaves the choice to the token, which an attacker writes.",
	Fix:      "Set alg in the JWK, and use one key with one algorithm only.",
	Refs:     []string{"draft-ietf-oauth-rfc8725bis §3.1", "RFC 7517 §4.4"},
	Bad:      `{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}`,
	Good:     `{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","alg":"EdDSA"}`,
	CheckKey: func(p *audit.KeyPass) {
		if p.Key.JSON.Kind() == inspect.Object && !p.Key.JSON.Get("alg").Exists() && p.Key.Type != "AKP" {
			p.Reportf("alg", "the key names no algorithm")
		}
	},
}
