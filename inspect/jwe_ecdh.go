package inspect

import (
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// agreement is ECDH-ES, with or without a key wrapped by the agreed one (RFC
// 7518 §4.6).
type agreement struct {
	alg, enc     *Algorithm
	curve        string
	epk          *ecdh.PublicKey
	apu, apv     []byte
	encryptedKey []byte
}

func newAgreement(alg, enc *Algorithm, h joseHeader, encryptedKey []byte) (keyManager, error) {
	m := agreement{alg: alg, enc: enc, encryptedKey: encryptedKey}
	var err error
	if m.curve, m.epk, err = ephemeralKey(h.get("epk")); err != nil {
		return nil, err
	}
	if m.apu, err = h.optional("apu"); err != nil {
		return nil, err
	}
	if m.apv, err = h.optional("apv"); err != nil {
		return nil, err
	}
	if m.wraps() {
		return m, needWrapped(alg, enc, encryptedKey)
	}
	return m, needEmpty(alg.Name, encryptedKey)
}

// wraps reports that the agreed key wraps the content encryption key.
func (m agreement) wraps() bool { return m.alg.KeyBytes > 0 }

func (m agreement) operations() []string { return []string{"deriveKey", "deriveBits"} }

func (m agreement) unfit(k *Key) string {
	if k.Type != "EC" && k.Type != "OKP" {
		return unfitKind(k, m.alg.Name, "an EC or X25519")
	}
	if k.Curve != m.curve {
		return fmt.Sprintf("the token's ephemeral key is on %s, this key on %s", m.curve, k.Curve)
	}
	priv, err := exchangeKey(k)
	if err != nil {
		return err.Error()
	}
	if priv.Curve() != m.epk.Curve() {
		return "the key is not on the curve that it names"
	}
	return ""
}

func (m agreement) contentKey(k *Key) ([]byte, error) {
	priv, err := exchangeKey(k)
	if err != nil {
		return nil, err
	}
	z, err := priv.ECDH(m.epk) // refuses the small-order points of X25519
	if err != nil {
		return nil, errUnwrap
	}
	if m.wraps() {
		return unwrapAES(m.derive(z, m.alg), m.encryptedKey)
	}
	return m.derive(z, m.enc), nil
}

// derive is the Concat KDF with SHA-256 (RFC 7518 §4.6.2), for the key of the
// algorithm that names it.
func (m agreement) derive(z []byte, to *Algorithm) []byte {
	var info []byte
	for _, part := range [][]byte{[]byte(to.Name), m.apu, m.apv} {
		info = binary.BigEndian.AppendUint32(info, uint32(len(part)))
		info = append(info, part...)
	}
	info = binary.BigEndian.AppendUint32(info, uint32(to.KeyBytes)*8)
	var key []byte
	for round := uint32(1); len(key) < to.KeyBytes; round++ {
		h := sha256.Sum256(slices.Concat(binary.BigEndian.AppendUint32(nil, round), z, info))
		key = append(key, h[:]...)
	}
	return key[:to.KeyBytes]
}

// exchangeKey returns the private key in the form that ECDH takes.
func exchangeKey(k *Key) (*ecdh.PrivateKey, error) {
	switch priv := k.Private.(type) {
	case *ecdh.PrivateKey:
		if priv != nil {
			return priv, nil
		}
	case *ecdsa.PrivateKey:
		if priv != nil {
			if key, err := priv.ECDH(); err == nil {
				return key, nil
			}
			return nil, fmt.Errorf("curve %s is not supported", k.Curve)
		}
	case nil:
	default:
		return nil, fmt.Errorf("a key on %s is for signatures", k.Curve)
	}
	return nil, errors.New(onlyPublic)
}
