package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"time"
	"unicode/utf8"

	"github.com/jwtctl/jwtctl/internal/safetext"
)

// A StatusError is an answer with a status other than 200. What its body says
// is not read.
type StatusError struct {
	Status int
	// Wait is how long the server asks to be left alone (Retry-After), 0
	// where it does not say.
	Wait time.Duration
}

// Error says what was wrong, in one line.
func (e *StatusError) Error() string {
	if text := http.StatusText(e.Status); text != "" {
		return fmt.Sprintf("the server answered %d %s", e.Status, text)
	}
	return fmt.Sprintf("the server answered %d", e.Status)
}

// Hint tells the next step.
func (e *StatusError) Hint() string {
	switch {
	case e.Wait > 0:
		return fmt.Sprintf("the server asks to be left alone for %s; --timeout lets more time pass", e.Wait)
	case e.Status == http.StatusUnauthorized || e.Status == http.StatusForbidden:
		return "keys are public: let everybody read them, or give a header with --header-file or --header-env"
	case e.Status == http.StatusNotFound:
		return "check the path; an issuer publishes it as jwks_uri in its metadata"
	}
	return "check the address, or try again later"
}

// An AddressError is a Discovered URL that leads to an address which is not
// public. Nothing was sent there.
type AddressError struct {
	// Addr is the zero value where a proxy would have looked up Host.
	Addr netip.Addr
	Host string
	// Kind is what the address is instead: "loopback", "private", ...
	Kind string
}

// Error says what was wrong, in one line.
func (e *AddressError) Error() string {
	where := e.Host
	if e.Addr.IsValid() {
		where = e.Addr.String()
	}
	return fmt.Sprintf("%s is not public (%s)", clip(safetext.Escape(where)), e.Kind)
}

// Hint tells the next step.
func (e *AddressError) Hint() string {
	return "a URL that a document names may lead to public addresses only; if this one is meant, give it yourself"
}

// hinted is an error that knows what to do about it.
type hinted struct{ message, hint string }

func (e hinted) Error() string { return e.message }

// Hint tells the next step.
func (e hinted) Hint() string { return e.hint }

// A redirectError is a redirect that is not followed.
type redirectError struct{ message string }

func (e redirectError) Error() string { return e.message }

// Hint tells the next step.
func (e redirectError) Hint() string {
	return "redirects are followed on the same scheme, host and port only; give the URL where the document really is"
}

// A webPageError is HTML where JSON should be.
type webPageError struct{ want string }

func (e webPageError) Error() string { return "got a web page, not " + e.want }

// Hint tells the next step.
func (e webPageError) Hint() string {
	return "give the address of the JSON itself, often /.well-known/jwks.json; a login page may stand before it"
}

// timeoutError is the end of the time for one call.
type timeoutError struct{ limit time.Duration }

func (e timeoutError) Error() string { return fmt.Sprintf("no whole answer within %s", e.limit) }

// Hint tells the next step.
func (e timeoutError) Hint() string {
	return "check that the server is up; --timeout gives it more time"
}

// Timeout satisfies net.Error's idea of it.
func (e timeoutError) Timeout() bool { return true }

// Unwrap makes it a context.DeadlineExceeded.
func (e timeoutError) Unwrap() error { return context.DeadlineExceeded }

// A brokenOffError is an HTTP/2 connection that was of no use for a request.
type brokenOffError struct{}

func (brokenOffError) Error() string { return "the server broke off before it answered" }

// foreign is an error of the network, whose text may quote what a server sent.
type foreign struct{ error }

func (e foreign) Error() string { return clip(safetext.Escape(e.error.Error())) }

func (e foreign) Unwrap() error { return e.error }

// Hint tells the next step.
func (e foreign) Hint() string {
	var (
		hinted    interface{ Hint() string }
		untrusted *tls.CertificateVerificationError
		dns       *net.DNSError
		op        *net.OpError
	)
	switch {
	case errors.As(e.error, &hinted):
		return hinted.Hint()
	case errors.As(e.error, &untrusted):
		return "renew the certificate or mend its chain; --ca-file FILE trusts an authority of your own"
	case isOldProtocol(e.error):
		return "let the server offer TLS 1.2 or 1.3"
	case errors.As(e.error, &dns):
		return "check the host name; --resolve HOST:PORT:ADDRESS does without DNS"
	case errors.As(e.error, &op) && op.Op == "dial":
		return "check that the server runs and that host and port are right"
	}
	return "try again; if it stays so, look at what the server sends: curl -v"
}

// explain finds the error that says most: a refused address rather than the
// dial that it ended, and the end of the time rather than what that broke.
func explain(ctx context.Context, err error) error {
	var address *AddressError
	if errors.As(err, &address) {
		return address
	}
	switch err.(type) {
	case *StatusError, hinted, redirectError:
		return err
	}
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	return foreign{err}
}

// maxShown is how much of a foreign text stands in an error.
const maxShown = 300

// clip cuts a text that is too long for an error.
func clip(s string) string {
	if len(s) <= maxShown {
		return s
	}
	cut := maxShown
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}
