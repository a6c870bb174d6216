package endpoint

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var discFieldMissing = audit.Rule{
	ID:       "disc-field-missing",
	Title:    "metadata lack a required member",
	Severity: audit.High,
	Why: "Without issuer and jwks_uri nobody can tell whose tokens these are or verify them; without the others " +
		"clients guess or refuse to work.",
	Fix:  "State the member: issuer, endpoints, jwks_uri, response_types_supported, subject_types_supported, id_token_signing_alg_values_supported.",
	Refs: []string{"OpenID Connect Discovery §3", "RFC 8414 §2"},
	Bad:  `{"issuer":"https://as.acme.dev","authorization_endpoint":"https://as.acme.dev/authorize","token_endpoint":"https://as.acme.dev/token"}`,
	Good: `{"issuer":"https://as.acme.dev","authorization_endpoint":"https://as.acme.dev/authorize","token_endpoint":"https://as.acme.dev/token","response_types_supported":["code"]}`,
	CheckMetadata: func(p *audit.MetadataPass) {
		if !p.Metadata.JSON.IsObject() {
			return
		}
		if p.Metadata.Role == inspect.RoleClient {
			p.Reportf("issuer", "there is no issuer: these are the metadata of a client, not of a server")
		} else {
			wantText(p, audit.High, "issuer")
		}
		if openID := p.Metadata.Role != inspect.RoleAuthorizationServer; openID {
			wantText(p, audit.High, "jwks_uri")
			wantList(p, "subject_types_supported")
			wantList(p, "id_token_signing_alg_values_supported")
		}
		wantEndpoints(p)
	},
}

// wantEndpoints asks for the endpoints that what is offered needs. Kubernetes
// and CI systems publish metadata only to let others verify their tokens.
func wantEndpoints(p *audit.MetadataPass) {
	verifyOnly := !p.Get("authorization_endpoint").Exists() && !p.Get("token_endpoint").Exists()
	severity := audit.Medium
	if verifyOnly {
		severity = audit.Info
	}
	if p.Metadata.Role != inspect.RoleAuthorizationServer || usesAuthorization(p) {
		wantText(p, severity, "authorization_endpoint")
		wantList(p, "response_types_supported")
	}
	if !implicitOnly(p) {
		wantText(p, severity, "token_endpoint")
	}
}

func wantText(p *audit.MetadataPass, severity audit.Severity, name string) {
	switch v := p.Get(name); {
	case !v.Exists():
		p.ReportSeverityf(severity, name, "%s is missing", name)
	case v.Kind() != inspect.String || len(v.Raw()) == 2:
		p.ReportSeverityf(severity, name, "%s is %s, not a URL", name, kindOf(v))
	}
}

func wantList(p *audit.MetadataPass, name string) {
	if v := p.Get(name); !v.Exists() {
		p.ReportSeverityf(audit.Medium, name, "%s is missing", name)
	} else if v.Kind() != inspect.Array {
		p.ReportSeverityf(audit.Medium, name, "%s is %s, not an array", name, kindOf(v))
	}
}
