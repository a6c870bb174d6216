package inspect

import (
	"crypto/pbkdf2"
	"crypto/sha256"
	"crypto/sha512"
	"hash"
	"slices"
)

const (
	// minIterations is the least "p2c" (RFC 7518 §4.8.1.2), maxIterations
	// the most: a token must not choose how long its reader computes.
	minIterations, maxIterations = 1000, 1_000_000
	// maxDerivations bounds the iterations of all trials on one token.
	maxDerivations = 4 * maxIterations
	// minSaltBytes is the least "p2s" (RFC 7518 §4.8.1.1).
	minSaltBytes = 8
)

// password is PBES2: a key derived from a password unwraps (RFC 7518 §4.8).
type password struct {
	alg          *Algorithm
	salt         []byte
	iterations   int
	encryptedKey []byte
}

func newPassword(alg, enc *Algorithm, h joseHeader, encryptedKey []byte) (keyManager, error) {
	p2s, err := h.octets("p2s")
	if err != nil {
		return nil, err
	}
	if len(p2s) < minSaltBytes {
		return nil, refuse("p2s has %s, fewer than %d (RFC 7518 §4.8.1.1)", plural(len(p2s), "byte"), minSaltBytes)
	}
	p2c, ok := h.get("p2c").Int()
	if !ok || p2c < minIterations || p2c > maxIterations {
		return nil, refuse("p2c is not an integer from %d to %d", minIterations, maxIterations)
	}
	// RFC 7518 §4.8.1.1: the salt is alg, a zero byte and p2s.
	salt := slices.Concat([]byte(alg.Name), []byte{0}, p2s)
	return password{alg, salt, int(p2c), encryptedKey}, needWrapped(alg, enc, encryptedKey)
}

func (m password) unfit(k *Key) string {
	if k.Type != "oct" {
		return unfitKind(k, m.alg.Name, "a password or symmetric")
	}
	if len(k.Secret) == 0 {
		return "the password is empty"
	}
	return ""
}

func (m password) contentKey(k *Key) ([]byte, error) {
	kek, err := pbkdf2.Key(m.hash(), string(k.Secret), m.salt, m.iterations, m.alg.KeyBytes)
	if err != nil {
		return nil, errUnwrap
	}
	return unwrapAES(kek, m.encryptedKey)
}

func (m password) hash() func() hash.Hash {
	switch m.alg.KeyBytes {
	case 24:
		return sha512.New384 // PBES2-HS384+A192KW
	case 32:
		return sha512.New // PBES2-HS512+A256KW
	}
	return sha256.New // PBES2-HS256+A128KW
}

func (m password) operations() []string {
	return []string{"deriveKey", "deriveBits", "unwrapKey", "decrypt"}
}
