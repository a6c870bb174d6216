package inspect

import (
	"bytes"
	"encoding/base64"
	"strings"
)

// keyForms is the hint for what is no key at all.
const keyForms = "give a JWK, a JWK Set, PEM, PKCS#12, DER or an OpenSSH public key"

// notAKey says what a text without JSON and PEM is instead of a key.
func notAKey(text []byte) error {
	switch s := string(text[:min(len(text), 4096)]); {
	case strings.HasPrefix(s, "---- BEGIN SSH2"):
		return badKey("this is an SSH2 public key").to("convert it: ssh-keygen -i -f FILE")
	case strings.HasPrefix(s, "PuTTY-User-Key-File"):
		return badKey("this is a PuTTY key").to("convert it with puttygen -O private-openssh-new, then with ssh-keygen -p -m PKCS8")
	case strings.HasPrefix(s, "\xfe\xed\xfe\xed"):
		return badKey("this is a Java key store").to("convert it: keytool -importkeystore -deststoretype pkcs12")
	case s[0] == '<':
		return badKey("this is HTML or XML, not a key").to(keyForms)
	case s[0] == '[':
		return badKey("this is a JSON array, not a key").to(`a JWK Set is an object: {"keys": [...]}`)
	case tokenText(s):
		return badKey("this is a token, not a key").to("give the key that verifies it: " + strings.TrimPrefix(keyForms, "give "))
	case derShape(fromBase64(text)) != "":
		return badKey("this is the base64 text of a key without its PEM lines").to(
			"put it between -----BEGIN PUBLIC KEY----- and -----END PUBLIC KEY-----, or decode it")
	}
	return badKey("this is not a key").to(keyForms)
}

// tokenText reports a compact token: its header begins with {".
func tokenText(s string) bool {
	s = strings.TrimLeft(strings.TrimPrefix(s, "Bearer "), " \"'")
	return strings.HasPrefix(s, "eyJ") && strings.Contains(s, ".")
}

// notAKeySet says what a JSON object is that is neither JWK nor JWK Set.
func notAKeySet(root Value) error {
	switch {
	case root.Get("jwks_uri").Exists() || root.Get("issuer").Exists():
		return badKey("this is OpenID or OAuth metadata, not a JWK Set").to("give the document that its jwks_uri names")
	case root.Get("signature").Exists() || root.Get("signatures").Exists() || root.Get("ciphertext").Exists():
		return badKey("this is a token, not a key").to("give the key that verifies it")
	case root.Get("access_token").Exists() || root.Get("id_token").Exists():
		return badKey("this is a token response, not a key").to("give the key that verifies the token")
	case root.Get("jwks").Exists():
		return badKey(`the JWK Set stands in the member "jwks"`).to("give the value of that member alone")
	}
	return badKey(`JSON without "kty" or "keys": neither a JWK nor a JWK Set`).to(keyForms)
}

// fromBase64 decodes base64 of either alphabet, padded or not, with line ends;
// nil for anything else.
func fromBase64(text []byte) []byte {
	for _, e := range []*base64.Encoding{base64.StdEncoding, base64.RawStdEncoding, base64.RawURLEncoding} {
		if out, err := e.DecodeString(string(bytes.TrimSpace(text))); err == nil {
			return out
		}
	}
	return nil
}
