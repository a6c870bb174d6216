package token

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var algUnknown = audit.Rule{
	ID:       "alg-unknown",
	Title:    "algorithm is not registered for this use",
	Severity: audit.High,
	Why: "A conforming verifier cannot check such a token; one that guesses, or that compares names without regard to case, " +
		"runs a check the issuer never meant.",
	Fix:    "Use a registered algorithm in its exact spelling, such as ES256 or Ed25519.",
	Refs:   []string{"RFC 7515 §4.1.1", "RFC 7516 §4.1.2", "draft-ietf-oauth-rfc8725bis §3.1", "IANA JOSE"},
	Bad:    `{"alg":"ED25519"}`,
	Good:   `{"alg":"Ed25519"}`,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		if p.Alg != "" && p.Alg != "none" {
			want := inspect.Signature
			if p.Token.IsEncrypted() {
				want = inspect.KeyManagement
			}
			checkAlgorithm(p, "alg", p.Alg, want)
		}
		if p.Token.IsEncrypted() {
			if enc := p.Header.Get("enc").Text(); enc != "" {
				checkAlgorithm(p, "enc", enc, inspect.ContentEncryption)
			}
		}
	},
}

// checkAlgorithm reports a name that is not registered, or not for this use.
// Prohibited algorithms and disguises of "none" have rules of their own.
func checkAlgorithm(p *audit.TokenPass, member, name string, want inspect.AlgorithmKind) {
	if a, ok := inspect.FindAlgorithm(name); ok {
		fits := a.Kind == want || want == inspect.Signature && a.Kind == inspect.MAC
		if !fits && a.Status != inspect.Prohibited {
			p.Reportf("header/"+member, "%s is %q, which is for %s", member, name, a.Kind)
		}
		return
	}
	if isNoneVariant(name) {
		return
	}
	if a, ok := inspect.FoldAlgorithm(name); ok {
		p.ReportSeverityf(audit.Medium, "header/"+member, "%s is %q; the registered name is %q", member, name, a.Name)
		return
	}
	s := audit.High
	if strings.Contains(name, ":") { // RFC 7515 §4.1.1 allows collision-resistant names
		s = audit.Medium
	}
	p.ReportSeverityf(s, "header/"+member, "%s is %q, which is not registered", member, name)
}
