package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
)

var claimServiceKey = audit.Rule{
	ID:       "claim-service-key",
	Title:    "service key that passes every access rule",
	Severity: audit.Critical,
	Why:      "Supabase's service_role key reads and writes every table whatever row level security says; it lives for years.",
	Fix:      "Keep it on the server, rotate the JWT secret if the key was ever shown, and use the anon key in clients.",
	Refs:     []string{"CWE-798", "Supabase: Understanding API keys"},
	Bad:      `{"iss":"supabase","role":"service_role","exp":1983812996}`,
	Good:     `{"iss":"supabase","role":"anon","exp":1983812996}`,
	Cues:     []audit.Cue{{Names: []string{"role"}}},
	CheckToken: func(p *audit.TokenPass) {
		role := p.Claims.Get("role")
		if !role.IsText("service_role") && !role.IsText("supabase_admin") {
			return
		}
		iss := p.Claims.Get("iss").TextBytes()
		u, isURL := splitURL(iss)
		if bytes.HasPrefix(iss, []byte("supabase")) || isURL && (isUnder(u.host, "supabase.co") || isUnder(u.host, "supabase.in")) {
			p.Reportf("payload/role", "role %q of issuer %q passes every access rule of the database", role.Text(), brief(string(iss)))
		}
	},
}
