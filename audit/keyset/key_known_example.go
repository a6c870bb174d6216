package keyset

import "github.com/jwtctl/jwtctl/audit"

var keyKnownExample = audit.Rule{
	ID:       "key-known-example",
	Title:    "key is a published example",
	Severity: audit.Critical,
	Why:      "The private part stands in a standard, a manual or a test suite, for everyone to sign with.",
	Fix:      "Make a key of your own: openssl genpkey, or jwtctl keygen.",
	Refs:     []string{"RFC 7517 §A", "CWE-321"},
	Bad:      `{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}`,
	Good:     `{"kty":"OKP","crv":"Ed25519","x":"t47glzALZVM1gWX-9_NXelgTAzE7T2ojH5aeG-xOu3w"}`,
	CheckKey: func(p *audit.KeyPass) {
		if where, found := publishedKey(p.Key.Thumbprint()); found {
			p.Reportf("", "this key is printed in %s: everyone has its private part", where)
		}
	},
}
