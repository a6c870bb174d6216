package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var sdStructure = audit.Rule{
	ID:       "sd-structure",
	Title:    "disclosures do not fit together",
	Severity: audit.High,
	Why:      "A conforming verifier must reject the SD-JWT. One that does not takes a claim that the issuer never made, or of two the wrong one.",
	Fix:      "Make disclosures with an SD-JWT library, and send none that the issuer's part does not refer to.",
	Refs:     []string{"RFC 9901 §7.1", "RFC 9901 §4.2"},
	Bad:      `{"_sd":["abc","abc"]}`,
	Good:     `{"_sd":["abc","def"]}`,
	Needs:    audit.NeedsSelective,
	CheckToken: func(p *audit.TokenPass) {
		if !isSelective(p) || !p.HasClaims() || p.Token.Malformed() {
			return
		}
		for i := range p.Token.Problems {
			if pr := &p.Token.Problems[i]; pr.Code == inspect.CodeDisclosure {
				reportProblem(p, audit.High, pr)
			}
		}
		if kb := p.Token.KeyBinding; kb != nil && kb.Form != inspect.FormJWS {
			p.Reportf("token", "what stands behind the last %q is no key binding JWT", "~")
		}
		walkDigests(p)
		if len(p.Token.Disclosures) > 0 {
			checkDisclosedNames(p)
		}
	},
}
