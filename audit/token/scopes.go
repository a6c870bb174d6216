package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// findScope returns the first scope that matches, and the claim or element
// that holds it: a word of "scope" (RFC 8693 §4.2), "scp" (Entra, Okta),
// "scopes" or "permissions" (Auth0), as string or as array.
func findScope(p *audit.TokenPass, match func([]byte) bool) (scope []byte, at inspect.Value) {
	for _, name := range [...]string{"scope", "scp", "permissions", "scopes"} {
		v := p.Claims.Get(name)
		switch v.Kind() {
		case inspect.String:
			if scope = findWord(v.TextBytes(), match); scope != nil {
				return scope, v
			}
		case inspect.Array:
			for e := range v.Children() {
				if scope = findWord(e.TextBytes(), match); scope != nil {
					return scope, e
				}
			}
		}
	}
	return nil, at
}

// findWord returns the first of the words, which blanks separate, that matches.
func findWord(text []byte, match func([]byte) bool) []byte {
	for start, i := 0, 0; i <= len(text); i++ {
		if i < len(text) && text[i] != ' ' {
			continue
		}
		if word := text[start:i]; len(word) > 0 && match(word) {
			return word
		}
		start = i + 1
	}
	return nil
}

// grantsAll reports a scope that stands for everything.
func grantsAll(scope []byte) bool {
	switch string(scope) {
	case "*", "**", "*:*", "*.*", "*/*", "all", "ALL", "admin", "ADMIN", "root", "superuser":
		return true
	}
	return false
}

// grantsKind reports a scope that stands for everything of one kind: "repo:*".
func grantsKind(scope []byte) bool {
	return len(scope) > 2 && (scope[0] == '*' || scope[len(scope)-1] == '*') && !grantsAll(scope) &&
		(bytes.HasSuffix(scope, []byte(":*")) || bytes.HasSuffix(scope, []byte(".*")) ||
			bytes.HasSuffix(scope, []byte("/*")) || bytes.HasPrefix(scope, []byte("*:")))
}

// grantsMuch reports a scope of either sort.
func grantsMuch(scope []byte) bool { return grantsAll(scope) || grantsKind(scope) }

// countScopes counts the scopes of one claim.
func countScopes(v inspect.Value) (n int) {
	if v.Kind() == inspect.String {
		return countWords(v.TextBytes())
	}
	for e := range v.Children() {
		n += countWords(e.TextBytes())
	}
	return n
}

func countWords(text []byte) (n int) {
	for i, c := range text {
		if c != ' ' && (i == 0 || text[i-1] == ' ') {
			n++
		}
	}
	return n
}
