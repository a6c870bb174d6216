package token

import (
	"fmt"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var sdSalt = audit.Rule{
	ID:       "sd-salt",
	Title:    "salt of a disclosure can be guessed",
	Severity: audit.High,
	Why:      "The salt is all that keeps a verifier from finding a hidden claim by trying values. A short one can be tried out, and one that is used twice gives the second claim away with the first.",
	Fix:      "Make a fresh random salt of 128 bits for each disclosure.",
	Refs:     []string{"RFC 9901 §9.3", "RFC 9901 §9.4"},
	Bad:      `the disclosures ["a1","age",42] and ["a1","zip","10115"]`,
	Good:     `the disclosure ["2GLC42sKQveCfGfryNRN9w","age",42]`,
	Needs:    audit.NeedsDisclosure,
	CheckToken: func(p *audit.TokenPass) {
		var used map[string]bool
		for i := range p.Token.Disclosures {
			salt := p.Token.Disclosures[i].Salt
			if salt.Kind() != inspect.String {
				continue // sd-structure
			}
			switch bits, _ := room(salt.TextBytes()); {
			case used[salt.Text()]:
				p.Reportf(fmt.Sprintf("disclosures/%d/0", i), "the salt is used for another disclosure too")
			case bits < 64:
				p.Reportf(fmt.Sprintf("disclosures/%d/0", i), "the salt holds %d bits at most", bits)
			case bits < 126: // 21 characters of base64url, to be just
				p.ReportSeverityf(audit.Medium, fmt.Sprintf("disclosures/%d/0", i), "the salt holds %d bits at most; 128 are asked for", bits)
			}
			if used == nil {
				used = make(map[string]bool, len(p.Token.Disclosures))
			}
			used[salt.Text()] = true
		}
	},
}
