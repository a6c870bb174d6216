package keygen

import (
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"errors"
	"fmt"
	"math/big"

	"github.com/jwtctl/jwtctl/inspect"
)

// A Member is one member of a JWK, its value as JSON text.
type Member struct {
	Name  string
	Value []byte
}

// errNoKey is the fault of a key that holds nothing to write.
var errNoKey = errors.New("there is no key to write")

// JWK writes the whole key (RFC 7517 §4), private part included, as one line
// of JSON: the registered members in a fixed order, then those that the key's
// own JSON has besides, as they stand there. extra members replace those; one
// without a Value takes a member away. Registered members cannot be replaced.
func JWK(k *inspect.Key, extra ...Member) ([]byte, error) {
	w, err := publicMembers(k, k.Operations)
	if err != nil {
		return nil, err
	}
	if err := w.private(k); err != nil {
		return nil, err
	}
	for v := range k.JSON.Children() {
		if name := v.Name(); !registered(name) && !names(extra, name) {
			w.raw(name, v.Raw())
		}
	}
	for _, m := range extra {
		if registered(m.Name) {
			return nil, fmt.Errorf("member %q of a JWK cannot be replaced", m.Name)
		}
		w.raw(m.Name, m.Value)
	}
	return w.end()
}

// private adds the private members, RFC 7518 §6.2.2, §6.3.2, §6.4.1 and RFC
// 8037 §2.
func (w *jwkWriter) private(k *inspect.Key) error {
	switch priv := k.Private.(type) {
	case *rsa.PrivateKey:
		if len(priv.Primes) != 2 {
			return errors.New("RSA keys of more than two primes are not supported")
		}
		for _, m := range []struct {
			name string
			n    *big.Int
		}{{"d", priv.D}, {"p", priv.Primes[0]}, {"q", priv.Primes[1]},
			{"dp", priv.Precomputed.Dp}, {"dq", priv.Precomputed.Dq}, {"qi", priv.Precomputed.Qinv}} {
			w.binary(m.name, m.n.Bytes())
		}
	case *ecdsa.PrivateKey:
		d, err := priv.Bytes()
		if err != nil {
			return err
		}
		w.binary("d", d)
	case ed25519.PrivateKey:
		w.binary("d", priv.Seed())
	case *ecdh.PrivateKey:
		w.binary("d", priv.Bytes())
	case nil:
		if k.Secret != nil {
			w.binary("k", k.Secret)
		}
	default:
		return fmt.Errorf("a private key of type %T cannot be written", priv)
	}
	return nil
}

func names(members []Member, name string) bool {
	for _, m := range members {
		if m.Name == name {
			return true
		}
	}
	return false
}

// Set writes a JWK Set (RFC 7517 §5), one key a line.
func Set(jwks ...[]byte) []byte {
	out := []byte(`{"keys":[`)
	for i, jwk := range jwks {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(out, '\n'), jwk...)
	}
	return append(out, "\n]}\n"...)
}
