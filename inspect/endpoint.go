package inspect

import (
	"crypto/x509"
	"net/netip"
	"slices"
	"strings"
	"time"
)

// An Endpoint is what was seen of one URL in one go: an answer, or what stood
// in the way of it. It holds no body; what a body says is the business of
// [ReadKeys] and [ReadMetadata].
type Endpoint struct {
	// URL is what was asked for, without user name, query and fragment.
	URL string
	// Redirects are those the server sent, in their order, the one that was
	// not followed included.
	Redirects []Redirect
	// Remote is the address that answered, the zero value behind a proxy.
	Remote netip.AddrPort
	// Status is that of the last answer, 0 where there was none.
	Status int
	// Header holds the fields of the last answer, by canonical name.
	Header map[string][]string
	// TLS is nil for http, and where nobody answered.
	TLS *TLSFacts
	// Size is the length of the body in bytes after decompression, as far as
	// it was read; TooLong says that it did not end there.
	Size    int
	TooLong bool
	// Page says that the body is HTML or XML, whatever it calls itself.
	Page bool
	// Latency is the time from the request to the last byte, without the
	// attempts that failed before and without waiting between them.
	Latency time.Duration
	// Attempts counts the requests to the last URL, 1 where none was repeated.
	Attempts int
	// At is the time of the answer by our own clock.
	At time.Time
}

// A Redirect is one answer that pointed elsewhere.
type Redirect struct {
	// From and To are URLs without user name, query and fragment; To is ""
	// where the answer named none that can be read.
	From, To string
	Status   int
}

// TLSFacts are those of one connection, or of the attempt at one.
type TLSFacts struct {
	// Version is that of the protocol, "TLS 1.3"; "" where no connection
	// came about.
	Version string
	// Old says that the server offers none but versions before TLS 1.2.
	Old bool
	// Chain is what the server sent, its own certificate first.
	Chain []*x509.Certificate
	// Err says why the chain is not to be trusted; nothing was sent then.
	Err error
}

// Answered reports whether the server gave a document: status 200, and a body
// that ended within the limits.
func (e *Endpoint) Answered() bool { return e.Status == 200 && !e.TooLong }

// Field returns a header field, several lines joined by ", " (RFC 9110 §5.3).
func (e *Endpoint) Field(name string) string { return strings.Join(e.Header[name], ", ") }

// Leaf returns the server's own certificate, nil where none was seen.
func (e *Endpoint) Leaf() *x509.Certificate {
	if e.TLS == nil || len(e.TLS.Chain) == 0 {
		return nil
	}
	return e.TLS.Chain[0]
}

// MediaType returns the Content-Type without its parameters, in lower case.
func (e *Endpoint) MediaType() string {
	kind, _, _ := strings.Cut(e.Field("Content-Type"), ";")
	return strings.ToLower(strings.TrimSpace(kind))
}

// Freshness says for how long caches keep an answer (RFC 9111 §4.2).
type Freshness struct {
	// Stated says that the answer says anything about it.
	Stated bool
	// NoStore says that it must not be kept at all.
	NoStore bool
	// Lifetime is how long it is fresh from now on, 0 where it must be asked
	// for anew each time. It is capped at a hundred years.
	Lifetime time.Duration
}

// century is as long as anything is fresh.
const century = 100 * 365 * 24 * time.Hour

// Freshness reads Cache-Control, Expires, Date and Age as a private cache
// does, such as a verifier has. Expires is held against Date, both by the
// server's clock, so that no skew between two clocks matters.
func (e *Endpoint) Freshness() Freshness {
	directives := cacheDirectives(e.Field("Cache-Control"))
	f := Freshness{Stated: len(directives) > 0 || e.Field("Expires") != ""}
	if _, f.NoStore = directives["no-store"]; f.NoStore {
		return f
	}
	if _, none := directives["no-cache"]; none {
		return f
	}
	if text, ok := directives["max-age"]; ok {
		f.Lifetime = seconds(text)
	} else if expires, ok := httpDate(e.Field("Expires")); ok {
		since, ok := httpDate(e.Field("Date"))
		if !ok {
			since = e.At
		}
		f.Lifetime = min(max(expires.Sub(since), 0), century)
	}
	f.Lifetime = max(f.Lifetime-seconds(e.Field("Age")), 0)
	return f
}

// cacheDirectives splits Cache-Control (RFC 9111 §5.2). Of a directive that
// stands twice the first counts.
func cacheDirectives(field string) map[string]string {
	list := map[string]string{}
	for part := range strings.SplitSeq(field, ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		name = strings.ToLower(strings.TrimSpace(name))
		if _, twice := list[name]; !twice && name != "" {
			list[name] = strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	return list
}

// seconds reads delta-seconds (RFC 9111 §1.2.2), 0 for what is none.
func seconds(text string) time.Duration {
	n := int64(0)
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return 0
		}
		n = min(n*10+int64(c-'0'), int64(century/time.Second))
	}
	return time.Duration(n) * time.Second
}

// httpDate reads a date in any of the forms of RFC 9110 §5.6.7.
func httpDate(text string) (time.Time, bool) {
	for _, layout := range [...]string{"Mon, 02 Jan 2006 15:04:05 GMT", time.RFC850, time.ANSIC} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC(), true
		}
	}
	return time.Time{}, false
}

// SameSet reports whether two sources hold the same keys under the same IDs,
// in whatever order. Keys that cannot be used are compared by their text.
func SameSet(a, b *KeySet) bool {
	return slices.Equal(identities(a), identities(b))
}

func identities(s *KeySet) []string {
	var list []string
	for _, k := range s.Keys {
		print := k.Thumbprint()
		if print == "" {
			print = string(k.JSON.Raw())
		}
		list = append(list, k.ID+"\x00"+print)
	}
	slices.Sort(list)
	return list
}

// SameJSON reports whether two values say the same: members in whatever
// order, numbers by their digits.
func SameJSON(a, b Value) bool {
	if a.Kind() != b.Kind() || a.Len() != b.Len() {
		return false
	}
	switch a.Kind() {
	case Object:
		for m := range a.Children() {
			if !SameJSON(m, b.Get(m.Name())) {
				return false
			}
		}
		return true
	case Array:
		return slices.EqualFunc(slices.Collect(a.Children()), slices.Collect(b.Children()), SameJSON)
	case String:
		return a.Text() == b.Text()
	}
	return string(a.Raw()) == string(b.Raw())
}
