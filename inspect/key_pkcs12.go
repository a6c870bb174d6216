package inspect

import (
	"crypto/x509"
	"errors"
	"slices"

	"software.sslmate.com/src/go-pkcs12"
)

// pkcs12 reads a PKCS #12 file, RFC 7292: one private key and its certificates.
//
// Rounds stated inside an encrypted part cannot be counted beforehand. They
// run only where the passphrase opens that part, that is, in a file of the
// passphrase's owner.
func (r *keyReader) pkcs12(k *Key, der []byte) (err error) {
	if err := r.spend(kdfRounds(der, 0)); err != nil {
		return err
	}
	const what = "the PKCS#12 file"
	var secret []byte
	if elementTypes(der) == "iss" { // it has a MAC, made with a passphrase
		if secret, err = r.passphrase(what); err != nil {
			return err
		}
	}
	defer guardKey(&err)
	priv, leaf, others, err := pkcs12.DecodeChain(der, string(secret))
	switch {
	case errors.Is(err, pkcs12.ErrIncorrectPassword):
		return r.wrongPassphrase(what)
	case err != nil:
		return badKey("the PKCS#12 file cannot be read: %s", reason(err)).to("convert it: openssl pkcs12 -in FILE -out key.pem")
	}
	if err := k.setPrivate(priv); err != nil {
		return err
	}
	return k.setCertificates(append([]*x509.Certificate{leaf}, others...))
}

// setCertificates takes the certificates that came with the key, in any order.
func (k *Key) setCertificates(list []*x509.Certificate) error {
	if len(list) > MaxCertificates {
		return badKey("the key has more than %d certificates", MaxCertificates)
	}
	own := slices.IndexFunc(list, func(c *x509.Certificate) bool { return samePublic(k.Public, c.PublicKey) })
	if own < 0 {
		return badKey("none of the certificates belongs to the private key")
	}
	list[0], list[own] = list[own], list[0]
	k.Certificates = list
	return nil
}
