package token

import "github.com/jwtctl/jwtctl/audit"

var hmacLowEntropy = audit.Rule{
	ID:       "hmac-low-entropy",
	Title:    "HMAC secret is text that can be guessed",
	Severity: audit.High,
	Why: "Words, dates and repetitions make a secret long, not strong: guessing programs put them together just as " +
		"people do, and anyone with one token can check the guesses offline.",
	Fix:   "Use random bytes: openssl rand -base64 48.",
	Refs:  []string{"RFC 8725 §3.5", "CWE-521"},
	Bad:   `{"alg":"HS256"} with the secret "our-company-production-signing-key", given by --secret-file`,
	Good:  `{"alg":"HS256"} with a random secret, given by --secret-file`,
	Needs: audit.NeedsKeys,
	CheckToken: func(p *audit.TokenPass) {
		secret := provenSecret(p)
		if secret == nil {
			return
		}
		if bits, text := guessBits(secret); text && bits < 128 {
			p.Reportf("signature", "the secret is text of about %d bits by estimate, under 128", bits)
		}
	},
}
