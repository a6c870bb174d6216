package endpoint

import (
	"net/netip"
	"net/url"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/internal/safetext"
)

// brief cuts untrusted text to what a message has room for, and a URL to what
// anybody may know.
func brief(s string) string {
	const most = 100
	s = safetext.WithoutUser(s)
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}

// addressFault says what is wrong with a URL that must be absolute and https.
// A loopback address is for developers and never leaves the machine; a text
// without a scheme leads nowhere, and so to nobody else either.
func addressFault(text string) (fault string, severity audit.Severity) {
	u, err := url.Parse(text)
	switch {
	case err != nil:
		return "is no URL", audit.Medium
	case u.Scheme == "":
		return "is no absolute URL", audit.Medium
	case u.Scheme == "http" && isLoopback(u.Hostname()):
		return "is plain http on the local machine", audit.Low
	case u.Scheme == "http":
		return "is plain http: whoever is on the way can change it", audit.High
	case u.Scheme != "https":
		return "is no https URL", audit.High
	case u.Host == "":
		return "names no host", audit.Medium
	case u.User != nil:
		return "has a user name in it", audit.Medium
	}
	return "", audit.Info
}

// isLoopback reports a host that is this machine itself (RFC 6761 §6.3).
func isLoopback(host string) bool {
	if ip, err := netip.ParseAddr(host); err == nil {
		return ip.IsLoopback()
	}
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	return host == "localhost" || strings.HasSuffix(host, ".localhost")
}

// hostOf returns the host of a URL, of one without a scheme too.
func hostOf(text string) string {
	if !strings.Contains(text, "://") {
		text = "https://" + text
	}
	u, err := url.Parse(text)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
}

// registrable returns the part of a host name that somebody registered:
// "acme.co.uk" of "login.acme.co.uk". It knows the common second levels below
// country codes and not the whole Public Suffix List; where it is wrong it
// takes two neighbours for one, and rules stay silent.
func registrable(host string) string {
	if _, err := netip.ParseAddr(host); err == nil {
		return host
	}
	labels := strings.Split(host, ".")
	n := 2
	if l := len(labels); l >= 3 && len(labels[l-1]) == 2 && secondLevel(labels[l-2]) {
		n = 3
	}
	return strings.Join(labels[max(0, len(labels)-n):], ".")
}

// secondLevel reports labels under which country registries sell names.
func secondLevel(label string) bool {
	switch label {
	case "co", "com", "net", "org", "gov", "edu", "ac", "or", "ne", "go", "gob", "gouv", "govt", "mil", "nom", "id":
		return true
	}
	return false
}
