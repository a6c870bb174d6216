package jose

import (
	"crypto"
	"errors"
	"fmt"

	"github.com/lestrrat-go/jwx/v2/jwa"
	"github.com/lestrrat-go/jwx/v2/jws"
)

// errUnsupported says that jwx v2 does not know an algorithm, and so has no
// opinion.
var errUnsupported = errors.New("algorithm not supported by jwx v2")

// Verify asks jwx whether a signature over input is good: the second opinion
// beside the verifier of package inspect, by other code on the same bytes.
// key is an *rsa.PublicKey, *ecdsa.PublicKey, ed25519.PublicKey or, for HMAC,
// a []byte. Which algorithm and key to use has been decided before.
//
// One laxity of jwx v2 is known and not papered over: it verifies PSS
// signatures with any salt length, where RFC 7518 §3.5 allows one.
func Verify(alg string, key crypto.PublicKey, input, signature []byte) (ok bool, err error) {
	defer guard(&err)
	if alg == "Ed25519" { // RFC 9864 came after jwx v2
		alg = "EdDSA"
	}
	var a jwa.SignatureAlgorithm
	if err := a.Accept(alg); err != nil || a == jwa.NoSignature {
		return false, fmt.Errorf("%w: %q", errUnsupported, alg)
	}
	verifier, err := jws.NewVerifier(a)
	if err != nil {
		return false, fmt.Errorf("%w: %q", errUnsupported, alg)
	}
	return verifier.Verify(input, signature, key) == nil, nil
}
