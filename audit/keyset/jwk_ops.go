package keyset

import (
	"cmp"
	"slices"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

var jwkOps = audit.Rule{
	ID:       "jwk-ops",
	Title:    "use and key_ops are at odds",
	Severity: audit.Medium,
	Why: "Programs that go by one and programs that go by the other use the key for different things, and one " +
		"key for several is what both members are to prevent.",
	Fix: "Leave key_ops out beside use, or list one pair: sign and verify, encrypt and decrypt, wrapKey and " +
		"unwrapKey.",
	Refs: []string{"RFC 7517 §4.2", "RFC 7517 §4.3"},
	Bad:  `{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","use":"sig","key_ops":["encrypt"]}`,
	Good: `{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","use":"sig","key_ops":["verify"]}`,
	CheckKey: func(p *audit.KeyPass) {
		k := p.Key
		if use := k.Use; use != "sig" && use != "enc" && (strings.EqualFold(use, "sig") || strings.EqualFold(use, "enc")) {
			p.Reportf("use", "use is %q; names are case-sensitive", use)
		}
		family := ""
		for i, op := range k.Operations {
			is := opFamily(op)
			switch {
			case is == "":
				p.Reportf("key_ops", "key_ops has %.40q, which is not registered", op)
			case slices.Contains(k.Operations[:i], op):
				p.Reportf("key_ops", "key_ops has %q twice", op)
			case family != "" && is != family:
				p.Reportf("key_ops", "key_ops has operations that do not belong together")
				return
			case k.Use == "sig" && is != "sign", k.Use == "enc" && is == "sign":
				p.Reportf("key_ops", "use is %q and key_ops has %q", k.Use, op)
			}
			family = cmp.Or(family, is)
		}
	},
}

// opFamily returns which operations a key may have together, RFC 7517 §4.3.
func opFamily(op string) string {
	switch op {
	case "sign", "verify":
		return "sign"
	case "encrypt", "decrypt":
		return "encrypt"
	case "wrapKey", "unwrapKey":
		return "wrap"
	case "deriveKey", "deriveBits":
		return "derive"
	}
	return ""
}
