package keyset

import "github.com/jwtctl/jwtctl/audit"

var jwksKeyDualUse = audit.Rule{
	ID:       "jwks-key-dual-use",
	Title:    "one key signs and encrypts",
	Severity: audit.High,
	Why: "What one use reveals can be turned against the other: a decryption service that answers for chosen " +
		"ciphertexts makes signatures. For RSA that is practical; of an EC key no such attack is known, hence medium.",
	Fix:  "Use one key for signatures and another for encryption.",
	Refs: []string{"draft-ietf-oauth-rfc8725bis §3.1", "NIST SP 800-57 Part 1 §5.2", "CVE-2017-13099"},
	Bad:  `{"keys":[{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","use":"sig","kid":"1"},{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","use":"enc","kid":"1"}]}`,
	Good: `{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","use":"sig","kid":"1"},{"kty":"OKP","crv":"Ed25519","x":"t47glzALZVM1gWX-9_NXelgTAzE7T2ojH5aeG-xOu3w","use":"sig","kid":"2"}]}`,
	CheckSet: func(p *audit.SetPass) {
		first := map[string]int{}
		for i, k := range p.Source.Keys {
			print, use := k.Thumbprint(), useOf(k)
			if print == "" || use == "" {
				continue
			}
			if at, again := first[print]; !again {
				first[print] = i
			} else if useOf(p.Source.Keys[at]) != use {
				severity := audit.High
				if k.Type == "EC" {
					severity = audit.Medium
				}
				p.ReportSeverityf(severity, p.Source.Path(i)+"/use", "the key is for %q here and for %q at %s", use, useOf(p.Source.Keys[at]), p.Source.Path(at))
			}
		}
	},
}
