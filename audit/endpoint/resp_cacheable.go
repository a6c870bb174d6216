package endpoint

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

var respCacheable = audit.Rule{
	ID:       "resp-cacheable",
	Title:    "token response may be cached",
	Severity: audit.Medium,
	Why:      "A proxy or browser that keeps the answer hands somebody's tokens to the next who asks.",
	Fix:      `Answer with "Cache-Control: no-store".`,
	Refs:     []string{"RFC 6749 §5.1", "RFC 9111 §5.2.2.5"},
	Bad:      "HTTP/1.1 200 OK\nContent-Type: application/json\n\n" + `{"access_token":"f3a9c1","token_type":"Bearer"}`,
	Good:     "HTTP/1.1 200 OK\nContent-Type: application/json\nCache-Control: no-store\n\n" + `{"access_token":"f3a9c1","token_type":"Bearer"}`,
	CheckResponse: func(p *audit.ResponsePass) {
		if p.Response.Header == nil {
			return // only the body is known
		}
		control, ok := p.Response.Field("Cache-Control")
		for directive := range strings.SplitSeq(control, ",") {
			if strings.EqualFold(strings.TrimSpace(directive), "no-store") {
				return
			}
		}
		if !ok {
			p.Reportf("", "the response has no Cache-Control")
			return
		}
		p.Reportf("", "Cache-Control is %q, without no-store", brief(control))
	},
}
