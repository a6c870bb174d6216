package token

import "bytes"

// issuerFault says what is wrong with an issuer, or "". A name without "://"
// is a fault where a URL is due; elsewhere it is a StringOrURI like any other.
func issuerFault(iss []byte, strict bool) string {
	u, isURL := splitURL(iss)
	web := isURL && (string(u.scheme) == "https" || string(u.scheme) == "http")
	switch {
	case len(bytes.TrimSpace(iss)) == 0:
		return "is empty"
	case string(u.scheme) == "http" && isLocalHost(u.host): // claim-iss-local's
		return ""
	case string(u.scheme) == "http":
		return "is an http URL: its keys can be replaced on the way"
	case strict && !web && string(iss) != "accounts.google.com": // Google documents both spellings
		return "is not an https URL"
	case web && (len(u.host) == 0 || bytes.IndexByte(iss, ' ') >= 0):
		return "is not a valid URL"
	case web && bytes.IndexByte(u.rest, '?') >= 0:
		return "has a query"
	case web && bytes.IndexByte(u.rest, '#') >= 0:
		return "has a fragment"
	}
	return ""
}
