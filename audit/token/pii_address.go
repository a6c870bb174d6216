package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var piiAddress = audit.Rule{
	ID:       "pii-address",
	Title:    "token carries a postal address",
	Severity: audit.Medium,
	Why:      "Everybody who sees the token, every log included, learns where the user lives.",
	Fix:      fixPersonal,
	Refs:     []string{"RFC 7519 §12", "OIDC Core §5.1.1", "GDPR Art. 5(1)(c)"},
	Bad:      `{"sub":"42","address":{"street_address":"1 Main St","locality":"Springfield"}}`,
	Good:     `{"sub":"42","address":{"country":"US"}}`,
	Cues:     []audit.Cue{{Like: func(name string, _ bool) bool { return kindOf(name) == addressName }}},
	CheckToken: func(p *audit.TokenPass) {
		done := false
		eachOfKind(p, addressName, func(m member) {
			if !done && isPostal(m) { // its parts are the same address
				p.ReportSeverityf(personal(p, audit.Medium), m.Path(), "a postal address")
				done = true
			}
		})
	},
}

// isPostal reports an address that leads to a door, a street or a town:
// "address" alone may be a country's, a machine's or a wallet's.
func isPostal(m member) bool {
	if m.value.Kind() == inspect.Object {
		for part := range m.value.Children() {
			switch string(part.NameBytes()) {
			case "street_address", "locality", "postal_code", "formatted", "streetAddress", "street", "city", "postalCode", "zip", "line1", "address1":
				if !saysNothing(part) {
					return true
				}
			}
		}
		return false
	}
	text := m.value.TextBytes()
	if !oneOf(lastSegment(m.name), "address", "home_address", "homeAddress", "postal_code", "postalCode", "postcode", "zip_code", "zipCode", "zipcode") {
		return !saysNothing(m.value) && m.value.Kind() == inspect.String
	}
	if bytes.HasPrefix(lastSegment(m.name), []byte("post")) || bytes.HasPrefix(lastSegment(m.name), []byte("zip")) {
		return countDigits(text) > 2 && len(text) <= 12
	}
	return bytes.ContainsAny(text, " \n") && !bytes.ContainsAny(text, ":@=") && countDigits(text) > 0 && countDigits(text) < len(text)/2
}
