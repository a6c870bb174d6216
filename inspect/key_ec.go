package inspect

import (
	"crypto/ecdsa"
	"crypto/elliptic"
)

// ellipticCurve returns the curve of a "crv" (RFC 7518 §6.2.1.1) that ECDSA
// and ECDH are supported on, nil for others.
func ellipticCurve(name string) elliptic.Curve {
	switch name {
	case "P-256":
		return elliptic.P256()
	case "P-384":
		return elliptic.P384()
	case "P-521":
		return elliptic.P521()
	}
	return nil
}

// readEC reads an EC key, RFC 7518 §6.2. Coordinates and the private number
// have the full length of the curve, leading zeros included.
func (k *Key) readEC() error {
	curve := ellipticCurve(k.Curve)
	if curve == nil {
		return k.noCurve()
	}
	size := (curve.Params().BitSize + 7) / 8
	x, err := k.member("x", size)
	if err != nil {
		return err
	}
	y, err := k.member("y", size)
	if err != nil {
		return err
	}
	pub, err := ecdsa.ParseUncompressedPublicKey(curve, append(append([]byte{4}, x...), y...))
	if err != nil {
		return badKey("the point (x, y) is not on the curve %s", k.Curve).as(FaultPoint)
	}
	if err := k.setEC(pub); err != nil || !k.has("d") {
		return err
	}
	d, err := k.member("d", size)
	if err != nil {
		return err
	}
	priv, err := ecdsa.ParseRawPrivateKey(curve, d)
	if err != nil {
		return badKey("the private number d is out of range for %s", k.Curve).as(FaultInconsistent)
	}
	return k.setECPrivate(priv)
}

// setEC takes an EC public key, whose point has been checked.
func (k *Key) setEC(pub *ecdsa.PublicKey) error {
	k.Type, k.Curve, k.Bits = "EC", pub.Params().Name, pub.Params().BitSize
	if ellipticCurve(k.Curve) == nil {
		return k.noCurve()
	}
	k.Public = pub
	return nil
}

// setECPrivate takes the private part of the key whose public part is set.
func (k *Key) setECPrivate(priv *ecdsa.PrivateKey) error {
	if !priv.PublicKey.Equal(k.Public) {
		return badKey("the private number d does not belong to the point (x, y)").as(FaultInconsistent)
	}
	k.Private = priv
	return nil
}

// noCurve says why the key's curve cannot be used.
func (k *Key) noCurve() error {
	switch k.Curve {
	case "":
		return badKey(`member "crv" is missing or empty`).as(FaultMember)
	case "secp256k1", "Ed448", "X448":
		return badKey("curve %s is not supported", k.Curve).as(FaultUnsupported)
	case "P-224":
		return badKey("curve %s is not supported", k.Curve).as(FaultCurve)
	case "P-256", "P-384", "P-521", "Ed25519", "X25519":
		return badKey("curve %s is none of key type %s (RFC 7518 §6.2, RFC 8037 §2)", k.Curve, k.Type).as(FaultCurve)
	}
	return badKey("curve %s is not known", short(k.Curve)).as(FaultCurve)
}
