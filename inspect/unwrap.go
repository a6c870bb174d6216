package inspect

import (
	"bytes"
	"net/url"
	"slices"
	"strings"
)

// Unwrap removes what people copy along with a token: white space, quotes,
// "Authorization: Bearer", cookies, and the parameters of a URL. It returns
// the tokens (a URL fragment may carry two) and says in a few words what was
// stripped, "" if nothing was. Text without any known wrapper is returned
// as it is.
func Unwrap(text []byte) (tokens [][]byte, stripped string) {
	var said []string
	t := trimSpace(text)
	for layer, changed := 0, true; changed && layer < maxWrappers; layer++ {
		changed = false
		for _, strip := range []func([]byte) ([]byte, string){unquoteText, stripHeader, stripScheme, stripAssignment} {
			if rest, what := strip(t); what != "" {
				t, changed = trimSpace(rest), true
				if !slices.Contains(said, what) {
					said = append(said, what)
				}
			}
		}
	}
	if found := parameters(t); len(found) > 0 {
		return found, strings.Join(append(said, "the parameters around it"), ", ")
	}
	if joined, ok := joinLines(t); ok {
		t = joined
		said = append(said, "line breaks")
	}
	return [][]byte{t}, strings.Join(said, ", ")
}

// maxWrappers is how many layers of wrapping are taken off: more than anybody
// pastes, and few enough that nesting them costs nothing.
const maxWrappers = 8

// trimSpace also removes a byte order mark and no-break spaces, which come
// along from documents and chats.
func trimSpace(b []byte) []byte {
	return bytes.Trim(b, " \t\r\n\v\f\u00a0\u200b\ufeff")
}

// unquoteText removes matching quotes, with the comma that JSON or code
// leaves behind the closing one.
func unquoteText(b []byte) ([]byte, string) {
	if cut := bytes.TrimRight(b, ",;"); len(cut) < len(b) {
		return cut, "the comma behind it"
	}
	for _, pair := range quotePairs {
		open, shut, _ := strings.Cut(pair, " ")
		if len(b) >= len(open)+len(shut) && bytes.HasPrefix(b, []byte(open)) && bytes.HasSuffix(b, []byte(shut)) &&
			(open != "<" || bytes.IndexByte(b, ' ') < 0) { // not HTML
			return b[len(open) : len(b)-len(shut)], "quotes"
		}
	}
	return b, ""
}

// quotePairs are what code, mails and documents put around a token.
var quotePairs = [...]string{`" "`, "' '", "` `", "< >", "\u201c \u201d", "\u2018 \u2019", "\u201e \u201c", "\u00ab \u00bb"}

func stripHeader(b []byte) ([]byte, string) {
	for _, name := range []string{"Authorization:", "Proxy-Authorization:", "Set-Cookie:", "Cookie:", "DPoP:"} {
		if hasPrefixFold(b, name) {
			return b[len(name):], "the " + strings.TrimSuffix(name, ":") + " header name"
		}
	}
	return b, ""
}

func stripScheme(b []byte) ([]byte, string) {
	for _, scheme := range []string{"Bearer ", "DPoP ", "JWT ", "Token "} {
		if hasPrefixFold(b, scheme) {
			return b[len(scheme):], `"` + strings.TrimSpace(scheme) + `"`
		}
	}
	return b, ""
}

// stripAssignment removes a shell's "export TOKEN=" where a token follows.
func stripAssignment(b []byte) ([]byte, string) {
	rest := bytes.TrimPrefix(b, []byte("export "))
	name, value, ok := bytes.Cut(rest, []byte{'='})
	if !ok || !isName(name) || bytes.ContainsAny(value, "&;?#") {
		return b, ""
	}
	if v, _ := unquoteText(value); looksCompact(v) || TokenName(string(name)) {
		return value, "the name before it"
	}
	return b, ""
}

// parameters returns the tokens among the name=value pairs of a URL, a form
// or a cookie.
func parameters(b []byte) [][]byte {
	if bytes.IndexByte(b, '=') < 0 || !bytes.ContainsAny(b, "&;?#") {
		return nil
	}
	var found [][]byte
	for _, pair := range bytes.FieldsFunc(b, func(r rune) bool { return strings.ContainsRune("?#&; \t\r\n", r) }) {
		name, value, ok := bytes.Cut(pair, []byte{'='})
		if !ok {
			continue
		}
		if plain, err := url.PathUnescape(string(value)); err == nil {
			value = []byte(plain)
		}
		value, _ = unquoteText(value)
		if i := bytes.IndexAny(value, "\"'`<>"); i > 0 {
			value = value[:i] // a URL in HTML, JSON or code ends here
		}
		if looksCompact(value) || TokenName(string(name)) && bytes.IndexByte(value, '.') >= 0 {
			found = append(found, value)
		}
	}
	return found
}

// TokenName reports whether name is one under which protocols and APIs carry
// a token: "access_token", "id_token", "client_assertion" and the like.
func TokenName(name string) bool {
	switch strings.ToLower(name) {
	case "access_token", "id_token", "refresh_token", "logout_token", "id_token_hint", "subject_token", "actor_token",
		"client_assertion", "assertion", "request", "token", "jwt", "accesstoken", "idtoken", "refreshtoken":
		return true
	}
	return false
}

// joinLines joins a token that a terminal, a mail or a document has broken
// over several lines.
func joinLines(b []byte) ([]byte, bool) {
	lines := bytes.FieldsFunc(b, func(r rune) bool { return r == '\n' || r == '\r' })
	if len(lines) < 2 || !startsToken(lines[0]) || bytes.Count(b, []byte{'.'}) > 4 {
		return nil, false
	}
	for i, line := range lines {
		line = bytes.Trim(line, " \t") // the rest of the line may be indented
		lines[i] = line
		if !onlyTokenChars(line) || i > 0 && looksCompact(line) {
			return nil, false
		}
	}
	return bytes.Join(lines, nil), true
}

// startsToken reports how nearly every token begins, see [looksCompact].
func startsToken(b []byte) bool {
	return len(b) > 2 && b[0] == 'e' && (b[1] == 'y' || b[1] == 'w')
}

// onlyTokenChars reports text that consists of the characters of compact tokens.
func onlyTokenChars(b []byte) bool {
	for _, c := range b {
		if !isTokenChar(c) && c != '.' && c != '~' && c != '=' {
			return false
		}
	}
	return true
}

func isName(b []byte) bool {
	for _, c := range b {
		if !isTokenChar(c) && c != '.' {
			return false
		}
	}
	return len(b) > 0
}

func hasPrefixFold(b []byte, prefix string) bool {
	return len(b) >= len(prefix) && strings.EqualFold(string(b[:len(prefix)]), prefix)
}
