package inspect

import (
	"crypto/aes"
	"crypto/subtle"
	"encoding/binary"
)

// keyWrapIV is the default initial value of RFC 3394 §2.2.3.1.
const keyWrapIV = 0xa6a6a6a6a6a6a6a6

// aesWrap is AES key wrap (RFC 7518 §4.4).
type aesWrap struct {
	alg          *Algorithm
	encryptedKey []byte
}

func newAESWrap(alg, enc *Algorithm, encryptedKey []byte) (keyManager, error) {
	return aesWrap{alg, encryptedKey}, needWrapped(alg, enc, encryptedKey)
}

// needWrapped checks that a wrapped key has the length of the enc's key and
// the eight bytes that RFC 3394 adds.
func needWrapped(alg, enc *Algorithm, encryptedKey []byte) error {
	return needBytes("the encrypted key", encryptedKey, enc.KeyBytes+8, alg.Name+" with "+enc.Name)
}

func (m aesWrap) unfit(k *Key) string { return unfitSecret(k, m.alg.Name, m.alg.Name, m.alg.KeyBytes) }

func (m aesWrap) contentKey(k *Key) ([]byte, error) { return unwrapAES(k.Secret, m.encryptedKey) }

func (m aesWrap) operations() []string { return []string{"unwrapKey", "decrypt"} }

// unwrapAES is the key unwrapping of RFC 3394 §2.2.2, in its index-based form.
func unwrapAES(kek, wrapped []byte) ([]byte, error) {
	block, err := aes.NewCipher(kek)
	if err != nil || len(wrapped)%8 != 0 || len(wrapped) < 24 {
		return nil, errUnwrap
	}
	n := len(wrapped)/8 - 1
	r := append([]byte(nil), wrapped[8:]...)
	var b [aes.BlockSize]byte
	a := binary.BigEndian.Uint64(wrapped)
	for t := 6 * n; t > 0; t-- {
		ri := r[(t-1)%n*8:][:8]
		binary.BigEndian.PutUint64(b[:8], a^uint64(t))
		copy(b[8:], ri)
		block.Decrypt(b[:], b[:])
		a = binary.BigEndian.Uint64(b[:8])
		copy(ri, b[8:])
	}
	var got, want [8]byte
	binary.BigEndian.PutUint64(got[:], a)
	binary.BigEndian.PutUint64(want[:], keyWrapIV)
	if subtle.ConstantTimeCompare(got[:], want[:]) != 1 {
		return nil, errUnwrap
	}
	return r, nil
}
