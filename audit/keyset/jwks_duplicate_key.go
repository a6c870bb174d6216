package keyset

import "github.com/jwtctl/jwtctl/audit"

var jwksDuplicateKey = audit.Rule{
	ID:       "jwks-duplicate-key",
	Title:    "one key stands under several kids",
	Severity: audit.Medium,
	Why: "Revoking one of the names leaves the key trusted under the other, and a rotation that changes only " +
		"the name changes nothing.",
	Fix:  "Publish each key once; make a new key, not a new name, when you rotate.",
	Refs: []string{"RFC 7638", "NIST SP 800-57 Part 1 §5.3"},
	Bad:  `{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","kid":"1"},{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","kid":"2"}]}`,
	Good: `{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","kid":"1"},{"kty":"OKP","crv":"Ed25519","x":"t47glzALZVM1gWX-9_NXelgTAzE7T2ojH5aeG-xOu3w","kid":"2"}]}`,
	CheckSet: func(p *audit.SetPass) {
		first := map[string]int{}
		for i, k := range p.Source.Keys {
			print := k.Thumbprint()
			if print == "" {
				continue
			}
			if at, again := first[print]; !again {
				first[print] = i
			} else if p.Source.Keys[at].ID != k.ID {
				p.Reportf(p.Source.Path(i), "the key with kid %.80q is the same as %s", k.ID, p.Source.Path(at))
			}
		}
	},
}
