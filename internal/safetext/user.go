package safetext

import "strings"

// WithoutUser takes the user name and password out of a text that is a URL,
// or looks like one: it may be too broken for a parser and still hold them.
func WithoutUser(s string) string {
	scheme, rest, ok := strings.Cut(s, "://")
	if !ok {
		return s
	}
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	return scheme + "://" + rest[strings.LastIndexByte(rest[:end], '@')+1:]
}
