package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var piiGeo = audit.Rule{
	ID:       "pii-geo",
	Title:    "token carries a location",
	Severity: audit.Low,
	Why:      "Coordinates tell where the user is or lives to a few metres, and everybody who sees the token learns them.",
	Fix:      "Leave them out, or round them to what the service needs, such as the country.",
	Refs:     []string{"RFC 7519 §12", "GDPR Art. 4(1)"},
	Bad:      `{"sub":"42","lat":52.520008,"lon":13.404954}`,
	Good:     `{"sub":"42","country":"DE"}`,
	Cues:     []audit.Cue{{Names: []string{"coordinates", "lat", "latitude"}}, {Facts: audit.FactPoint}},
	CheckToken: func(p *audit.TokenPass) {
		if isPlace(p.Claims) {
			p.ReportSeverityf(personal(p, audit.Low), "payload", "latitude and longitude")
		}
		var found tally
		eachMember(p, func(m member) {
			switch m.value.Kind() {
			case inspect.Object:
				if isPlace(m.value) {
					p.ReportSeverityf(personal(p, audit.Low), found.path(m), "latitude and longitude")
				}
			case inspect.String:
				if text := m.value.TextBytes(); mayBeCoordinates(text) && isCoordinates(text) && (bytes.HasPrefix(text, []byte("geo:")) || kindOf(m.name) == placeName) {
					p.ReportSeverityf(personal(p, audit.Low), found.path(m), "coordinates %s", audit.Mask(string(text)))
				}
			}
		})
	},
}
