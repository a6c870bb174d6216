package endpoint

import "github.com/jwtctl/jwtctl/audit"

var netCORS = audit.Rule{
	ID:       "net-cors",
	Title:    "who may read the answer in a browser is not as it should be",
	Severity: audit.Medium,
	Why: "A server that names whatever origin asks, and allows credentials, does so for its other paths too as a " +
		"rule: any web site can then read what the user may. Without any permission browser clients cannot read the keys.",
	Fix:  "Send Access-Control-Allow-Origin: * on these two documents, and never Access-Control-Allow-Credentials with it.",
	Refs: []string{"OpenID Connect Discovery §4.2", "WHATWG Fetch §3.2.5", "CWE-942"},
	Bad:  `{"url":"https://login.example.com/jwks","origin":"https://origin.example","header":{"Access-Control-Allow-Origin":["https://origin.example"],"Access-Control-Allow-Credentials":["true"]}}`,
	Good: `{"url":"https://login.example.com/jwks","origin":"https://origin.example","header":{"Access-Control-Allow-Origin":["*"]}}`,
	CheckEndpoint: func(p *audit.EndpointPass) {
		if p.Origin == "" || !p.Endpoint.Answered() {
			return
		}
		switch allowed := p.Endpoint.Field("Access-Control-Allow-Origin"); {
		case (allowed == p.Origin || allowed == "null") && p.Endpoint.Field("Access-Control-Allow-Credentials") == "true":
			p.Reportf("header/access-control-allow-origin", "any web origin that asks is allowed to read the answer, with the user's credentials")
		case allowed == "":
			p.ReportSeverityf(audit.Info, "header/access-control-allow-origin", "clients in a browser cannot read the answer")
		}
	},
}
