package keyset

import "github.com/jwtctl/jwtctl/audit"

var jwkPrivate = audit.Rule{
	ID:       "jwk-private",
	Title:    "private key in a key set",
	Severity: audit.Critical,
	Why: "A key set is made to be published. Whoever reads this one can sign any token in your name, or read " +
		"what is encrypted to you. A keyring of jwtctl is private by design: of that it is told where its mode lets others read it.",
	Fix:  "Take the key out of use at once, and publish public members only. Let nobody but its owner read a keyring.",
	Refs: []string{"RFC 7517 §9.2", "RFC 7517 §8.1.2", "CWE-522"},
	Bad:  `{"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}]}`,
	Good: `{"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}`,
	CheckSet: func(p *audit.SetPass) {
		if ownRing(p.Source) && p.Source.Exposed != "" {
			p.Reportf("keys", "a keyring of private keys, which others can read: %s", p.Source.Exposed)
		}
	},
	CheckKey: func(p *audit.KeyPass) {
		if !p.InSet || p.Key.Type == "oct" || ownRing(p.Source) {
			return
		}
		for _, name := range privateMembers(p.Key.Type) {
			if p.Key.JSON.Get(name).Exists() {
				p.Reportf(name, "the private member %q stands in a key set", name)
				return
			}
		}
	},
}

// ownRing reports a keyring that lies in a file. One that is served is a leak.
func ownRing(s *audit.KeySource) bool { return s.Ring && !s.Published && !s.SetWanted }
