package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
)

var atSubClient = audit.Rule{
	ID:       "at-sub-client",
	Title:    "client's token looks like a user's",
	Severity: audit.Low,
	Why:      "A client that asked for the token in its own name is the subject, and yet there are claims about a user: a service that looks at them lets the client in as somebody.",
	Fix:      "Leave claims about users out of tokens that clients get for themselves, and keep client IDs and user IDs apart.",
	Refs:     []string{"RFC 9700 §4.15", "RFC 9068 §5"},
	Bad:      `{"alg":"ES256","typ":"at+jwt"} with {"sub":"web","client_id":"web","email":"alice@example.com"}`,
	Good:     `{"alg":"ES256","typ":"at+jwt"} with {"sub":"web","client_id":"web"}`,
	Profiles: []audit.Profile{audit.ProfileAccessToken},
	Cues:     []audit.Cue{{Names: []string{"email", "given_name", "family_name", "phone_number", "birthdate", "preferred_username", "upn", "auth_time"}}},
	CheckToken: func(p *audit.TokenPass) {
		sub := p.Claims.Get("sub").TextBytes()
		id := p.Claims.Get("client_id").TextBytes()
		if len(id) == 0 || string(id) != string(sub) {
			return
		}
		for _, name := range [...]string{"email", "given_name", "family_name", "phone_number", "birthdate", "preferred_username", "upn", "auth_time"} {
			v := p.Claims.Get(name)
			text := v.TextBytes()
			if v.Exists() && !bytes.HasPrefix(text, []byte("service-account")) && !bytes.HasSuffix(text, []byte("gserviceaccount.com")) {
				p.Reportf("payload/"+name, "sub is the client itself, and yet there is %s, which tells about a user", name)
				return
			}
		}
	},
}
