package inspect

import (
	"bytes"
	"cmp"
	"crypto/ecdsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
)

// readPKCS8 reads a PrivateKeyInfo, RFC 5958 §2.
func (k *Key) readPKCS8(der []byte) error {
	var info struct {
		Version   int
		Algorithm pkix.AlgorithmIdentifier
		Key       []byte
	}
	if _, err := asn1.Unmarshal(der, &info); err != nil {
		return badKey("the private key is malformed: %s", reason(err))
	}
	switch info.Algorithm.Algorithm.String() {
	case oidRSA:
		return k.readPKCS1Private(info.Key)
	case oidPSS:
		return cmp.Or(k.onlyPSS(info.Algorithm), k.readPKCS1Private(info.Key))
	}
	if err := k.unsupported(info.Algorithm); err != nil {
		return err
	}
	priv, err := x509.ParsePKCS8PrivateKey(der)
	if err != nil {
		return badKey("the private key is malformed: %s", reason(err))
	}
	if err := k.setPrivate(priv); err != nil {
		return err
	}
	return k.statedPoint(info.Key)
}

// readPKCS1Private reads an RSAPrivateKey, RFC 8017 §A.1.2.
func (k *Key) readPKCS1Private(der []byte) error {
	var s struct {
		Version                   int
		N, E, D, P, Q, Dp, Dq, Qi *big.Int
	}
	if _, err := asn1.Unmarshal(der, &s); err != nil {
		return badKey("the RSA private key is malformed: %s", reason(err))
	}
	if err := k.setRSA(s.N, s.E); err != nil {
		return err
	}
	if s.Version != 0 {
		return badKey("RSA keys of more than two primes are not supported")
	}
	return k.setRSAPrivate(rsaParts{s.D, s.P, s.Q, s.Dp, s.Dq, s.Qi})
}

// readSEC1 reads an ECPrivateKey, RFC 5915 §3.
func (k *Key) readSEC1(der []byte) error {
	priv, err := x509.ParseECPrivateKey(der)
	if err != nil {
		return badKey("the EC private key is malformed: %s", reason(err))
	}
	if err := k.setPrivate(priv); err != nil {
		return err
	}
	return k.statedPoint(der)
}

// statedPoint compares the public key that an ECPrivateKey may state with the
// one that belongs to it, which package x509 does not.
func (k *Key) statedPoint(sec1 []byte) error {
	pub, ok := k.Public.(*ecdsa.PublicKey)
	if !ok {
		return nil
	}
	var s struct {
		Version int
		D       []byte
		Curve   asn1.ObjectIdentifier `asn1:"optional,explicit,tag:0"`
		Point   asn1.BitString        `asn1:"optional,explicit,tag:1"`
	}
	if _, err := asn1.Unmarshal(sec1, &s); err != nil || len(s.Point.Bytes) == 0 {
		return nil
	}
	own, err := pub.Bytes()
	if compressed := s.Point.Bytes[0] != 4; err != nil || compressed || bytes.Equal(own, s.Point.Bytes) {
		return nil
	}
	return badKey("the EC private key states a public key that is not its own")
}
