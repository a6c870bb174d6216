package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
)

var claimIssLocal = audit.Rule{
	ID:       "claim-iss-local",
	Title:    "issuer belongs to a test setup",
	Severity: audit.Medium,
	Why:      "Whoever runs something at that name, or opens a tunnel with it, is the issuer: the keys of a test setup are nobody's secret.",
	Fix:      "Let production trust the production issuer only.",
	Refs:     []string{"RFC 2606 §2-3", "RFC 6761 §6"},
	Bad:      `{"iss":"http://localhost:8080/realms/dev"}`,
	Good:     `{"iss":"https://login.acme.com/realms/prod"}`,
	Origin:   true,
	CheckToken: func(p *audit.TokenPass) {
		iss := p.Claims.Get("iss").TextBytes()
		if len(iss) == 0 {
			return
		}
		host := iss
		if u, ok := splitURL(iss); ok {
			host = u.host
		} else if bytes.IndexByte(iss, '.') < 0 && !bytes.HasPrefix(iss, []byte("localhost")) {
			return
		} else {
			host = bareHost(iss)
		}
		if kind := testHost(host); kind != "" {
			p.Reportf("payload/iss", "issuer %q is %s", brief(string(iss)), kind)
		}
	},
}

// testHost says what makes a host unfit for production, or "".
func testHost(host []byte) string {
	if isLocalHost(host) {
		return "on the local machine"
	}
	switch string(host[bytes.LastIndexByte(host, '.')+1:]) {
	case "test", "example", "invalid":
		return "in a domain reserved for tests"
	case "local":
		if isUnder(host, "cluster.local") { // Kubernetes' own issuer
			return ""
		}
		return "on the local network"
	case "com", "net", "org", "io", "app", "dev", "lt", "me":
		return testDomain(host)
	}
	return ""
}

func testDomain(host []byte) string {
	for _, d := range [...]string{"example.com", "example.net", "example.org"} {
		if isUnder(host, d) {
			return "in a domain reserved for examples"
		}
	}
	for _, d := range [...]string{"ngrok.io", "ngrok.app", "ngrok.dev", "ngrok-free.app", "ngrok-free.dev",
		"loca.lt", "localtunnel.me", "trycloudflare.com", "serveo.net", "lvh.me", "nip.io", "localtest.me"} {
		if isUnder(host, d) {
			return "behind a tunnel or wildcard name of a test setup"
		}
	}
	return ""
}
