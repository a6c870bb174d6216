package mint

import (
	"crypto"
	"crypto/x509"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// A SignFunc makes the signature over a signing input (RFC 7515 §5.1). It
// must be safe for concurrent use, and must not keep the input.
type SignFunc func(input []byte) ([]byte, error)

// A Signer makes the signatures of tokens by one algorithm.
type Signer struct {
	// Algorithm is the "alg" (RFC 7518 §3.1, RFC 9864 §2.2).
	Algorithm string
	// KeyID is the "kid" that tokens get, "" for none.
	KeyID string
	// Key verifies the signatures; nil where it is not known.
	Key *inspect.Key
	// Weakness says why the key should not be used, "" for a strong one.
	Weakness string
	// Sign makes a signature.
	Sign SignFunc

	// own returns a Sign for one goroutine, which may reuse its memory. It is
	// nil for a signer that lives elsewhere, each of whose signatures is
	// verified.
	own func() SignFunc
}

// NewSigner signs with a private or symmetric key. alg is "" for the one that
// the key is bound to, or else the first that fits it. A key that is too weak
// is taken; [Spec.Mint] refuses it unless that is wished for.
func NewSigner(k *inspect.Key, alg string, random io.Reader) (*Signer, error) {
	alg, err := fit(k, alg, "sign")
	if err != nil {
		return nil, err
	}
	s := &Signer{Algorithm: alg, KeyID: keyID(k), Key: k, Weakness: weakness(k, alg)}
	if k.IsSymmetric() {
		s.Sign = MAC(hashOf(alg), k.Secret)
		s.own = func() SignFunc { return ownMAC(hashOf(alg), k.Secret) }
		return s, nil
	}
	private, ok := k.Private.(crypto.Signer)
	if !ok {
		return nil, hintf("give the private key", "%s is public; only a private key signs", describe(k))
	}
	s.Sign, err = Signature(alg, private, random)
	s.own = func() SignFunc { return s.Sign }
	return s, err
}

// External signs with any crypto.Signer, such as a key inside a KMS or HSM. It
// is called from several goroutines at once by a [Series].
func External(signer crypto.Signer, alg, kid string, random io.Reader) (*Signer, error) {
	der, err := x509.MarshalPKIXPublicKey(signer.Public())
	if err != nil {
		return nil, badf("the signer's public key is of no kind that signs tokens")
	}
	set, err := inspect.ReadKeys(der, nil)
	if err != nil {
		return nil, badf("the signer's public key: %w", err)
	}
	k := set.Keys[0]
	if alg, err = fit(k, alg, "verify"); err != nil {
		return nil, err
	}
	if kid == "" {
		kid = keyID(k)
	}
	sign, err := Signature(alg, signer, random)
	return &Signer{Algorithm: alg, KeyID: kid, Key: k, Weakness: weakness(k, alg), Sign: sign}, err
}

// fit chooses the algorithm, or says why the key cannot be used with it.
// operation is the one that the key_ops of a key must name if it has any.
func fit(k *inspect.Key, alg, operation string) (string, error) {
	allowed := slices.Concat(k.Algorithms(), k.WeakAlgorithms())
	switch {
	case k.Problem != nil:
		return "", hintf("make one with jwtctl keygen", "%s cannot be used: %w", describe(k), k.Problem)
	case len(allowed) == 0:
		return "", hintf("give an RSA, EC or Ed25519 key, or a secret", "%s cannot sign: %s", describe(k), k.Unfit())
	case k.IsPrivate() && len(k.Operations) > 0 && !slices.Contains(k.Operations, operation):
		return "", hintf("give the key that is for it", "%s is not for signing: its key_ops are %q", describe(k), k.Operations)
	case alg == "":
		return allowed[0], nil
	case slices.Contains(allowed, alg):
		return alg, nil
	case k.Algorithm != "":
		return "", hintf("leave --alg out, or choose another key", "%s is bound to %s and cannot sign with %s", describe(k), k.Algorithm, alg)
	}
	return "", hintf("it signs with "+strings.Join(allowed, ", "), "%s cannot sign with %s", describe(k), alg)
}

// weakness says why a key is too weak for an algorithm.
func weakness(k *inspect.Key, alg string) string {
	if a, ok := inspect.FindAlgorithm(alg); ok && a.Kind == inspect.MAC && len(k.Secret) < a.KeyBytes {
		return fmt.Sprintf("the secret has %d bytes, %s needs %d (RFC 7518 §3.2)", len(k.Secret), alg, a.KeyBytes)
	}
	return k.Weakness
}

// keyID is the key's own ID, or the thumbprint of a key that has none (RFC
// 7638): it is what a JWK Set calls the key. That of a secret would help to
// guess it, so a secret has none (RFC 7638 §7).
func keyID(k *inspect.Key) string {
	if k.ID != "" || k.IsSymmetric() {
		return k.ID
	}
	return k.Thumbprint()
}

// describe names a key for people, never by its value.
func describe(k *inspect.Key) string {
	words := []string{"the", k.Type, k.Curve, "key"}
	if k.Type == "oct" {
		words = []string{"the secret"}
	}
	if k.ID != "" {
		words = append(words, fmt.Sprintf("%.40q", k.ID))
	}
	if k.Source != "" {
		words = append(words, "("+k.Source+")")
	}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}
