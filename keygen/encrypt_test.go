package keygen_test

import (
	"bytes"
	"crypto/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
)

// asymmetric are algorithms that cover each kind of key with a PEM form.
var asymmetric = []struct {
	alg string
	o   keygen.Options
}{
	{"RS256", keygen.Options{Bits: 2048}}, {"ES256", keygen.Options{}}, {"ES384", keygen.Options{}}, {"ES512", keygen.Options{}}, {"Ed25519", keygen.Options{}},
	{"ECDH-ES", keygen.Options{Curve: "X25519"}},
}

func TestEncryptedPEM(t *testing.T) {
	for _, c := range asymmetric {
		k := generate(t, c.alg, c.o)
		out, err := keygen.EncryptedPEM(k, []byte("not secret"), rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		for _, right := range []bool{true, false} {
			set, err := inspect.ReadKeys(out, func() ([]byte, error) {
				return []byte(map[bool]string{true: "not secret", false: "wrong"}[right]), nil
			})
			check(t, c.alg+" opens", err == nil, right)
			if right {
				same(t, c.alg, set.Keys[0], k)
			}
		}
	}
	k := generate(t, "ES256", keygen.Options{})
	_, err := keygen.EncryptedPEM(k, nil, rand.Reader)
	refused(t, "no passphrase", err)
	if _, err := keygen.EncryptedPEM(k, []byte("x"), bytes.NewReader(make([]byte, 31))); err == nil {
		t.Error("encrypted with randomness that ran out")
	}
	_, err = keygen.EncryptedPEM(generate(t, "HS256", keygen.Options{}), []byte("x"), rand.Reader)
	refused(t, "a secret", err)
}

// openssl runs openssl with an input; where there is none the test is skipped.
func openssl(t *testing.T, stdin []byte, args ...string) []byte {
	t.Helper()
	path, err := exec.LookPath("openssl")
	if err != nil {
		t.Skip("there is no openssl: its reading of our keys is not tested")
	}
	cmd := exec.Command(path, args...)
	cmd.Stdin = bytes.NewReader(stdin)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("openssl %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return out
}

// TestOpenSSL lets openssl read what is written, encrypted or not, derive the
// public key from it, and write it anew.
func TestOpenSSL(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "passphrase")
	if err := os.WriteFile(secret, []byte("pass w\u00f6rd"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range asymmetric {
		k := generate(t, c.alg, c.o)
		plain := written(t, keygen.PEM, k)
		sealed, err := keygen.EncryptedPEM(k, []byte("pass w\u00f6rd"), rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		public := string(written(t, keygen.PublicPEM, k))
		check(t, c.alg+": public", string(openssl(t, plain, "pkey", "-pubout")), public)
		check(t, c.alg+": public, from encrypted", string(openssl(t, sealed, "pkey", "-pubout", "-passin", "file:"+secret)), public)
		check(t, c.alg+": public from public", string(openssl(t, []byte(public), "pkey", "-pubin", "-pubout")), public)
		same(t, c.alg+": rewritten", readKey(t, openssl(t, plain, "pkey")), k)
		same(t, c.alg+": decrypted", readKey(t, openssl(t, sealed, "pkey", "-passin", "file:"+secret)), k)
		if c.alg == "ES256" {
			shown := string(openssl(t, sealed, "asn1parse"))
			for _, want := range []string{"PBES2", "PBKDF2", "hmacWithSHA256", "aes-256-cbc", ":0927C0"} { // 600,000
				check(t, "openssl sees "+want, strings.Contains(shown, want), true)
			}
		}
	}
}
