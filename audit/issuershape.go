package audit

import "strings"

// splitIssuer takes an issuer apart that is a plain https URL: a host of
// letters, digits, dots and hyphens, nothing else before the path, and nothing
// behind it. Whatever deceives about the host is not ok.
func splitIssuer(issuer string) (host, path string, ok bool) {
	rest, ok := strings.CutPrefix(issuer, "https://")
	if !ok {
		return "", "", false
	}
	if i := strings.IndexByte(rest, '/'); i >= 0 {
		rest, path = rest[:i], rest[i:]
	}
	if rest == "" || strings.Trim(rest, "abcdefghijklmnopqrstuvwxyz0123456789.-") != "" || strings.ContainsAny(path, "?#\\@%") || strings.Contains(path, "..") {
		return "", "", false
	}
	return rest, path, true
}

// labelsBefore returns the labels of a host in front of a domain: 2 of
// "acme.us.auth0.com" before "auth0.com", 0 where it is not below the domain.
func labelsBefore(host, domain string) int {
	front, ok := strings.CutSuffix(host, "."+domain)
	if !ok || front == "" {
		return 0
	}
	labels := strings.Split(front, ".")
	for _, label := range labels {
		if label == "" {
			return 0
		}
	}
	return len(labels)
}

// isOneStep reports a path of one step behind a prefix: "/realms/" and a name.
func isOneStep(path, prefix string) bool {
	step, ok := strings.CutPrefix(path, prefix)
	return ok && step != "" && !strings.Contains(step, "/")
}

// isOneOf reports whether a text is one of some.
func isOneOf(s string, list ...string) bool {
	for _, x := range list {
		if s == x {
			return true
		}
	}
	return false
}
