package token

import (
	"bytes"
	"crypto/x509"
	"fmt"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var hdrX5CInvalid = audit.Rule{
	ID:       "hdr-x5c-invalid",
	Title:    "certificate chain in the header does not hold",
	Severity: audit.High,
	Why: "A verifier must refuse the token if any certificate fails validation. One that only reads the key out of the first " +
		"certificate accepts a key that nobody vouches for.",
	Fix:   "Send the current chain, leaf first, each certificate signed by the next, in standard base64; validate it to a pinned root.",
	Refs:  []string{"RFC 7515 §4.1.6", "RFC 5280 §6", "CVE-2026-34240"},
	Bad:   `{"alg":"RS256","x5c":["not a certificate"]}`,
	Good:  `{"alg":"RS256","kid":"2026-01"}`,
	Needs: audit.NeedsParameter,
	CheckToken: func(p *audit.TokenPass) {
		if v := p.Header.Get("x5c"); v.Exists() {
			checkChain(p, v)
		}
	},
}

// checkChain reports the first fault of a chain.
func checkChain(p *audit.TokenPass, v inspect.Value) {
	n := v.Len()
	switch {
	case v.Kind() != inspect.Array:
		p.Reportf("header/x5c", "x5c is a JSON %s, not an array", v.Kind())
		return
	case n == 0:
		p.Reportf("header/x5c", "x5c is empty")
		return
	case n > inspect.MaxCertificates:
		p.Reportf("header/x5c", "x5c holds %d certificates; more than %d are no chain", n, inspect.MaxCertificates)
		return
	}
	var previous *x509.Certificate
	i := 0
	for e := range v.Children() {
		path := fmt.Sprintf("header/x5c/%d", i)
		cert, fault := certificate(e)
		if fault == "" && previous != nil {
			if fault = chainFault(previous, cert); fault != "" {
				path = fmt.Sprintf("header/x5c/%d", i-1)
			}
		}
		if fault != "" {
			p.Reportf(path, "certificate %s", fault)
			return
		}
		if s, fault := validityFault(p, cert); fault != "" {
			p.ReportSeverityf(s, path, "certificate %s", fault)
			return
		}
		previous = cert
		i++
	}
	if n == 1 && bytes.Equal(previous.RawIssuer, previous.RawSubject) {
		p.ReportSeverityf(audit.Medium, "header/x5c/0", "certificate is self-signed: it proves nothing unless it is pinned")
	}
}
