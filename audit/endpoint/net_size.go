package endpoint

import "github.com/jwtctl/jwtctl/audit"

// maxSize is from where on common clients stop reading.
const maxSize = 50 << 10

var netSize = audit.Rule{
	ID:       "net-size",
	Title:    "the answer is larger than common clients read",
	Severity: audit.Medium,
	Why:      "Clients stop at a limit, 50 KiB in a widespread Java library, and have no keys from then on.",
	Fix:      "Remove retired keys, and certificates that nobody reads.",
	Refs:     []string{"Nimbus JOSE+JWT RemoteJWKSet", "CWE-770"},
	Bad:      `{"url":"https://login.example.com/jwks","size":60000}`,
	Good:     `{"url":"https://login.example.com/jwks","size":1500}`,
	CheckEndpoint: func(p *audit.EndpointPass) {
		switch e := p.Endpoint; {
		case e.TooLong:
			p.ReportSeverityf(audit.High, "body", "the answer does not end where every client must stop reading")
		case e.Size > maxSize:
			p.Reportf("body", "the answer has %d bytes", e.Size)
		}
	},
}
