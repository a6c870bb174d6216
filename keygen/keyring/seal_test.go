package keyring_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"strings"
	"testing"

	"github.com/go-jose/go-jose/v4"
	"github.com/jwtctl/jwtctl/keygen/keyring"
)

// TestSeal is opened by ourselves and by another library.
func TestSeal(t *testing.T) {
	plain, passphrase := []byte(marshal(t, newRing(t, policy))), []byte("correct horse")
	sealed, err := keyring.Seal(plain, passphrase, rand.Reader)
	must(t, err)
	if !keyring.IsSealed(sealed) || keyring.IsSealed(plain) {
		t.Error("a sealed ring is not told from a plain one")
	}
	if got, err := keyring.Open(sealed, passphrase); err != nil || !bytes.Equal(got, plain) {
		t.Errorf("opened %q, %v", got, err)
	}
	if _, err := keyring.Open(sealed, []byte("wrong horse")); !errors.Is(err, keyring.ErrPassphrase) {
		t.Errorf("another passphrase: %v", err)
	}
	if _, err := keyring.Open([]byte("eyJ.a.b.c.d"), passphrase); err == nil || errors.Is(err, keyring.ErrPassphrase) {
		t.Errorf("no token: %v", err)
	}
	jwe, err := jose.ParseEncryptedCompact(strings.TrimSpace(string(sealed)), []jose.KeyAlgorithm{jose.PBES2_HS512_A256KW}, []jose.ContentEncryption{jose.A256GCM})
	must(t, err)
	if got, err := jwe.Decrypt(passphrase); err != nil || !bytes.Equal(got, plain) {
		t.Errorf("go-jose opens %q, %v", got, err)
	}
}

func TestSealRefuses(t *testing.T) {
	if _, err := keyring.Seal([]byte("x"), nil, rand.Reader); err == nil {
		t.Error("sealed with an empty passphrase")
	}
	if _, err := keyring.Seal(make([]byte, 200<<10), []byte("p"), rand.Reader); err == nil {
		t.Error("sealed what could not be opened")
	}
	if _, err := keyring.Seal([]byte("x"), []byte("p"), strings.NewReader("too short")); err == nil {
		t.Error("sealed without randomness")
	}
}
