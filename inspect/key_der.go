package inspect

import (
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"math/big"
	"strings"
)

// bareDER reads a file of DER without any wrapping.
func (r *keyReader) bareDER(data []byte) error {
	kind := derShape(data)
	k := &Key{Source: "DER (" + string(kind) + ")"}
	err := r.der(k, data, kind)
	var f *keyFault
	if errors.As(err, &f) && f.foreign {
		return err
	}
	r.add(k, err)
	return nil
}

// der reads one key of a kind that derShape has recognised.
func (r *keyReader) der(k *Key, der []byte, kind derKind) (err error) {
	defer guardKey(&err)
	if len(der) > maxPrivateDER && (kind == derPrivate || kind == derRSAPrivate || kind == derECPrivate || kind == derEncrypted) {
		return badKey("%d bytes are too long for a private key", len(der))
	}
	switch kind {
	case derPublic:
		return k.readSPKI(der)
	case derRSAPublic:
		return k.readPKCS1(der)
	case derPrivate:
		return k.readPKCS8(der)
	case derRSAPrivate:
		return k.readPKCS1Private(der)
	case derECPrivate:
		return k.readSEC1(der)
	case derCertificate:
		return k.readCertificate(der)
	case derEncrypted:
		return r.encrypted(k, der)
	case derPKCS12:
		return r.pkcs12(k, der)
	}
	return badKey("DER of a structure that is not known")
}

// readCertificate reads a certificate (RFC 5280 §4.1) or a request for one
// (RFC 2986 §4). Neither its signature nor its time is looked at.
func (k *Key) readCertificate(der []byte) error {
	cert, err := x509.ParseCertificate(der)
	if err == nil {
		if err := k.setCertified(cert.PublicKey, cert.RawSubjectPublicKeyInfo); err != nil {
			return err
		}
		k.Certificates = []*x509.Certificate{cert}
		return nil
	}
	if request, err := x509.ParseCertificateRequest(der); err == nil {
		return k.setCertified(request.PublicKey, request.RawSubjectPublicKeyInfo)
	}
	return badKey("the certificate is malformed: %s", reason(err))
}

// setCertified takes the public key of a certificate, from its own encoding
// where package x509 does not know the type.
func (k *Key) setCertified(pub any, spki []byte) error {
	if pub == nil {
		return k.readSPKI(spki)
	}
	return k.setPublic(pub)
}

// setPublic takes a public key that package x509 has read.
func (k *Key) setPublic(pub any) error {
	switch pub := pub.(type) {
	case *rsa.PublicKey:
		return k.setRSA(pub.N, big.NewInt(int64(pub.E)))
	case *ecdsa.PublicKey:
		return k.setEC(pub)
	case ed25519.PublicKey:
		return k.setEd25519(pub)
	case *ecdh.PublicKey:
		if pub.Curve() == ecdh.X25519() {
			return k.setX25519(pub)
		}
	}
	return badKey("the key is of a type that is not supported")
}

// setPrivate takes a private key that package x509 has read, and its public part.
func (k *Key) setPrivate(priv any) error {
	switch priv := priv.(type) {
	case *rsa.PrivateKey:
		if err := k.setPublic(&priv.PublicKey); err != nil {
			return err
		}
		if len(priv.Primes) != 2 {
			return badKey("RSA keys of more than two primes are not supported")
		}
		k.Private = priv
		return nil
	case *ecdsa.PrivateKey:
		k.Private = priv
		return k.setPublic(&priv.PublicKey)
	case ed25519.PrivateKey:
		k.Private = priv
		return k.setPublic(priv.Public())
	case *ecdh.PrivateKey:
		k.Private = priv
		return k.setPublic(priv.PublicKey())
	}
	return badKey("the private key is of a type that is not supported")
}

// reason cuts the name of a package and untrusted length off an error.
func reason(err error) string {
	s := err.Error()
	for _, prefix := range []string{"x509: ", "asn1: ", "pkcs12: ", "pkcs8: "} {
		s = strings.TrimPrefix(s, prefix)
	}
	return strings.Join(strings.Fields(s[:min(len(s), 200)]), " ")
}
