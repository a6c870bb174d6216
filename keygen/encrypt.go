package keygen

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/pbkdf2"
	"crypto/sha256"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"io"

	"github.com/jwtctl/jwtctl/inspect"
)

// KDFIterations is how many rounds of PBKDF2-HMAC-SHA256 stand between a
// passphrase and the key that it encrypts: what OWASP's Password Storage Cheat
// Sheet asks for.
const KDFIterations = 600_000

// The lengths of what encryption draws at random and derives, in bytes.
const (
	saltBytes   = 16 // NIST SP 800-132 §5.1
	aes256Bytes = 32
)

// EncryptedPEM writes the private key as a PEM block ENCRYPTED PRIVATE KEY
// (RFC 5958 §3): PBES2 with PBKDF2-HMAC-SHA256 and AES-256-CBC (RFC 8018
// §6.2), which OpenSSL reads. Salt and IV come from random.
func EncryptedPEM(k *inspect.Key, passphrase []byte, random io.Reader) ([]byte, error) {
	if len(passphrase) == 0 {
		return nil, refuse("give one, or leave the key unencrypted", "the passphrase is empty")
	}
	der, err := PKCS8(k)
	if err != nil {
		return nil, err
	}
	sealed, err := encrypt(der, passphrase, random)
	if err != nil {
		return nil, err
	}
	return pem.EncodeToMemory(&pem.Block{Type: "ENCRYPTED PRIVATE KEY", Bytes: sealed}), nil
}

// encrypt makes an EncryptedPrivateKeyInfo of a PrivateKeyInfo.
func encrypt(der, passphrase []byte, random io.Reader) ([]byte, error) {
	drawn := make([]byte, saltBytes+aes.BlockSize)
	if _, err := io.ReadFull(random, drawn); err != nil {
		return nil, err
	}
	salt, iv := drawn[:saltBytes], drawn[saltBytes:]
	key, err := pbkdf2.Key(sha256.New, string(passphrase), salt, KDFIterations, aes256Bytes)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	pad := aes.BlockSize - len(der)%aes.BlockSize // RFC 8018 §B.2.5
	data := append(bytes.Clone(der), bytes.Repeat([]byte{byte(pad)}, pad)...)
	cipher.NewCBCEncrypter(block, iv).CryptBlocks(data, data)
	return marshalPBES2(salt, iv, data)
}

// marshalPBES2 writes the parameters of RFC 8018 §A.2 and §A.4 and the data.
func marshalPBES2(salt, iv, data []byte) ([]byte, error) {
	type algorithm struct {
		OID        asn1.ObjectIdentifier
		Parameters any
	}
	type pbkdf2Params struct {
		Salt   []byte
		Rounds int
		PRF    pkix.AlgorithmIdentifier
	}
	type pbes2Params struct{ KDF, Scheme algorithm }
	return asn1.Marshal(struct {
		Algorithm algorithm
		Data      []byte
	}{
		algorithm{asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 5, 13}, pbes2Params{ // PBES2
			algorithm{asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 5, 12}, pbkdf2Params{salt, KDFIterations, pkix.AlgorithmIdentifier{
				Algorithm:  asn1.ObjectIdentifier{1, 2, 840, 113549, 2, 9}, // HMAC-SHA256
				Parameters: asn1.NullRawValue,
			}}},
			algorithm{asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 1, 42}, iv}, // AES-256-CBC
		}}, data,
	})
}
