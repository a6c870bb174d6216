package endpoint

import (
	"time"

	"github.com/jwtctl/jwtctl/audit"
)

var netSlow = audit.Rule{
	ID:       "net-slow",
	Title:    "the endpoint is slow to answer",
	Severity: audit.Low,
	Why: "Whoever meets an unknown key waits for the set while a user waits for them. Common clients give up after " +
		"half a second to five seconds, and reject the token.",
	Fix:  "Serve the set as a static file, best from a cache near the verifiers.",
	Refs: []string{"Nimbus JOSE+JWT RemoteJWKSet", "panva/jose createRemoteJWKSet"},
	Bad:  `{"url":"https://login.example.com/jwks","latency":"6s"}`,
	Good: `{"url":"https://login.example.com/jwks","latency":"80ms"}`,
	CheckEndpoint: func(p *audit.EndpointPass) {
		if !p.Endpoint.Answered() {
			return
		}
		switch took := p.Endpoint.Latency; {
		case took > 5*time.Second:
			p.ReportSeverityf(audit.High, "latency", "the answer took %s", took.Round(time.Millisecond))
		case took > 500*time.Millisecond:
			p.Reportf("latency", "the answer took %s", took.Round(time.Millisecond))
		}
	},
}
