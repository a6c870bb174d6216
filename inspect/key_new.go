package inspect

import "crypto"

// NewKey makes a key of one that the standard library knows, private or
// public: *rsa.PrivateKey, *ecdsa.PrivateKey, ed25519.PrivateKey,
// *ecdh.PrivateKey or the public key of one of them. It is checked as a key
// from a file is, and says nothing about itself yet. source says where it
// came from.
func NewKey(key any, source string) *Key {
	k := &Key{Source: source}
	set := k.setPublic
	if _, private := key.(interface{ Public() crypto.PublicKey }); private {
		set = k.setPrivate
	}
	k.refuse(set(key))
	return k
}
