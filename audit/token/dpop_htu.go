package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var dpopHtu = audit.Rule{
	ID:       "dpop-htu",
	Title:    "DPoP proof is for no proper URL",
	Severity: audit.Medium,
	Why:      "Servers compare htu with the URL of the request; with a query it fits none or leaks parameters, and without scheme and host it fits every server.",
	Fix:      "Set htu to the request's absolute URL without query and fragment.",
	Refs:     []string{"RFC 9449 §4.2", "RFC 9110 §7.1"},
	Bad:      `{"htm":"GET","htu":"https://api.example/orders?id=7"}`,
	Good:     `{"htm":"GET","htu":"https://api.example/orders"}`,
	Profiles: []audit.Profile{audit.ProfileDPoP},
	CheckToken: func(p *audit.TokenPass) {
		htu := p.Claims.Get("htu")
		if !htu.Exists() {
			return
		}
		u, ok := splitURL(htu.TextBytes())
		switch {
		case htu.Kind() != inspect.String:
			p.Reportf("payload/htu", "htu is a JSON %s, not a string", htu.Kind())
		case !ok || len(u.host) == 0 || !oneOf(u.scheme, "https", "http", "HTTPS", "HTTP"):
			p.Reportf("payload/htu", "htu is no absolute http URL: %q", brief(htu.Text()))
		case bytes.IndexByte(u.rest, '?') >= 0:
			p.Reportf("payload/htu", "htu has a query: it must stand without one")
		case bytes.IndexByte(u.rest, '#') >= 0:
			p.Reportf("payload/htu", "htu has a fragment: it must stand without one")
		}
	},
}
