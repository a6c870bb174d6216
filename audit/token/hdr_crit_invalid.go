package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var hdrCritInvalid = audit.Rule{
	ID:       "hdr-crit-invalid",
	Title:    "crit breaks its own rules",
	Severity: audit.High,
	Why: "Such a token must be refused. A verifier that accepts it does not look into crit at all, " +
		"and will not honour the extensions that others rely on.",
	Fix:    "List in crit, once each, the extension parameters that are present in the header; leave crit out if there are none.",
	Refs:   []string{"RFC 7515 §4.1.11"},
	Bad:    `{"alg":"ES256","crit":[]}`,
	Good:   `{"alg":"ES256","crit":["b64"],"b64":true}`,
	Needs:  audit.NeedsParameter,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		crit := p.Header.Get("crit")
		switch {
		case !crit.Exists():
		case crit.Kind() != inspect.Array:
			p.Reportf("header/crit", "crit is a JSON %s, not an array of names", crit.Kind())
		case crit.Len() == 0:
			p.Reportf("header/crit", "crit is empty")
		case crit.Len() > maxCritical:
			p.Reportf("header/crit", "crit lists %d names", crit.Len())
		default:
			for name := range crit.Children() {
				if fault := critFault(p, crit, name); fault != "" {
					p.Reportf("header"+name.Path(), "%s", fault)
					return
				}
			}
		}
	},
}

// maxCritical is more names than anybody has extensions.
const maxCritical = 64

// critFault says what is wrong with one name of the list, "" if nothing is.
func critFault(p *audit.TokenPass, crit, name inspect.Value) string {
	if name.Kind() != inspect.String {
		return "crit lists a JSON " + name.Kind().String() + ", not a name"
	}
	if h, ok := inspect.FindHeaderParameter(name.TextBytes()); ok && h.Core {
		return "crit lists " + h.Name + ", which every implementation must know"
	}
	for earlier := range crit.Children() {
		if earlier == name {
			break
		}
		if earlier.IsText(name.Text()) {
			return "crit lists a name twice"
		}
	}
	if !p.Header.Get(name.Text()).Exists() {
		return "crit lists a parameter that is not in the header"
	}
	return ""
}
