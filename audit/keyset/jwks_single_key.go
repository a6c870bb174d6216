package keyset

import "github.com/jwtctl/jwtctl/audit"

var jwksSingleKey = audit.Rule{
	ID:       "jwks-single-key",
	Title:    "only one signing key is published",
	Severity: audit.Info,
	Why: "A rotation needs the next key to be published before its first use, and the last one until its " +
		"tokens have expired.",
	Fix:  "Publish the next key a day before you sign with it.",
	Refs: []string{"OpenID Connect Core §10.1.1"},
	Bad:  `{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","use":"sig"}]}`,
	Good: `{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","use":"sig"},{"kty":"OKP","crv":"Ed25519","x":"t47glzALZVM1gWX-9_NXelgTAzE7T2ojH5aeG-xOu3w","use":"sig"}]}`,
	CheckSet: func(p *audit.SetPass) {
		if !p.Source.IsSet() {
			return
		}
		signing := 0
		for _, k := range p.Source.Keys {
			if maySign(k) {
				signing++
			}
		}
		if signing == 1 {
			p.Reportf("keys", "the set has one signing key")
		}
	},
}
