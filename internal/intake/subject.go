package intake

import (
	"bytes"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// A Subject is what an input is, as far as audits of whole documents go.
type Subject int

// The subjects.
const (
	Text           Subject = iota // a token, or anything that may have tokens in it
	Keys                          // a JWK, a JWK Set, PEM, DER or OpenSSH text
	Metadata                      // the metadata of an issuer (RFC 8414, OpenID Connect Discovery 1.0)
	ClientMetadata                // the metadata of a client (RFC 7591)
	TokenResponse                 // the answer of a token endpoint (RFC 6749 §5.1)
)

// MayBeDocument is the cheap look at the head of an input that spares logs and
// lists of tokens the close one of [SubjectOf].
func MayBeDocument(head []byte) bool {
	text := trimStart(head)
	switch {
	case len(text) == 0:
		return false
	case text[0] == '{', bytes.HasPrefix(text, []byte("HTTP/")):
		return hasAny(head, `"kty"`, `"keys"`, "-----BEGIN ", `_token"`, `_supported"`, `_endpoint"`, `"jwks_uri"`, `"issuer"`, `"redirect_uris"`)
	case text[0] == 0x30 && len(text) > 1 && text[1] >= 0x81 && text[1] <= 0x84: // DER, and no text
		return true
	}
	return inspect.OpenSSHText(text) || pemKeyAt(head) >= 0
}

func hasAny(text []byte, parts ...string) bool {
	for _, part := range parts {
		if bytes.Contains(text, []byte(part)) {
			return true
		}
	}
	return false
}

// SubjectOf tells what a whole input is. A text that [MayBeDocument] rules out
// is [Text].
func SubjectOf(data []byte) Subject {
	text := trimStart(data)
	switch {
	case !MayBeDocument(data):
		return Text
	case bytes.HasPrefix(text, []byte("HTTP/")):
		if inspect.ReadTokenResponse(text).IsTokenResponse() {
			return TokenResponse
		}
		return Text
	case text[0] != '{':
		return Keys
	}
	doc, _ := inspect.ReadJSON(text)
	switch role := inspect.LooksLikeMetadata(doc.Root()); {
	case holdsKeys(doc.Root()):
		return Keys
	case role == inspect.RoleClient:
		return ClientMetadata
	case role != inspect.RoleUnknown:
		return Metadata
	case inspect.ReadTokenResponse(text).IsTokenResponse():
		return TokenResponse
	}
	return Text
}

// holdsKeys looks closely at the outermost object of JSON.
func holdsKeys(root inspect.Value) bool {
	if root.Get("kty").Kind() == inspect.String || root.Get("type").IsText("service_account") {
		return true
	}
	if keys := root.Get("keys"); keys.Kind() == inspect.Array {
		for k := range keys.Children() {
			return k.Get("kty").Exists()
		}
		return root.Len() == 1
	}
	for m := range root.Children() {
		if !strings.HasPrefix(m.Text(), "-----BEGIN ") {
			return false
		}
	}
	return root.Len() > 0
}

// pemKeyAt returns where a PEM block of a key or certificate begins, -1 if
// there is none.
func pemKeyAt(text []byte) int {
	for from := 0; ; {
		i := bytes.Index(text[from:], []byte("-----BEGIN "))
		if i < 0 {
			return -1
		}
		at := from + i
		label, _, found := bytes.Cut(text[at+len("-----BEGIN "):], []byte("-----"))
		if found && (at == 0 || text[at-1] == '\n') && len(label) < 40 && (bytes.HasSuffix(label, []byte("KEY")) || bytes.Contains(label, []byte("CERTIFICATE"))) {
			return at
		}
		from = at + 1
	}
}

func trimStart(text []byte) []byte { return bytes.TrimLeft(withoutMark(text), " \t\r\n") }
