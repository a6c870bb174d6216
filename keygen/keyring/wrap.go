package keyring

import (
	"crypto/aes"
	"encoding/binary"
)

// wrapIV is the initial value of RFC 3394 §2.2.3.1.
const wrapIV = 0xa6a6a6a6a6a6a6a6

// wrap is AES key wrap, RFC 3394 §2.2.1 in its index-based form, of a key of
// whole blocks of eight bytes.
func wrap(kek, key []byte) ([]byte, error) {
	block, err := aes.NewCipher(kek)
	if err != nil {
		return nil, err
	}
	n := len(key) / 8
	out := append(make([]byte, 8), key...)
	var b [aes.BlockSize]byte
	a := uint64(wrapIV)
	for t := 1; t <= 6*n; t++ {
		ri := out[((t-1)%n+1)*8:][:8]
		binary.BigEndian.PutUint64(b[:8], a)
		copy(b[8:], ri)
		block.Encrypt(b[:], b[:])
		a = binary.BigEndian.Uint64(b[:8]) ^ uint64(t)
		copy(ri, b[8:])
	}
	binary.BigEndian.PutUint64(out, a)
	return out, nil
}
