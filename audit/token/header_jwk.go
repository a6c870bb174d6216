package token

import (
	"encoding/base64"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// secretMember returns the first member of a JWK that must never be published:
// private parts (RFC 7518 §6.2.2, §6.3.2, RFC 8037 §2, RFC 9964) and secrets
// (RFC 7518 §6.4.1).
func secretMember(jwk inspect.Value) (name string, found bool) {
	for m := range jwk.Children() {
		switch string(m.NameBytes()) {
		case "d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv":
			return m.Name(), true
		}
	}
	return "", false
}

// octets decodes a base64url member; ok is false where it is absent or not
// canonical base64url.
func octets(v inspect.Value) (b []byte, ok bool) {
	if v.Kind() != inspect.String {
		return nil, false
	}
	text := v.Text()
	b, err := base64.RawURLEncoding.Strict().DecodeString(text)
	return b, err == nil && !strings.ContainsAny(text, lineEnds)
}

// lineEnds are what encoding/base64 skips without a word.
const lineEnds = "\r\n"
