package keygen

import (
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"math/big"
	"slices"

	"github.com/jwtctl/jwtctl/inspect"
)

// PublicJWK writes the public part of a key as one line of JSON. Only members
// that are known to be public are in it; a symmetric key has no public part.
func PublicJWK(k *inspect.Key) ([]byte, error) {
	if k.IsSymmetric() {
		return nil, errNoPublic()
	}
	ops := k.Operations
	if k.Private != nil {
		ops = publicOperations(ops)
	}
	w, err := publicMembers(k, ops)
	if err != nil {
		return nil, err
	}
	return w.end()
}

// publicOperations are the "key_ops" of a public key whose private key has
// these, RFC 7517 §4.3. Agreeing on a key names nothing for the public part.
func publicOperations(ops []string) []string {
	var list []string
	for _, op := range ops {
		switch op {
		case "sign", "verify":
			op = "verify"
		case "decrypt", "encrypt":
			op = "encrypt"
		case "unwrapKey", "wrapKey":
			op = "wrapKey"
		default:
			continue
		}
		if !slices.Contains(list, op) {
			list = append(list, op)
		}
	}
	return list
}

func errNoPublic() error {
	return refuse("give verifiers the secret itself, or make an asymmetric key", "a symmetric key has no public part")
}

// publicMembers writes what is public of a key: this is the one place that
// says what that is. Of the members that the key's own JSON has, those about
// its certificates are taken over; no other member is copied.
func publicMembers(k *inspect.Key, ops []string) (*jwkWriter, error) {
	switch {
	case k.Problem != nil:
		return nil, k.Problem
	case k.Public == nil && k.Secret == nil:
		return nil, errNoKey
	}
	w := new(jwkWriter)
	w.text("kty", k.Type)
	w.text("kid", k.ID)
	w.text("use", k.Use)
	if len(ops) > 0 {
		w.texts("key_ops", ops)
	}
	w.text("alg", k.Algorithm)
	switch pub := k.Public.(type) {
	case *rsa.PublicKey:
		w.binary("n", pub.N.Bytes())
		w.binary("e", big.NewInt(int64(pub.E)).Bytes())
	case *ecdsa.PublicKey:
		point, err := pub.Bytes() // 4, x, y
		if err != nil {
			return nil, err
		}
		size := len(point) / 2
		w.text("crv", k.Curve)
		w.binary("x", point[1:1+size])
		w.binary("y", point[1+size:])
	case ed25519.PublicKey:
		w.text("crv", k.Curve)
		w.binary("x", pub)
	case *ecdh.PublicKey:
		w.text("crv", k.Curve)
		w.binary("x", pub.Bytes())
	}
	for _, name := range certificateMembers() {
		w.raw(name, k.JSON.Get(name).Raw())
	}
	return w, nil
}

// certificateMembers are the members of RFC 7517 §4.6 to §4.9.
func certificateMembers() []string { return []string{"x5u", "x5c", "x5t", "x5t#S256"} }

// registered reports a member that is written from the key's values or, if
// it is about certificates, copied.
func registered(name string) bool {
	switch name {
	case "kty", "kid", "use", "key_ops", "alg", "crv", "x", "y", "n", "e",
		"d", "p", "q", "dp", "dq", "qi", "oth", "k":
		return true
	}
	return slices.Contains(certificateMembers(), name)
}
