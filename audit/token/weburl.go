package token

import "bytes"

// A webURL is a URL taken apart without allocating: enough to judge an issuer
// by. Nothing is unescaped.
type webURL struct{ scheme, host, rest []byte }

// splitURL splits scheme://[userinfo@]host[:port]rest; ok is false for a text
// that does not begin so.
func splitURL(s []byte) (u webURL, ok bool) {
	i := 0
	for i < len(s) && (alnum(s[i]) || s[i] == '+' || s[i] == '-' || s[i] == '.') {
		i++
	}
	if i == 0 || !bytes.HasPrefix(s[i:], []byte("://")) {
		return u, false
	}
	u.scheme, s = s[:i], s[i+3:]
	for i, c := range s {
		if c == '/' || c == '?' || c == '#' {
			s, u.rest = s[:i], s[i:]
			break
		}
	}
	u.host = bareHost(s[bytes.LastIndexByte(s, '@')+1:])
	return u, true
}

// bareHost removes the port from a host, and the brackets of an IPv6 address.
func bareHost(s []byte) []byte {
	if len(s) > 0 && s[0] == '[' {
		if end := bytes.IndexByte(s, ']'); end > 0 {
			return s[1:end]
		}
	}
	if i := bytes.LastIndexByte(s, ':'); i >= 0 && bytes.IndexByte(s, ':') == i {
		return s[:i]
	}
	return s
}

// isUnder reports a host that is the domain or lies below it.
func isUnder(host []byte, domain string) bool {
	n := len(host) - len(domain)
	return n >= 0 && string(host[n:]) == domain && (n == 0 || host[n-1] == '.')
}

// ipv4 reads four decimal numbers with dots between them.
func ipv4(s []byte) (ip [4]byte, ok bool) {
	part, n, digits := 0, 0, 0
	for _, c := range s {
		switch {
		case digit(c) && digits < 3:
			n, digits = n*10+int(c-'0'), digits+1
		case c == '.' && digits > 0 && part < 3 && n < 256:
			ip[part] = byte(n)
			part, n, digits = part+1, 0, 0
		default:
			return ip, false
		}
	}
	if part != 3 || digits == 0 || n > 255 {
		return ip, false
	}
	ip[3] = byte(n)
	return ip, true
}

// isLocalHost reports hosts that exist on the developer's machine only.
func isLocalHost(host []byte) bool {
	if ip, ok := ipv4(host); ok {
		return ip[0] == 127 || ip == [4]byte{}
	}
	return isUnder(host, "localhost") || string(host) == "::1" || string(host) == "host.docker.internal"
}
