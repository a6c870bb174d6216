package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var kbBinding = audit.Rule{
	ID:       "kb-binding",
	Title:    "key binding is not for this token",
	Severity: audit.Critical,
	Why:      "The holder signed for another token or other disclosures: somebody has put the parts together, and a verifier that does not check sd_hash lets it pass.",
	Fix:      "Reject the presentation; as a holder, sign anew for each selection of disclosures.",
	Refs:     []string{"RFC 9901 §4.3.1", "RFC 9901 §7.3", "RFC 9901 §9.2"},
	Bad:      "an SD-JWT whose key binding has the sd_hash of another selection",
	Good:     "an SD-JWT whose key binding has the hash of what stands before it",
	Needs:    audit.NeedsKeyBinding,
	CheckToken: func(p *audit.TokenPass) {
		kb := p.Token.KeyBinding
		if kb == nil || kb.Malformed() || !p.HasClaims() {
			return
		}
		if !p.Claims.Get("cnf").Exists() {
			p.ReportSeverityf(audit.High, "payload/cnf", "a key binding, but no cnf: nothing says whose key must have signed it")
		}
		hash := kb.Claim("sd_hash")
		if hash.Kind() != inspect.String {
			return // kb-claims
		}
		covered := p.Token.Text[:bytes.LastIndexByte(p.Token.Text, '~')+1]
		if want := p.Token.DisclosureDigest(covered); want != "" && !hash.IsText(want) {
			p.Reportf("key_binding/payload/sd_hash", "sd_hash does not cover this token with these disclosures")
		}
	},
}
