package inspect

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"errors"
	"hash"
	"slices"
	"strings"
)

// errContent is the one answer to a wrong key, tag, ciphertext or padding:
// telling them apart would help to forge (RFC 7516 §11.5).
var errContent = errors.New("the content does not open with this key")

// checkContent checks the lengths of iv, tag and ciphertext by the enc.
func (m *jwe) checkContent() error {
	switch {
	case len(m.iv) != m.enc.IVBytes:
		return refuse("the iv has %s; %s needs %d", plural(len(m.iv), "byte"), m.enc.Name, m.enc.IVBytes)
	case len(m.tag) != m.enc.TagBytes:
		return refuse("the tag has %s; %s needs %d", plural(len(m.tag), "byte"), m.enc.Name, m.enc.TagBytes)
	case m.cbc() && (len(m.ciphertext) == 0 || len(m.ciphertext)%aes.BlockSize != 0):
		return refuse("the ciphertext has %s, not whole blocks of %d", plural(len(m.ciphertext), "byte"), aes.BlockSize)
	}
	return nil
}

func (m *jwe) cbc() bool { return strings.Contains(m.enc.Name, "CBC-HS") }

// open decrypts the content with the content encryption key.
func (m *jwe) open(cek []byte) ([]byte, error) {
	if len(cek) != m.enc.KeyBytes {
		return nil, errContent
	}
	if m.cbc() {
		return m.openCBC(cek)
	}
	// RFC 7518 §5.3.
	return openGCM(cek, m.iv, m.ciphertext, m.tag, m.aad)
}

// openGCM opens AES GCM with a 96-bit iv and a 128-bit tag.
func openGCM(key, iv, ciphertext, tag, aad []byte) ([]byte, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, errContent
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil || len(iv) != gcm.NonceSize() || len(tag) != gcm.Overhead() {
		return nil, errContent
	}
	plaintext, err := gcm.Open(nil, iv, slices.Concat(ciphertext, tag), aad)
	if err != nil {
		return nil, errContent
	}
	return plaintext, nil
}

// openCBC opens AES CBC with HMAC SHA-2 (RFC 7518 §5.2.2.2). Nothing is
// decrypted before the MAC has been verified.
func (m *jwe) openCBC(cek []byte) ([]byte, error) {
	macKey, encKey := cek[:len(cek)/2], cek[len(cek)/2:]
	mac := hmac.New(m.macHash(), macKey)
	for _, part := range [][]byte{m.aad, m.iv, m.ciphertext} {
		mac.Write(part)
	}
	mac.Write(binary.BigEndian.AppendUint64(nil, uint64(len(m.aad))*8))
	if !hmac.Equal(mac.Sum(nil)[:m.enc.TagBytes], m.tag) {
		return nil, errContent
	}
	block, err := aes.NewCipher(encKey)
	if err != nil {
		return nil, errContent
	}
	plaintext := make([]byte, len(m.ciphertext))
	cipher.NewCBCDecrypter(block, m.iv).CryptBlocks(plaintext, m.ciphertext)
	return unpad(plaintext)
}

// macHash returns the hash whose name ends an AES CBC enc.
func (m *jwe) macHash() func() hash.Hash {
	switch m.enc.Name {
	case "A192CBC-HS384":
		return sha512.New384
	case "A256CBC-HS512":
		return sha512.New
	}
	return sha256.New
}

// unpad removes PKCS #7 padding. The MAC covers it, so only the sender can
// have got it wrong, and there is no oracle to protect.
func unpad(b []byte) ([]byte, error) {
	n := int(b[len(b)-1])
	if n == 0 || n > aes.BlockSize {
		return nil, errContent
	}
	for _, c := range b[len(b)-n:] {
		if int(c) != n {
			return nil, errContent
		}
	}
	return b[:len(b)-n], nil
}
