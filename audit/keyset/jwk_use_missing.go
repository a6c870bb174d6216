package keyset

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var jwkUseMissing = audit.Rule{
	ID:       "jwk-use-missing",
	Title:    "key does not say what it is for",
	Severity: audit.Low,
	Why:      "A client may encrypt to the signing key or verify with the encryption key.",
	Fix:      `Set use to "sig" or "enc", or list key_ops.`,
	Refs:     []string{"RFC 7517 §4.2", "RFC 7517 §4.3"},
	Bad:      `{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}`,
	Good:     `{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","use":"sig"}]}`,
	CheckKey: func(p *audit.KeyPass) {
		jwk := p.Key.JSON
		if p.InSet && jwk.Kind() == inspect.Object && !jwk.Get("use").Exists() && !jwk.Get("key_ops").Exists() {
			p.Reportf("use", "the key has neither use nor key_ops")
		}
	},
}
