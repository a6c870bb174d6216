package inspect

import (
	"errors"
	"fmt"
)

// A keyManager gets the content encryption key of one recipient, by one of
// the algorithms of RFC 7518 §4.
type keyManager interface {
	// unfit says why a key, used as it is meant to be, is not one for this
	// algorithm: another kind, size or curve. It is "" for one that fits.
	unfit(k *Key) string
	// contentKey does the cryptography with a key that fits.
	contentKey(k *Key) ([]byte, error)
	// operations names the key_ops of which a key needs one (RFC 7517 §4.3).
	operations() []string
}

// errUnwrap is the answer to an encrypted key that another key was used for.
var errUnwrap = errors.New("the encrypted key does not open with this key")

// onlyPublic is why a public key does not decrypt.
const onlyPublic = "the key is public; only the private key decrypts"

// needEmpty checks that an algorithm that sends no key got none (RFC 7518
// §4.5, §4.6).
func needEmpty(alg string, encryptedKey []byte) error {
	if len(encryptedKey) > 0 {
		return refuse("the encrypted key has %s; with %s it must be empty (RFC 7516 §5.2 step 10)", plural(len(encryptedKey), "byte"), alg)
	}
	return nil
}

// needBytes checks a length that alg and enc dictate.
func needBytes(what string, b []byte, want int, alg string) error {
	if len(b) != want {
		return refuse("%s has %s; %s needs %d", what, plural(len(b), "byte"), alg, want)
	}
	return nil
}

// unfitSecret says why a key is not a secret of exactly the bytes that the
// algorithm named by sized wants.
func unfitSecret(k *Key, alg, sized string, want int) string {
	if k.Type != "oct" || len(k.Secret) == 0 {
		return unfitKind(k, alg, "a symmetric")
	}
	if len(k.Secret) != want {
		return fmt.Sprintf("%s needs a key of %d bytes, this one has %d", sized, want, len(k.Secret))
	}
	return ""
}

// unfitKind says that a key is of another kind than alg needs, which is given
// with its article.
func unfitKind(k *Key, alg, need string) string {
	this := k.Type
	if k.Type == "oct" {
		this = "symmetric"
	}
	return fmt.Sprintf("alg %s needs %s key, this one is %s", alg, need, this)
}

// direct is "dir": the shared key encrypts the content (RFC 7518 §4.5).
type direct struct{ enc *Algorithm }

func newDirect(enc *Algorithm, encryptedKey []byte) (keyManager, error) {
	return direct{enc}, needEmpty("dir", encryptedKey)
}

func (m direct) unfit(k *Key) string {
	return unfitSecret(k, "dir", m.enc.Name, m.enc.KeyBytes)
}

func (m direct) contentKey(k *Key) ([]byte, error) { return k.Secret, nil }

func (m direct) operations() []string { return []string{"decrypt"} }
