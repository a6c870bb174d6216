package endpoint

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var discAlgWeak = audit.Rule{
	ID:       "disc-alg-weak",
	Title:    "weak algorithm is offered",
	Severity: audit.High,
	Why: "RS1 signs SHA-1 hashes, of which collisions are made to order. RSA1_5 is medium: it is safe only where a server " +
		"never tells, not even by its timing, whether the padding was right, and clients choose whether to use it.",
	Fix:  "Offer RS256, ES256 or EdDSA for signatures, RSA-OAEP-256 or ECDH-ES for encryption.",
	Refs: []string{"RFC 8725 §3.2", "IANA JOSE", "draft-ietf-jose-deprecate-none-rsa15"},
	Bad:  `{"issuer":"https://as.acme.dev","id_token_signing_alg_values_supported":["RS256","RS1"]}`,
	Good: `{"issuer":"https://as.acme.dev","id_token_signing_alg_values_supported":["RS256"],"id_token_encryption_alg_values_supported":["RSA-OAEP-256"]}`,
	CheckMetadata: func(p *audit.MetadataPass) {
		lists(p, "_values_supported", func(list inspect.Value, name string) {
			if !strings.Contains(name, "_alg_") {
				return
			}
			if list.HasText("RS1") {
				p.Reportf(name, "RS1 signs with SHA-1")
			}
			if list.HasText("RSA1_5") {
				p.ReportSeverityf(audit.Medium, name, "RSA1_5 is open to padding oracle attacks")
			}
		})
	},
}
