package token

import (
	"fmt"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

var sdHiddenValidity = audit.Rule{
	ID:       "sd-hidden-validity",
	Title:    "holder can hide when or for whom the token is valid",
	Severity: audit.High,
	Why:      "What is selectively disclosable the holder may leave out: a verifier that sees no exp takes an expired token for one without end.",
	Fix:      "Never make iss, exp, nbf, cnf or aud as a whole selectively disclosable, nor vct and status of a credential.",
	Refs:     []string{"RFC 9901 §9.7", "draft-ietf-oauth-sd-jwt-vc §2.2.2"},
	Bad:      `the disclosure ["2GLC42sKQveCfGfryNRN9w","exp",1767323945]`,
	Good:     `the disclosure ["2GLC42sKQveCfGfryNRN9w","age",42]`,
	Needs:    audit.NeedsDisclosure,
	CheckToken: func(p *audit.TokenPass) {
		for i := range p.Token.Disclosures {
			d := &p.Token.Disclosures[i]
			if !d.Name.Exists() {
				continue
			}
			switch d.Path {
			case "payload/iss", "payload/aud", "payload/exp", "payload/nbf", "payload/cnf":
			case "payload/vct", "payload/vct#integrity", "payload/status":
				if !strings.HasSuffix(mediaType(p.Header.Get("typ")), "+sd-jwt") {
					continue
				}
			default:
				continue
			}
			p.Reportf(fmt.Sprintf("disclosures/%d", i), "%s is selectively disclosable: the holder can leave it out", d.Name.Text())
		}
	},
}
