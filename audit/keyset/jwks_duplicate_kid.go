package keyset

import "github.com/jwtctl/jwtctl/audit"

var jwksDuplicateKid = audit.Rule{
	ID:       "jwks-duplicate-kid",
	Title:    "one kid names several keys",
	Severity: audit.High,
	Why: "A verifier takes the first key of that name, or the last: tokens signed with the other fail at " +
		"random, and key rotation breaks.",
	Fix:  "Give each key its own kid, best its RFC 7638 thumbprint.",
	Refs: []string{"RFC 7517 §4.5"},
	Bad:  `{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","kid":"1"},{"kty":"OKP","crv":"Ed25519","x":"t47glzALZVM1gWX-9_NXelgTAzE7T2ojH5aeG-xOu3w","kid":"1"}]}`,
	Good: `{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","kid":"1"},{"kty":"OKP","crv":"Ed25519","x":"t47glzALZVM1gWX-9_NXelgTAzE7T2ojH5aeG-xOu3w","kid":"2"}]}`,
	CheckSet: func(p *audit.SetPass) {
		first := map[string]int{}
		for i, k := range p.Source.Keys {
			if k.ID == "" {
				continue
			}
			at, again := first[k.ID]
			if !again {
				first[k.ID] = i
				continue
			}
			other := p.Source.Keys[at]
			switch {
			case sameKey(k, other):
			case k.Type != other.Type:
				p.ReportSeverityf(audit.Low, p.Source.Path(i)+"/kid", "kid %.80q is also that of %s, of another type", k.ID, p.Source.Path(at))
			default:
				p.Reportf(p.Source.Path(i)+"/kid", "kid %.80q is also that of %s, another key", k.ID, p.Source.Path(at))
			}
		}
	},
}
