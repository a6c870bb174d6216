package keyset

import (
	"encoding/base64"
	"fmt"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// badEncoding says what is wrong with how a member of a JWK is written, ""
// where nothing is.
func badEncoding(k *inspect.Key, m inspect.Value) string {
	name := m.Name()
	switch name {
	case "kty", "use", "alg", "kid", "crv", "x5u":
		if m.Kind() != inspect.String {
			return fmt.Sprintf("is of type %s, not a string", m.Kind())
		}
	case "key_ops":
		if _, ok := m.Strings(); !ok || m.Kind() != inspect.Array {
			return "is not an array of strings"
		}
	case "n", "e", "d", "p", "q", "dp", "dq", "qi", "x", "y", "k", "pub", "priv":
		return badBytes(k, m)
	}
	return ""
}

// badBytes checks a member that holds bytes or a number in base64url.
func badBytes(k *inspect.Key, m inspect.Value) string {
	if m.Kind() != inspect.String {
		return fmt.Sprintf("is of type %s, not a string", m.Kind())
	}
	text := m.Text()
	b, err := base64.RawURLEncoding.Strict().DecodeString(text)
	switch {
	case text == "":
		return "is empty"
	case strings.HasSuffix(text, "="):
		return "has base64 padding"
	case strings.ContainsAny(text, "+/"):
		return "is base64, not base64url"
	case err != nil || strings.ContainsAny(text, "\r\n"):
		return "is not base64url"
	case k.Type == "RSA" && b[0] == 0 && len(b) > 1:
		return "has leading zeros"
	}
	if want := memberSize(k, m.Name()); want > 0 && len(b) != want {
		return fmt.Sprintf("has %d bytes; for %s it has %d", len(b), k.Curve, want)
	}
	return ""
}

// memberSize returns how long x, y and d are, RFC 7518 §6.2 and RFC 8037 §2;
// 0 where any length will do.
func memberSize(k *inspect.Key, name string) int {
	if name != "x" && name != "y" && name != "d" || k.Type != "EC" && k.Type != "OKP" {
		return 0
	}
	switch k.Curve {
	case "P-256", "secp256k1", "Ed25519", "X25519":
		return 32
	case "P-384":
		return 48
	case "P-521":
		return 66
	case "Ed448":
		return 57
	case "X448":
		return 56
	}
	return 0
}
