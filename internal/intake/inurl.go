package intake

import (
	"bytes"
	"net/url"

	"github.com/jwtctl/jwtctl/inspect"
)

// maxURL is how far a token may stand from the beginning of its URL.
const maxURL = 8 << 10

// inURL says in which part of a URL the token at an offset of a text stands,
// nil where it stands in none.
func inURL(text []byte, at int) *inspect.Carrier {
	head := text[max(at-maxURL, 0):at]
	if len(head) == 0 || bytes.IndexByte([]byte("=/#?"), head[len(head)-1]) < 0 && !hasSuffixFold(head, "%3d") {
		return nil
	}
	begin := bytes.LastIndexAny(head, " \t\r\n\"'<>`|\\{}()[],") + 1
	target := head[begin:]
	if !isTarget(target, head[:begin]) {
		return nil
	}
	part, pairs := inspect.URLPath, []byte(nil)
	if i := bytes.IndexByte(target, '#'); i >= 0 {
		part, pairs = inspect.URLFragment, target[i+1:]
	} else if i := bytes.IndexByte(target, '?'); i >= 0 {
		part, pairs = inspect.URLQuery, target[i+1:]
	}
	return &inspect.Carrier{URL: part, Parameter: lastName(pairs)}
}

// hasTokenInURL reports a URL with a token in it.
func hasTokenInURL(text []byte) bool {
	start, _ := inspect.Find(text, 0)
	return start > 0 && bytes.Contains(text[:start], []byte("://"))
}

// isTarget reports the beginning of a URL: with a scheme and a host, or a path
// with a query, or behind the method of a request line.
func isTarget(target, before []byte) bool {
	if i := bytes.Index(target, []byte("://")); i > 0 && isWord(target[:i]) {
		return true
	}
	if i := bytes.IndexAny(target, "=?"); i >= 0 && target[i] == '=' {
		target = target[i+1:] // path=/callback?token=
	}
	if len(target) == 0 || target[0] != '/' || bytes.HasPrefix(target, []byte("//")) {
		return false
	}
	if bytes.IndexByte(target, '?') > 0 {
		return true
	}
	method := bytes.TrimRight(before, " ")
	method = method[bytes.LastIndexAny(method, " \t\r\n\"'[")+1:]
	switch string(method) {
	case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS":
		return len(before) > 0 && before[len(before)-1] == ' '
	}
	return false
}

// isWord reports the characters of a scheme (RFC 3986 §3.1). What stands in
// front of it, such as "url=", is passed over.
func isWord(text []byte) bool {
	c := text[len(text)-1] | 0x20
	return 'a' <= c && c <= 'z'
}

// lastName returns the name of the parameter whose value begins at the end of
// some pairs, "" where there is none.
func lastName(pairs []byte) string {
	pair := pairs[bytes.LastIndexAny(pairs, "&;?")+1:]
	name, _, found := bytes.Cut(pair, []byte{'='})
	if !found || len(name) > maxName {
		return ""
	}
	if plain, err := url.PathUnescape(string(name)); err == nil {
		return plain
	}
	return string(name)
}

// maxName is the longest name of a parameter that is told.
const maxName = 64

func hasSuffixFold(text []byte, suffix string) bool {
	return len(text) >= len(suffix) && bytes.EqualFold(text[len(text)-len(suffix):], []byte(suffix))
}

// inURLOf is [inURL] for a token that was taken out of a text, nil where it
// stands there in another form.
func inURLOf(text, token []byte) *inspect.Carrier {
	if len(token) == len(text) {
		return nil
	}
	if at := bytes.Index(text, token); at > 0 {
		return inURL(text, at)
	}
	return nil
}
