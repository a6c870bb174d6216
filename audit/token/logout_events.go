package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var logoutEvents = audit.Rule{
	ID:       "logout-events",
	Title:    "logout token does not say that it is one",
	Severity: audit.High,
	Why:      "The event is what makes a token a logout token: clients must reject it without, and one that does not look takes any token of the issuer for a logout.",
	Fix:      `Set "events":{"http://schemas.openid.net/event/backchannel-logout":{}}.`,
	Refs:     []string{"OIDC Back-Channel Logout §2.4", "RFC 8417 §2.2"},
	Bad:      `{"alg":"ES256","typ":"logout+jwt"} with {"sub":"alice","events":{"logout":{}}}`,
	Good:     `{"alg":"ES256","typ":"logout+jwt"} with {"sub":"alice","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}`,
	Profiles: []audit.Profile{audit.ProfileLogoutToken},
	CheckToken: func(p *audit.TokenPass) {
		events := p.Claims.Get("events")
		event := events.Get("http://schemas.openid.net/event/backchannel-logout")
		switch {
		case lacks(p, "events"):
			p.Reportf("payload/events", "no events: the token does not say that it is a logout token")
		case !events.Exists():
		case events.Kind() != inspect.Object:
			p.Reportf("payload/events", "events is a JSON %s, not an object", events.Kind())
		case !event.Exists():
			p.Reportf("payload/events", "events does not hold the back-channel logout event")
		case event.Kind() != inspect.Object:
			p.Reportf("payload"+event.Path(), "the logout event is a JSON %s, not an object", event.Kind())
		}
	},
}
