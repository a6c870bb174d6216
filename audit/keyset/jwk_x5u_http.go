package keyset

import (
	"net/url"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

var jwkX5uHTTP = audit.Rule{
	ID:       "jwk-x5u-http",
	Title:    "x5u is not an https URL",
	Severity: audit.Medium,
	Why:      "Whoever stands between can hand out another certificate, and with it another key.",
	Fix:      "Use https, or put the certificate into x5c.",
	Refs:     []string{"RFC 7517 §4.6"},
	Bad:      `{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","x5u":"http://keys.acme.dev/1.crt"}`,
	Good:     `{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","x5u":"https://keys.acme.dev/1.crt"}`,
	CheckKey: func(p *audit.KeyPass) {
		v := p.Key.JSON.Get("x5u")
		if !v.Exists() {
			return
		}
		if u, err := url.Parse(v.Text()); err != nil || u.Host == "" || !strings.EqualFold(u.Scheme, "https") {
			p.Reportf("x5u", "x5u is %.80q", v.Text())
		}
	},
}
