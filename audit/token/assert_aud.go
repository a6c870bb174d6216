package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var assertAud = audit.Rule{
	ID:       "assert-aud",
	Title:    "client assertion is not for one authorization server",
	Severity: audit.Medium,
	Why:      "With several audiences, or with an endpoint that another server names as its own, an assertion can be passed on and used against the server it was made for.",
	Fix:      "Set aud to the issuer identifier of the authorization server, as a single string.",
	Refs:     []string{"RFC 7523 §3", "draft-ietf-oauth-rfc7523bis", "FAPI 2.0 Security Profile §5.3.3", "CVE-2025-27370"},
	Bad:      `{"alg":"ES256","typ":"client-authentication+jwt"} with {"aud":["https://as.example","https://other.example"]}`,
	Good:     `{"alg":"ES256","typ":"client-authentication+jwt"} with {"aud":"https://as.example"}`,
	Profiles: []audit.Profile{audit.ProfileClientAssertion},
	CheckToken: func(p *audit.TokenPass) {
		aud := p.Claims.Get("aud")
		fapi := func(s audit.Severity) audit.Severity {
			if p.Policy.FAPI2 {
				return audit.High
			}
			return s
		}
		switch {
		case aud.Kind() == inspect.Array && aud.Len() > 1:
			p.ReportSeverityf(fapi(audit.Medium), "payload/aud", "%d audiences: each can present the assertion to the others", aud.Len())
		case aud.Kind() == inspect.Array && p.Policy.FAPI2:
			p.ReportSeverityf(audit.High, "payload/aud", "aud is an array; FAPI 2.0 demands the issuer as a string")
		case isEndpoint(aud.TextBytes()):
			p.ReportSeverityf(fapi(audit.Low), "payload/aud", "aud is the endpoint %q, not the server's issuer identifier", brief(aud.Text()))
		}
	},
}

// isEndpoint reports the URL of an OAuth endpoint.
func isEndpoint(aud []byte) bool {
	u, ok := splitURL(aud)
	if !ok {
		return false
	}
	path, _, _ := bytes.Cut(u.rest, []byte{'?'})
	path = bytes.TrimSuffix(path, []byte{'/'})
	return oneOf(lastSegment(path), "token", "token.oauth2", "par", "introspect", "introspection", "revoke", "revocation", "bc-authorize", "authorize")
}
