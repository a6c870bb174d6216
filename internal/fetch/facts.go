package fetch

import (
	"crypto/tls"
	"errors"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// begin forgets what an earlier attempt has met with.
func (r *request) begin(now time.Time) {
	f := r.facts
	*f = inspect.Endpoint{URL: f.URL, Redirects: f.Redirects, Attempts: f.Attempts, At: now}
}

// broken notes why no answer came: a certificate that is not to be trusted and
// a protocol too old are facts about the server, other errors are not.
func (r *request) broken(err error) {
	var untrusted *tls.CertificateVerificationError
	switch {
	case errors.As(err, &untrusted):
		r.facts.TLS = &inspect.TLSFacts{Chain: untrusted.UnverifiedCertificates, Err: withoutPrefix(untrusted.Err)}
	case r.url.Scheme == "https" && isOldProtocol(err):
		r.facts.TLS = &inspect.TLSFacts{Old: true}
	}
}

// isOldProtocol tells a server that has none of the versions we offer. Package
// tls has neither a type nor a value for it: the alert is the server's (RFC
// 8446 §6.2), the other message our own.
func isOldProtocol(err error) bool {
	text := err.Error()
	return strings.Contains(text, "tls: protocol version not supported") || strings.Contains(text, "tls: server selected unsupported protocol version")
}

// withoutPrefix finds the error that x509 reports, which says what is wrong
// without the package's name.
func withoutPrefix(err error) error {
	return plainError{strings.TrimPrefix(err.Error(), "x509: "), err}
}

type plainError struct {
	text  string
	cause error
}

func (e plainError) Error() string { return clip(e.text) }

func (e plainError) Unwrap() error { return e.cause }

// answered notes what the head of an answer says.
func (r *request) answered(resp *http.Response, remote netip.AddrPort) {
	r.facts.Status, r.facts.Header, r.facts.Remote = resp.StatusCode, resp.Header, remote
	if resp.TLS != nil {
		r.facts.TLS = &inspect.TLSFacts{Version: tls.VersionName(resp.TLS.Version), Chain: resp.TLS.PeerCertificates}
	}
}

// read notes what the body was like.
func (r *request) read(body []byte, err error, latency time.Duration) {
	var long tooLongError
	r.facts.Size, r.facts.TooLong = len(body), errors.As(err, &long)
	r.facts.Latency = latency
	r.facts.Page = isWebPage(body)
}
