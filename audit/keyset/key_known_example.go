package keyset

import "github.com/jwtctl/jwtctl/audit"

var keyKnownExample = audit.Rule{
	ID:       "key-known-example",
	Title:    "key is a published example",
	Severity: audit.Critical,
	Why: "The private part stands in a standard, a manual or a test suite, for everyone to sign with. A file that " +
		"holds nothing but such keys is mostly a sample itself, hence medium; critical where the keys are served, or " +
		"stand among keys of your own.",
	Fix:  "Make a key of your own: openssl genpkey, or jwtctl keygen.",
	Refs: []string{"RFC 7517 §A", "CWE-321"},
	Bad:  `{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}`,
	Good: `{"kty":"OKP","crv":"Ed25519","x":"t47glzALZVM1gWX-9_NXelgTAzE7T2ojH5aeG-xOu3w"}`,
	CheckKey: func(p *audit.KeyPass) {
		if where, found := publishedKey(p.Key.Thumbprint()); found {
			severity := audit.Critical
			if sample(p.Source) {
				severity = audit.Medium
			}
			p.ReportSeverityf(severity, "", "this key is printed in %s: everyone has its private part", where)
		}
	},
}

// sample reports a file in which every usable key is a published example.
func sample(s *audit.KeySource) bool {
	if s.Published || len(s.Keys) > maxLookedAt {
		return false
	}
	for _, k := range s.Keys {
		if _, found := publishedKey(k.Thumbprint()); !found && usable(k) {
			return false
		}
	}
	return true
}
