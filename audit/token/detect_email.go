package token

import "strings"

// isEmail reports a text that is an e-mail address and nothing else
// (RFC 5321 §4.1.2, without quoted local parts and address literals).
func isEmail(s string) bool {
	s = strings.TrimPrefix(s, "mailto:")
	local, domain, ok := strings.Cut(s, "@")
	if !ok || local == "" || len(local) > 64 || len(s) > 254 {
		return false
	}
	for i := range len(local) {
		if c := local[i]; !alnum(c) && c < 0x80 && strings.IndexByte(".!#$%&'*+-/=?^_`{|}~", c) < 0 {
			return false
		}
	}
	return local[0] != '.' && local[0] != '/' && isDomain(domain)
}

// isDomain reports a dotted name whose last label is no number.
func isDomain(s string) bool {
	label, dots := 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == '.':
			if label == 0 {
				return false
			}
			label, dots = 0, dots+1
		case alnum(c) || c >= 0x80 || c == '-' && label > 0:
			label++
		default:
			return false
		}
	}
	last := s[strings.LastIndexByte(s, '.')+1:]
	return dots > 0 && label > 1 && (last[0] < '0' || last[0] > '9')
}

// isServiceAccount reports addresses that are shaped like e-mail and name a
// program: Google's service accounts.
func isServiceAccount(email string) bool {
	return strings.HasSuffix(email, "gserviceaccount.com")
}
