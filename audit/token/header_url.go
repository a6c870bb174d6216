package token

import (
	"net/netip"
	"net/url"
	"strings"
)

// urlFault says why a verifier must not fetch a URL that stands in a token,
// and "" where nothing speaks against it.
func urlFault(text string) string {
	u, err := url.Parse(text)
	switch {
	case err != nil:
		return "it is no URL"
	case u.Host == "":
		return "it names no host"
	case !strings.EqualFold(u.Scheme, "https"):
		return "its scheme is not https"
	case u.User != nil:
		return "it carries user information"
	case internalHost(u.Hostname()):
		return "its host is not on the public internet"
	}
	return ""
}

// internalHost reports names and addresses that lead into the verifier's own
// network: loopback, private, link-local (cloud metadata) and their like.
func internalHost(host string) bool {
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if addr, err := netip.ParseAddr(host); err == nil {
		addr = addr.Unmap()
		return !addr.IsGlobalUnicast() || addr.IsPrivate() || sharedAddress(addr)
	}
	if !strings.Contains(host, ".") {
		return true // a bare name, or an address written as one number
	}
	if tail := host[strings.LastIndexByte(host, '.')+1:]; tail == "" || tail[0] >= '0' && tail[0] <= '9' {
		return true // 127.1, 0x7f.0.0.1: no top-level domain starts with a digit
	}
	for _, suffix := range [...]string{".localhost", ".local", ".internal", ".lan", ".home.arpa", ".cluster.local", ".svc"} {
		if strings.HasSuffix(host, suffix) {
			return true
		}
	}
	return false
}

// sharedAddress reports 100.64.0.0/10, RFC 6598, which clouds use inside.
func sharedAddress(a netip.Addr) bool {
	b := a.As16()
	return a.Is4() && b[12] == 100 && b[13]&0xc0 == 64
}

// related reports whether two hosts plausibly belong to one operator: they are
// equal, one stands below the other, or they share their last two labels.
func related(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	return a == b || strings.HasSuffix(a, "."+b) || strings.HasSuffix(b, "."+a) || lastLabels(a) == lastLabels(b)
}

// lastLabels returns the last two labels of a host name, three where the last
// two are short enough to be a public suffix such as "co.uk".
func lastLabels(host string) string {
	labels := strings.Split(host, ".")
	n := len(labels)
	keep := 2
	if n > 2 && len(labels[n-1]) == 2 && len(labels[n-2]) <= 3 {
		keep = 3
	}
	return strings.Join(labels[max(0, n-keep):], ".")
}
