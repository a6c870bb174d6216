package keygen

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// Algorithms returns the names of the algorithms that keys are made for: the
// signature algorithms, those that agree on or wrap a key, and those that
// encrypt content, whose keys serve "dir" (RFC 7518 §4.5).
func Algorithms() []string {
	return []string{
		"ES256", "ES384", "ES512", "Ed25519", "EdDSA",
		"RS256", "RS384", "RS512", "PS256", "PS384", "PS512",
		"HS256", "HS384", "HS512",
		"ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW",
		"RSA-OAEP", "RSA-OAEP-256", "RSA-OAEP-384", "RSA-OAEP-512",
		"A128KW", "A192KW", "A256KW", "A128GCMKW", "A192GCMKW", "A256GCMKW", "dir",
		"A128GCM", "A192GCM", "A256GCM", "A128CBC-HS256", "A192CBC-HS384", "A256CBC-HS512",
	}
}

// find looks up an algorithm that keys are made for, or says why none are.
func find(name string) (*inspect.Algorithm, error) {
	a, known := inspect.FindAlgorithm(name)
	switch {
	case known && slices.Contains(Algorithms(), name):
		return a, nil
	case name == "":
		return nil, refuse("name one, such as ES256", "no algorithm is given")
	case !known:
		if like, ok := inspect.FoldAlgorithm(name); ok {
			return nil, refuse(fmt.Sprintf("did you mean %s?", like.Name), "%q is no JOSE algorithm; names are case-sensitive", name)
		}
		return nil, refuse("", "%.40q is no JOSE algorithm", name)
	case name == "none":
		return nil, refuse("an unsecured token has no key", "there are no keys for none")
	case name == "RSA1_5":
		return nil, refuse("make one for RSA-OAEP-256", "no keys are made for RSA1_5, which is open to padding oracles")
	case strings.HasPrefix(name, "PBES2-"):
		return nil, refuse("make one for A256KW", "%s takes a password and no key", name)
	}
	return nil, refuse("ES256 and Ed25519 are sound choices", "keys for %s are not supported", name)
}

// useOf returns the "use" of keys for an algorithm, RFC 7517 §4.2.
func useOf(a *inspect.Algorithm) string {
	if a.Kind == inspect.Signature || a.Kind == inspect.MAC {
		return "sig"
	}
	return "enc"
}
