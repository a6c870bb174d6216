package keyset

import "github.com/jwtctl/jwtctl/audit"

var jwksUseRequired = audit.Rule{
	ID:       "jwks-use-required",
	Title:    "signing and encryption keys are mixed without use",
	Severity: audit.High,
	Why: "Where a set has both kinds, every key must say which it is; a client may otherwise encrypt to the " +
		"signing key or verify with the other. Where alg or key_ops tells, it is medium.",
	Fix:  `Give each key of the set a use, "sig" or "enc".`,
	Refs: []string{"RFC 8414 §2", "OpenID Connect Discovery §3"},
	Bad:  `{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"},{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","use":"enc"}]}`,
	Good: `{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","use":"sig"},{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","use":"enc"}]}`,
	CheckSet: func(p *audit.SetPass) {
		if !p.Source.IsSet() {
			return
		}
		var sig, enc bool
		missing, severity := -1, audit.Medium
		for i, k := range p.Source.Keys {
			use := useOf(k)
			enc = enc || use == "enc"
			sig = sig || use == "sig" || use == "" && maySign(k)
			if missing < 0 && k.Use == "" {
				missing = i
			}
			if k.Use == "" && use == "" {
				severity = audit.High // neither alg nor key_ops tells
			}
		}
		if sig && enc && missing >= 0 {
			p.ReportSeverityf(severity, p.Source.Path(missing)+"/use", "the set has keys for signatures and for encryption, and this one says neither")
		}
	},
}
