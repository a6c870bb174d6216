package token

import "github.com/jwtctl/jwtctl/audit"

var atClaimMissing = audit.Rule{
	ID:       "at-claim-missing",
	Title:    "access token does not name its client",
	Severity: audit.Medium,
	Why:      "The service cannot hold the client to its rights, nor tell in its logs which one acted; RFC 9068 requires client_id.",
	Fix:      "Set client_id to the client that the token was issued to.",
	Refs:     []string{"RFC 9068 §2.2", "RFC 8693 §4.3"},
	Bad:      `{"alg":"ES256","typ":"at+jwt"} with {"sub":"alice","scope":"read"}`,
	Good:     `{"alg":"ES256","typ":"at+jwt"} with {"sub":"alice","scope":"read","client_id":"web"}`,
	Profiles: []audit.Profile{audit.ProfileAccessToken},
	Lacks:    "client_id",
	CheckToken: func(p *audit.TokenPass) {
		if !isDeclared(p) || !lacks(p, "client_id") {
			return
		}
		for _, name := range [...]string{"azp", "cid", "appid"} {
			if states(p, name) {
				p.ReportSeverityf(audit.Low, "payload/client_id", "no client_id: %s names the client, where not every service looks", name)
				return
			}
		}
		p.Reportf("payload/client_id", "no client_id: nothing says which client the token was issued to")
	},
}
