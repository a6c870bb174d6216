package endpoint

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var discAlgMixed = audit.Rule{
	ID:       "disc-alg-mixed",
	Title:    "shared secrets and key pairs sign side by side",
	Severity: audit.Medium,
	Why: "A verifier that accepts both kinds can be made to take the public key for the secret of an HMAC, and an ID " +
		"token by client secret can be written by every holder of that secret.",
	Fix:  "Offer asymmetric algorithms only, and pin one for each client.",
	Refs: []string{"RFC 8725 §3.1", "OWASP ASVS 9.1.2"},
	Bad:  `{"issuer":"https://as.acme.dev","id_token_signing_alg_values_supported":["HS256","RS256"]}`,
	Good: `{"issuer":"https://as.acme.dev","id_token_signing_alg_values_supported":["ES256","RS256"]}`,
	CheckMetadata: func(p *audit.MetadataPass) {
		lists(p, "_signing_alg_values_supported", func(list inspect.Value, name string) {
			if strings.HasSuffix(name, authAlgs) {
				return // client_secret_jwt and private_key_jwt are two methods with keys of their own
			}
			var mac, signature string
			for v := range list.Children() {
				switch alg, known := inspect.FindAlgorithm(v.Text()); {
				case known && alg.Kind == inspect.MAC:
					mac = v.Text()
				case known && alg.Kind == inspect.Signature:
					signature = v.Text()
				}
			}
			if mac != "" && signature != "" {
				p.Reportf(name, "%s stands beside %s", mac, signature)
			}
		})
	},
}
