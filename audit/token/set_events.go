package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var setEvents = audit.Rule{
	ID:       "set-events",
	Title:    "security event token tells of no event",
	Severity: audit.High,
	Why:      "The events are all that a receiver acts on: it must reject a token without, and cannot tell it from an ordinary one.",
	Fix:      "Set events to an object with one member for each event: its URI, and an object with the details.",
	Refs:     []string{"RFC 8417 §2", "RFC 8417 §2.2"},
	Bad:      `{"alg":"ES256","typ":"secevent+jwt"} with {"iss":"https://as.example","events":{}}`,
	Good:     `{"alg":"ES256","typ":"secevent+jwt"} with {"iss":"https://as.example","events":{"https://schemas.openid.net/secevent/risc/event-type/account-disabled":{}}}`,
	Profiles: []audit.Profile{audit.ProfileSET},
	CheckToken: func(p *audit.TokenPass) {
		events := p.Claims.Get("events")
		switch {
		case lacks(p, "events"):
			p.Reportf("payload/events", "no events: the token tells of nothing")
			return
		case !events.Exists():
			return
		case events.Kind() != inspect.Object:
			p.Reportf("payload/events", "events is a JSON %s, not an object", events.Kind())
			return
		case events.Len() == 0:
			p.Reportf("payload/events", "events is empty: the token tells of nothing")
		}
		for e := range events.Children() {
			switch {
			case e.Kind() != inspect.Object:
				p.Reportf("payload"+e.Path(), "the event is a JSON %s, not an object", e.Kind())
				return
			case bytes.IndexByte(e.NameBytes(), ':') <= 0:
				p.ReportSeverityf(audit.Medium, "payload"+e.Path(), "%q is no URI: nobody knows whose event it is", brief(e.Name()))
				return
			}
		}
	},
}
