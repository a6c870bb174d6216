package mint_test

import (
	"bytes"
	"crypto/rand"
	"strings"
	"testing"

	"github.com/go-jose/go-jose/v4"
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
	"github.com/jwtctl/jwtctl/mint"
)

// encryptionKey makes a key to encrypt to.
func encryptionKey(t testing.TB, alg, curve string) *inspect.Key {
	t.Helper()
	k, err := keygen.Generate(alg, keygen.Options{Random: rand.Reader, Curve: curve})
	if err != nil {
		t.Fatal(err)
	}
	return unbound(k)
}

func secretKey(t testing.TB, n int) *inspect.Key {
	t.Helper()
	b := make([]byte, n)
	rand.Read(b)
	return inspect.NewSecret(b, "")
}

func contentAlgorithms() []string {
	return strings.Fields("A128GCM A192GCM A256GCM A128CBC-HS256 A192CBC-HS384 A256CBC-HS512")
}

// TestEncryptedTokensOpen encrypts by every alg and enc, and opens the tokens
// with our own code and with go-jose, which knows nothing of it.
func TestEncryptedTokensOpen(t *testing.T) {
	rsaKey := encryptionKey(t, "RSA-OAEP-256", "")
	var agreeing []*inspect.Key
	for _, curve := range []string{"P-256", "P-384", "P-521", "X25519"} {
		agreeing = append(agreeing, encryptionKey(t, "ECDH-ES", curve))
	}
	for _, enc := range contentAlgorithms() {
		for _, alg := range []string{"RSA-OAEP", "RSA-OAEP-256", "RSA-OAEP-384", "RSA-OAEP-512"} {
			roundTrip(t, rsaKey, alg, enc)
		}
		for _, alg := range []string{"ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW"} {
			for _, k := range agreeing {
				roundTrip(t, k, alg, enc)
			}
		}
		for _, n := range []string{"128", "192", "256"} {
			k := secretKey(t, map[string]int{"128": 16, "192": 24, "256": 32}[n])
			roundTrip(t, k, "A"+n+"KW", enc)
			roundTrip(t, k, "A"+n+"GCMKW", enc)
		}
		a, _ := inspect.FindAlgorithm(enc)
		roundTrip(t, secretKey(t, a.KeyBytes), "dir", enc)
	}
	for _, alg := range []string{"PBES2-HS256+A128KW", "PBES2-HS384+A192KW", "PBES2-HS512+A256KW"} {
		roundTrip(t, inspect.NewSecret([]byte("correct horse battery staple"), ""), alg, "A256GCM")
	}
}

func roundTrip(t *testing.T, k *inspect.Key, alg, enc string) {
	t.Helper()
	recipient := *k
	if !k.IsSymmetric() {
		recipient.Private = nil
	}
	s := spec(t, "ES256", audit.ProfileAccessToken)
	var err error
	if s.Recipient, err = mint.NewRecipient(&recipient, alg, enc); err != nil {
		t.Fatalf("%s %s: %v", alg, enc, err)
	}
	token := minted(t, s)
	opened, err := inspect.Decrypt(inspect.Parse(token.Text), []*inspect.Key{k}, inspect.DecryptOptions{})
	if err != nil || opened.Algorithm != alg || opened.Encryption != enc {
		t.Fatalf("%s %s: %v", alg, enc, err)
	}
	inner := inspect.Parse(opened.Plaintext)
	if v := inspect.Verify(inner, &inspect.Policy{Keys: []*inspect.KeySet{inspect.NewKeySet(s.Signer.Key)}, Now: now}); !v.Valid || !bytes.Equal(inner.Payload.Bytes, token.Claims) {
		t.Errorf("%s %s: the token inside: %v", alg, enc, v.Checks)
	}
	if alg == "RSA-OAEP-384" || alg == "RSA-OAEP-512" || k.Curve == "X25519" || strings.HasPrefix(alg, "PBES2") {
		return // not known to go-jose, or with fewer rounds only
	}
	foreign, err := jose.ParseEncryptedCompact(string(token.Text), []jose.KeyAlgorithm{jose.KeyAlgorithm(alg)}, []jose.ContentEncryption{jose.ContentEncryption(enc)})
	if err != nil {
		t.Fatalf("%s %s: go-jose: %v", alg, enc, err)
	}
	var key any = k.Private
	if k.IsSymmetric() {
		key = k.Secret
	}
	if plain, err := foreign.Decrypt(key); err != nil || !bytes.Equal(plain, opened.Plaintext) {
		t.Errorf("%s %s: go-jose: %v", alg, enc, err)
	}
}

// TestEncryptedToken looks at the outer header, and audits it.
func TestEncryptedToken(t *testing.T) {
	s := spec(t, "ES256", audit.ProfileAccessToken)
	k := encryptionKey(t, "ECDH-ES+A256KW", "P-256")
	var err error
	if s.Recipient, err = mint.NewRecipient(k, "", ""); err != nil {
		t.Fatal(err)
	}
	token := minted(t, s)
	want := `{"alg":"ECDH-ES+A256KW","enc":"A256GCM","cty":"JWT","kid":"` + k.ID + `","epk":{"kty":"EC","crv":"P-256","x":"`
	if !strings.HasPrefix(string(token.Outer), want) {
		t.Errorf("%s, want %s", token.Outer, want)
	}
	for _, f := range findings(t, token.Text, audit.ProfileAuto, nil) {
		if f.Severity > audit.Info {
			t.Errorf("%s: %s", f.Rule.ID, f.Message)
		}
	}
}

// TestClaimsForASharedSecret are encrypted as they are: the secret says who
// made them.
func TestClaimsForASharedSecret(t *testing.T) {
	s := spec(t, "ES256", audit.ProfileGeneric)
	k := secretKey(t, 32)
	var err error
	if s.Recipient, err = mint.NewRecipient(k, "dir", ""); err != nil {
		t.Fatal(err)
	}
	s.Signer = nil
	token := minted(t, s)
	if string(token.Outer) != `{"alg":"dir","enc":"A256GCM","typ":"JWT"}` {
		t.Errorf("%s", token.Outer)
	}
	opened, err := inspect.Decrypt(inspect.Parse(token.Text), []*inspect.Key{k}, inspect.DecryptOptions{})
	if err != nil || !bytes.Equal(opened.Plaintext, token.Claims) {
		t.Errorf("%v: %s", err, opened.Plaintext)
	}
}

// TestNoRecipient says why nothing can be encrypted to a key.
func TestNoRecipient(t *testing.T) {
	for want, c := range map[string]struct {
		key      *inspect.Key
		alg, enc string
	}{
		"nothing can be encrypted to": {unused(keyFor(t, "EdDSA")), "", ""},
		"its use is \"sig\"":          {keyFor(t, "ES256"), "", ""},
		`with "RSA-OAEP"`:             {unused(keyFor(t, "ES256")), "RSA-OAEP", ""},
		"unknown content encryption":  {secretKey(t, 32), "", "A256"},
		"needs a secret of 64 bytes":  {secretKey(t, 32), "dir", "A256CBC-HS512"},
		"is bound to A256KW":          {bound(secretKey(t, 32), "A256KW"), "dir", ""},
	} {
		if _, err := mint.NewRecipient(c.key, c.alg, c.enc); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}

func unused(k *inspect.Key) *inspect.Key {
	free := *k
	free.Use = ""
	return &free
}

func bound(k *inspect.Key, alg string) *inspect.Key {
	k.Algorithm = alg
	return k
}
