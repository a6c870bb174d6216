package token

import (
	"errors"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var jweInflate = audit.Rule{
	ID:       "jwe-inflate",
	Title:    "encrypted content inflates without measure",
	Severity: audit.High,
	Why: "A token of a few kilobytes can inflate to gigabytes and take the recipient's memory. Everyone who has the " +
		"public key can make one. It is told where a given key opens the token, and is never inflated beyond 250 KB.",
	Fix:   "Refuse zip at the recipient, or stop inflating at 250 KB; find out who made the token.",
	Refs:  []string{"draft-ietf-oauth-rfc8725bis §3.15", "CVE-2024-28180"},
	Bad:   `{"alg":"RSA-OAEP-256","enc":"A256GCM","zip":"DEF"} with a gigabyte of zeros`,
	Good:  `{"alg":"RSA-OAEP-256","enc":"A256GCM"}`,
	Needs: audit.NeedsEncryption | audit.NeedsKeys,
	CheckToken: func(p *audit.TokenPass) {
		if !p.Token.IsEncrypted() || !p.Header.Get("zip").IsText("DEF") || costly(p) {
			return
		}
		for _, set := range p.Policy.Keys {
			_, err := inspect.Decrypt(p.Token, set.Keys, inspect.DecryptOptions{AllowRSA15: true, AllowWeakKeys: true})
			var closed *inspect.DecryptError
			if errors.As(err, &closed) && closed.Failure == inspect.TooMuchContent {
				p.Reportf("ciphertext", "%d bytes of ciphertext inflate to more than %d", len(p.Token.Ciphertext.Bytes), inspect.MaxInflatedBytes)
				return
			}
		}
	},
}

// maxDerivations is how often a password is hashed for a look at a token. More
// would let a log full of tokens hold up an audit, and who does not know the
// password cannot make one that inflates.
const maxDerivations = 20_000

// costly reports a password-based token that is not worth the work.
func costly(p *audit.TokenPass) bool {
	n, ok := p.Header.Get("p2c").Int()
	return usesPassword(p) && (!ok || n > maxDerivations)
}
