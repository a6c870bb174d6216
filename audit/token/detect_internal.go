package token

import (
	"bytes"
	"strings"
)

// isFilePath reports an absolute path below a directory that servers have.
func isFilePath(s string) bool {
	switch {
	case s[0] == '/':
		for _, dir := range [...]string{"/home/", "/var/", "/etc/", "/usr/", "/opt/", "/root/", "/tmp/", "/srv/", "/proc/", "/Users/", "/mnt/"} {
			if strings.HasPrefix(s, dir) && len(s) > len(dir) && strings.IndexByte(s, '\n') < 0 {
				return true
			}
		}
	case len(s) > 3 && s[1] == ':' && s[2] == '\\' && (upper(s[0]) || lower(s[0])):
		return true
	case strings.HasPrefix(s, `\\`):
		return strings.Count(s, `\`) > 2
	}
	return false
}

// internalHostKind says what is internal about the host of a URL, or about a text
// that is a host name or address, or "".
func internalHostKind(s []byte) string {
	u, isURL := splitURL(s)
	host := u.host
	if !isURL {
		if host = bareHost(s); len(host) > 253 || !isHostText(host) {
			return ""
		}
	}
	if ip, ok := ipv4(host); ok {
		if ip[0] == 10 || ip[0] == 172 && ip[1]&0xf0 == 16 || ip[0] == 192 && ip[1] == 168 {
			return "a private address"
		}
		return ""
	}
	i := bytes.LastIndexByte(host, '.')
	if i <= 0 || i == len(host)-1 {
		return ""
	}
	switch string(host[i+1:]) {
	case "internal", "svc", "intranet", "corp", "lan", "local":
	default:
		return ""
	}
	if !isURL && isPackageName(host) || string(host) == "metadata.google.internal" { // claim-injection's
		return ""
	}
	return "an internal host name"
}

func isHostText(s []byte) bool {
	for _, c := range s {
		if !alnum(c) && c != '-' && c != '.' && c != '_' {
			return false
		}
	}
	return true
}

// isPackageName tells "com.acme.internal" from a host, and so "app.internal":
// a bare name counts from three labels on that do not begin with a top-level
// domain.
func isPackageName(host []byte) bool {
	first, rest, _ := bytes.Cut(host, []byte{'.'})
	return bytes.IndexByte(rest, '.') < 0 || oneOf(first, "com", "org", "net", "io", "dev", "de", "uk", "urn")
}
