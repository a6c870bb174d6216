package inspect

import (
	"bytes"
	"crypto/ecdh"
	"crypto/ed25519"
)

// readOKP reads an octet key pair, RFC 8037 §2.
func (k *Key) readOKP() error {
	if k.Curve != "Ed25519" && k.Curve != "X25519" {
		return k.noCurve()
	}
	x, err := k.member("x", 32)
	if err != nil {
		return err
	}
	var d []byte
	if k.has("d") {
		if d, err = k.member("d", 32); err != nil {
			return err
		}
	}
	if k.Curve == "X25519" {
		return k.readX25519(x, d)
	}
	if err := k.setEd25519(x); err != nil || d == nil {
		return err
	}
	return k.setEd25519Private(ed25519.NewKeyFromSeed(d))
}

// setEd25519 takes an Ed25519 public key if it is one: small-order points
// verify signatures that nobody made.
func (k *Key) setEd25519(x []byte) error {
	k.Type, k.Curve, k.Bits = "OKP", "Ed25519", 256
	if len(x) != ed25519.PublicKeySize {
		return badKey("the Ed25519 key has %d bytes, not 32", len(x))
	}
	if err := checkEdwardsPoint(x); err != nil {
		return err
	}
	k.Public = ed25519.PublicKey(x)
	return nil
}

// setEd25519Private takes the private part of the key whose public part is set.
func (k *Key) setEd25519Private(priv ed25519.PrivateKey) error {
	if !priv.Public().(ed25519.PublicKey).Equal(k.Public) {
		return badKey("the private part d does not belong to the public key x").as(FaultInconsistent)
	}
	k.Private = priv
	return nil
}

func (k *Key) readX25519(x, d []byte) error {
	pub, err := ecdh.X25519().NewPublicKey(x)
	if err != nil {
		return badKey("the X25519 key is malformed").as(FaultPoint)
	}
	if err := k.setX25519(pub); err != nil || d == nil {
		return err
	}
	priv, err := ecdh.X25519().NewPrivateKey(d)
	if err != nil {
		return badKey("the private part d is malformed").as(FaultInconsistent)
	}
	return k.setX25519Private(priv)
}

// setX25519 takes an X25519 public key. Every private key is a multiple of 8,
// so that a point of low order gives zero with any of them (RFC 7748 §6.1).
func (k *Key) setX25519(pub *ecdh.PublicKey) error {
	k.Type, k.Curve, k.Bits = "OKP", "X25519", 256
	some, err := ecdh.X25519().NewPrivateKey(bytes.Repeat([]byte{1}, 32))
	if err != nil {
		return err
	}
	if _, err := some.ECDH(pub); err != nil {
		return badKey("the X25519 key is a point of low order: what is agreed on with it is no secret").as(FaultPoint)
	}
	k.Public = pub
	return nil
}

// setX25519Private takes the private part of the key whose public part is set.
func (k *Key) setX25519Private(priv *ecdh.PrivateKey) error {
	if !priv.PublicKey().Equal(k.Public) {
		return badKey("the private part d does not belong to the public key x").as(FaultInconsistent)
	}
	k.Private = priv
	return nil
}
