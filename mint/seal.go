package mint

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash"
	"io"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// Encrypt writes a compact JWE (RFC 7516 §7.1) of any content. header holds
// parameters beside alg and enc; those of the key are added to it.
func Encrypt(r *Recipient, header Object, content []byte, random io.Reader) ([]byte, error) {
	var h Object
	h.setText("alg", r.Algorithm)
	h.setText("enc", r.Encryption)
	for _, m := range header.members {
		h.Set(m.Name, m.JSON)
	}
	cek, encrypted, err := r.sealKey(&h, random)
	if err != nil {
		return nil, err
	}
	protected := base64.RawURLEncoding.AppendEncode(nil, h.JSON())
	iv, ciphertext, tag, err := sealContent(r.Encryption, cek, content, protected, random)
	if err != nil {
		return nil, err
	}
	out := protected
	for _, part := range [][]byte{encrypted, iv, ciphertext, tag} {
		out = base64.RawURLEncoding.AppendEncode(append(out, '.'), part)
	}
	return out, nil
}

// sealContent encrypts by RFC 7518 §5 under a fresh iv.
func sealContent(enc string, cek, content, aad []byte, random io.Reader) (iv, ciphertext, tag []byte, err error) {
	a, ok := inspect.FindAlgorithm(enc)
	if !ok || len(cek) != a.KeyBytes {
		return nil, nil, nil, badf("the content key has %d bytes, not what %.40q needs", len(cek), enc)
	}
	if iv, err = randomBytes(random, a.IVBytes); err != nil {
		return nil, nil, nil, err
	}
	if strings.HasSuffix(enc, "GCM") {
		ciphertext, tag, err = sealGCM(cek, iv, content, aad)
		return iv, ciphertext, tag, err
	}
	ciphertext, tag, err = sealCBC(a, cek, iv, content, aad)
	return iv, ciphertext, tag, err
}

// sealGCM is AES GCM with a 96-bit iv and a 128-bit tag, RFC 7518 §5.3.
func sealGCM(key, iv, content, aad []byte) (ciphertext, tag []byte, err error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, nil, err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, nil, err
	}
	out := gcm.Seal(nil, iv, content, aad)
	n := len(out) - gcm.Overhead()
	return out[:n], out[n:], nil
}

// sealCBC is AES CBC with HMAC SHA-2, RFC 7518 §5.2.2.1.
func sealCBC(enc *inspect.Algorithm, cek, iv, content, aad []byte) (ciphertext, tag []byte, err error) {
	half := len(cek) / 2
	block, err := aes.NewCipher(cek[half:])
	if err != nil {
		return nil, nil, err
	}
	pad := aes.BlockSize - len(content)%aes.BlockSize
	ciphertext = append(bytes.Clone(content), bytes.Repeat([]byte{byte(pad)}, pad)...)
	cipher.NewCBCEncrypter(block, iv).CryptBlocks(ciphertext, ciphertext)
	mac := hmac.New(macHash(half), cek[:half])
	for _, part := range [][]byte{aad, iv, ciphertext} {
		mac.Write(part)
	}
	mac.Write(binary.BigEndian.AppendUint64(nil, uint64(len(aad))*8))
	return ciphertext, mac.Sum(nil)[:enc.TagBytes], nil
}

// macHash returns the hash of AES CBC by the size of the MAC's key.
func macHash(bytes int) func() hash.Hash {
	switch bytes {
	case 24:
		return sha512.New384
	case 32:
		return sha512.New
	}
	return sha256.New
}

// encryptToken puts the signed token inside a JWE (RFC 7519 §5.2).
func (d *draft) encryptToken() error {
	var header Object
	header.setText("cty", "JWT")
	return d.encrypt(header, d.token.Text)
}

// encryptClaims encrypts the claims themselves. Only a shared secret tells the
// recipient who made such a token.
func (d *draft) encryptClaims() error {
	if !d.spec.Recipient.Key.IsSymmetric() {
		if err := d.need(UnsignedJWE, "the token is not signed"); err != nil {
			return err
		}
	}
	if len(d.disclosures) > 0 {
		return badf("an SD-JWT must be signed")
	}
	header := d.header.Clone()
	header.Delete("alg")
	if given := header.Get("enc"); given != nil && string(given) != `"`+d.spec.Recipient.Encryption+`"` {
		return hintf("choose it with --enc", "the header's enc is %s, the token is encrypted with %s", short(given), d.spec.Recipient.Encryption)
	}
	if header.Has("zip") {
		return hintf("leave zip out", "the header has zip, but what is encrypted is not compressed")
	}
	return d.encrypt(header, d.token.Claims)
}

// encrypt makes the JWE and reads it back: whole where the key is a secret,
// and else its header.
func (d *draft) encrypt(header Object, content []byte) error {
	r := d.spec.Recipient
	if r.Key.ID != "" && !header.Has("kid") {
		header.setText("kid", r.Key.ID)
	}
	text, err := Encrypt(r, header, content, d.spec.Random)
	if err != nil {
		return err
	}
	d.token.Text = text
	t := inspect.Parse(text)
	switch {
	case len(t.Problems) > 0:
		return badf("the token would not be sound: %s", t.Problems[0])
	case !t.IsEncrypted() || !t.Alg().IsText(r.Algorithm) || !t.Header.JSON.Get("enc").IsText(r.Encryption):
		return fmt.Errorf("the token that was written is not the one that was meant")
	}
	d.token.Outer = t.Header.Bytes
	if !r.Key.IsPrivate() {
		return nil
	}
	key := *r.Key
	key.Operations = nil // they say who may decrypt, not whether the key does
	opened, err := inspect.Decrypt(t, []*inspect.Key{&key}, inspect.DecryptOptions{})
	switch {
	case err != nil:
		return fmt.Errorf("the token that was written does not open with the recipient's key: %w", err)
	case !bytes.Equal(opened.Plaintext, content):
		return fmt.Errorf("the token that was written opens to something else than what was meant")
	}
	return nil
}
