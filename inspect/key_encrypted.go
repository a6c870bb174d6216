package inspect

import (
	"crypto/x509/pkix"
	"encoding/asn1"

	"github.com/youmark/pkcs8"
)

// The OIDs of RFC 8018 and RFC 7914 that encrypted keys are made with.
const (
	oidPBES2      = "1.2.840.113549.1.5.13"
	oidPBKDF2     = "1.2.840.113549.1.5.12"
	oidScrypt     = "1.3.6.1.4.1.11591.4.11"
	oidHMACSHA1   = "1.2.840.113549.2.7"
	oidHMACSHA256 = "1.2.840.113549.2.9"
)

// reencrypt is the hint for encryption that is not supported.
const reencrypt = "encrypt it anew: openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256 -in FILE -out NEW"

// encrypted reads an EncryptedPrivateKeyInfo, RFC 5958 §3. What it costs to
// derive the key is checked first.
func (r *keyReader) encrypted(k *Key, der []byte) (err error) {
	if err := r.checkPBES2(der); err != nil {
		return err
	}
	const what = "the private key"
	secret, err := r.passphrase(what)
	if err != nil {
		return err
	}
	if len(secret) == 0 { // which the library takes for "not encrypted"
		return r.wrongPassphrase(what)
	}
	defer guardKey(&err)
	priv, _, err := pkcs8.ParsePrivateKey(der, secret)
	switch {
	case err == nil:
		return k.setPrivate(priv)
	case err.Error() == "pkcs8: incorrect password":
		return r.wrongPassphrase(what)
	}
	return badKey("the encrypted key is not supported: %s", reason(err)).to(reencrypt)
}

// checkPBES2 checks that a key is encrypted in a way that the library reads
// rightly, and at a bearable cost, RFC 8018 §6.2.
func (r *keyReader) checkPBES2(der []byte) error {
	var info struct {
		Algorithm pkix.AlgorithmIdentifier
		Data      []byte
	}
	var scheme struct{ KDF, Cipher pkix.AlgorithmIdentifier }
	if _, err := asn1.Unmarshal(der, &info); err != nil {
		return badKey("the encrypted key is malformed: %s", reason(err))
	}
	if info.Algorithm.Algorithm.String() != oidPBES2 {
		return badKey("the key is encrypted in an old way (not PBES2), which is not supported").to(reencrypt)
	}
	if _, err := asn1.Unmarshal(info.Algorithm.Parameters.FullBytes, &scheme); err != nil {
		return badKey("the encrypted key is malformed: %s", reason(err))
	}
	switch scheme.KDF.Algorithm.String() {
	case oidPBKDF2:
		return r.checkPBKDF2(scheme.KDF.Parameters.FullBytes)
	case oidScrypt:
		return r.checkScrypt(scheme.KDF.Parameters.FullBytes)
	}
	return badKey("the key is encrypted with a key derivation that is not supported").to(reencrypt)
}

// checkPBKDF2 checks the parameters of RFC 8018 §A.2. The library overlooks
// a keyLength, and then takes the wrong hash.
func (r *keyReader) checkPBKDF2(params []byte) error {
	var p struct {
		Salt      []byte
		Rounds    int
		KeyLength int                      `asn1:"optional"`
		PRF       pkix.AlgorithmIdentifier `asn1:"optional"`
	}
	if _, err := asn1.Unmarshal(params, &p); err != nil || p.Rounds < 1 {
		return badKey("the parameters of PBKDF2 are malformed")
	}
	prf := p.PRF.Algorithm.String()
	if p.KeyLength != 0 || prf != "" && prf != oidHMACSHA1 && prf != oidHMACSHA256 {
		return badKey("the key is encrypted with a variety of PBKDF2 that is not supported").to(reencrypt)
	}
	return r.spend(p.Rounds)
}

// checkScrypt checks the parameters of RFC 7914 §7.
func (r *keyReader) checkScrypt(params []byte) error {
	var p struct {
		Salt    []byte
		N, R, P int
	}
	if _, err := asn1.Unmarshal(params, &p); err != nil || p.N < 2 || p.R < 1 || p.P < 1 {
		return badKey("the parameters of scrypt are malformed")
	}
	if p.N > MaxScryptCost || p.R > MaxScryptCost/p.N || p.P > MaxScryptCost/p.N/p.R {
		return badKey("the scrypt cost of the key is above the limit (N·r·p of %d)", MaxScryptCost)
	}
	return r.spend(4 * p.N * p.R * p.P) // about as long as so many rounds of PBKDF2
}
