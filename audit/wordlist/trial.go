package wordlist

import (
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"errors"
)

// A Trial is one HMAC whose secret is looked for. It is HMAC as RFC 2104 §2
// writes it down, H(K xor opad, H(K xor ipad, text)): two hashes a candidate
// over buffers that are laid out once, and no allocation.
type Trial struct {
	bits  int    // 256, 384 or 512
	block int    // of the hash, in bytes
	want  string // the HMAC
	inner []byte // a block for the key, then the text
	outer []byte // a block for the key, then room for the inner hash
	key   [maxBlock]byte
	ipad  [maxBlock]byte // 0x36, as often as a block has bytes
	opad  [maxBlock]byte // 0x5c
}

const maxBlock = sha512.BlockSize

// NewTrial prepares the search for the secret of an HMAC over text. alg is
// "HS256", "HS384" or "HS512".
func NewTrial(alg string, text, mac []byte) (*Trial, error) {
	t := &Trial{want: string(mac)}
	switch alg {
	case "HS256":
		t.bits, t.block = 256, sha256.BlockSize
	case "HS384":
		t.bits, t.block = 384, sha512.BlockSize
	case "HS512":
		t.bits, t.block = 512, sha512.BlockSize
	default:
		return nil, errors.New("not an HMAC algorithm")
	}
	t.inner = append(make([]byte, t.block, t.block+len(text)), text...)
	t.outer = make([]byte, t.block+t.bits/8)
	for i := range maxBlock {
		t.ipad[i], t.opad[i] = 0x36, 0x5c
	}
	return t, nil
}

// Fits reports whether the secret made the HMAC.
func (t *Trial) Fits(secret []byte) bool {
	t.setKey(secret)
	switch t.bits {
	case 256:
		inner := sha256.Sum256(t.inner)
		copy(t.outer[t.block:], inner[:])
		mac := sha256.Sum256(t.outer)
		return string(mac[:]) == t.want
	case 384:
		inner := sha512.Sum384(t.inner)
		copy(t.outer[t.block:], inner[:])
		mac := sha512.Sum384(t.outer)
		return string(mac[:]) == t.want
	}
	inner := sha512.Sum512(t.inner)
	copy(t.outer[t.block:], inner[:])
	mac := sha512.Sum512(t.outer)
	return string(mac[:]) == t.want
}

// setKey writes the key, hashed if it is longer than a block (RFC 2104 §3),
// into the two blocks.
func (t *Trial) setKey(secret []byte) {
	n := copy(t.key[:t.block], secret)
	if len(secret) > t.block {
		n = t.hashKey(secret)
	}
	clear(t.key[n:])
	subtle.XORBytes(t.inner, t.key[:t.block], t.ipad[:])
	subtle.XORBytes(t.outer, t.key[:t.block], t.opad[:])
}

func (t *Trial) hashKey(secret []byte) int {
	switch t.bits {
	case 256:
		sum := sha256.Sum256(secret)
		return copy(t.key[:], sum[:])
	case 384:
		sum := sha512.Sum384(secret)
		return copy(t.key[:], sum[:])
	}
	sum := sha512.Sum512(secret)
	return copy(t.key[:], sum[:])
}
