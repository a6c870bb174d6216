package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var idEmailUnverified = audit.Rule{
	ID:       "id-email-unverified",
	Title:    "e-mail address is not known to be the user's",
	Severity: audit.Low,
	Why:      "A client that knows its users by e-mail address lets in whoever typed in somebody else's.",
	Fix:      "Verify addresses and say so in email_verified; clients link accounts by iss and sub, never by an unverified address.",
	Refs:     []string{"OIDC Core §5.1", "OIDC Core §5.7", "CVE-2023-28131"},
	Bad:      `{"nonce":"n","email":"alice@example.com","email_verified":false}`,
	Good:     `{"nonce":"n","email":"alice@example.com","email_verified":true}`,
	Profiles: []audit.Profile{audit.ProfileIDToken},
	Cues:     []audit.Cue{{Names: []string{"email"}}},
	CheckToken: func(p *audit.TokenPass) {
		email := p.Claims.Get("email")
		if email.Kind() != inspect.String || email.IsText("") {
			return
		}
		verified := p.Claims.Get("email_verified")
		switch edov := p.Claims.Get("xms_edov"); { // Entra: the domain's owner is verified
		case verified.Kind() == inspect.True, verified.IsText("true"), edov.Kind() == inspect.True, edov.IsText("1"), string(edov.Raw()) == "1":
		case isServiceAccount(email.Text()):
		case verified.Exists():
			p.Reportf("payload/email_verified", "email_verified is not true: the address may be somebody else's")
		default:
			p.ReportSeverityf(audit.Info, "payload/email_verified", "an e-mail address without email_verified")
		}
	},
}
