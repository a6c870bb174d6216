package inspect_test

import (
	"bytes"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

func TestEncryptedKeys(t *testing.T) {
	for name, typ := range map[string]string{"pbes2-sha256.pem": "EC P-384", "pbes2-scrypt.pem": "OKP Ed25519", "pkcs12.p12": "RSA "} {
		t.Run(name, func(t *testing.T) {
			data := keyFile(t, name)
			k := readKey(t, string(data))
			check(t, "problem", k.Problem, nil)
			check(t, "type", k.Type+" "+k.Curve, typ)
			check(t, "private", k.IsPrivate(), true)
			_, err := inspect.ReadKeys(data, nil)
			if err == nil || !strings.Contains(err.Error(), "is encrypted and there is no passphrase") {
				t.Errorf("no passphrase: %v", err)
			}
			for _, wrong := range []string{"", "wrong", "not secret\n"} {
				_, err = inspect.ReadKeys(data, func() ([]byte, error) { return []byte(wrong), nil })
				var e *inspect.PassphraseError
				if !errors.As(err, &e) {
					t.Errorf("passphrase %q: %v", wrong, err)
				}
			}
			trouble := errors.New("no terminal")
			if _, err = inspect.ReadKeys(data, func() ([]byte, error) { return nil, trouble }); !errors.Is(err, trouble) {
				t.Errorf("passphrase in trouble: %v", err)
			}
		})
	}
	check(t, "certificates of PKCS#12", len(readKey(t, string(keyFile(t, "pkcs12.p12"))).Certificates), 2)
}

// TestAskedOnce holds that the passphrase is asked once, and only if needed.
func TestAskedOnce(t *testing.T) {
	asked := 0
	ask := func() ([]byte, error) { asked++; return passphrase() }
	encrypted := keyFile(t, "pbes2-sha256.pem")
	set, err := inspect.ReadKeys(slicesOf(encrypted, keyFile(t, "es256.pem"), keyFile(t, "pbes2-scrypt.pem"), encrypted), ask)
	if err != nil || len(set.Keys) != 4 || asked != 1 {
		t.Errorf("%v, asked %d times; want once", err, asked)
	}
	if _, err := inspect.ReadKeys(keyFile(t, "rs256.pem"), ask); err != nil || asked != 1 {
		t.Errorf("%v, asked %d times; want no more", err, asked)
	}
}

func slicesOf(texts ...[]byte) []byte { return bytes.Join(texts, nil) }

func TestRefusedEncryption(t *testing.T) {
	k := readKey(t, string(keyFile(t, "pbes2-sha512.pem")))
	unusable(t, k, "variety of PBKDF2 that is not supported")
	check(t, "hint", strings.Contains(hint(k.Problem), "openssl pkcs8"), true)
	_, err := inspect.ReadKeys(keyFile(t, "legacy-encrypted.pem"), passphrase)
	if err == nil || !strings.Contains(err.Error(), "Proc-Type: 4,ENCRYPTED") || !strings.Contains(hint(err), "openssl pkcs8 -topk8") {
		t.Errorf("legacy: %v, hint %q", err, hint(err))
	}
}

type algorithm struct {
	OID    asn1.ObjectIdentifier
	Params any
}

type kdfParams struct {
	Salt   []byte
	Rounds int
}

type scryptParams struct {
	Salt    []byte
	N, R, P int
}

// encryptedDER writes an encrypted key that nothing has encrypted.
func encryptedDER(t *testing.T, kdf algorithm, iv []byte) []byte {
	cipher := algorithm{asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 1, 42}, iv}
	scheme := algorithm{asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 5, 13}, struct{ KDF, Cipher algorithm }{kdf, cipher}}
	return must(t)(asn1.Marshal(struct {
		Algorithm algorithm
		Data      []byte
	}{scheme, make([]byte, 64)}))
}

// TestCostOfKDF holds that no key makes us derive for minutes: what it costs
// is looked at first, and added up over all keys.
func TestCostOfKDF(t *testing.T) {
	pbkdf2, scrypt := asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 5, 12}, asn1.ObjectIdentifier{1, 3, 6, 1, 4, 1, 11591, 4, 11}
	salt, iv := []byte("salt"), make([]byte, 16)
	for name, c := range map[string]struct {
		kdf algorithm
		why string
	}{
		"rounds":          {algorithm{pbkdf2, kdfParams{salt, inspect.MaxKDFIterations + 1}}, "more than 10000000 rounds"},
		"many rounds":     {algorithm{pbkdf2, kdfParams{salt, 1<<63 - 1}}, "more than 10000000 rounds"},
		"no rounds":       {algorithm{pbkdf2, kdfParams{salt, 0}}, "malformed"},
		"negative rounds": {algorithm{pbkdf2, kdfParams{salt, -1}}, "malformed"},
		"scrypt N":        {algorithm{scrypt, scryptParams{salt, 1 << 30, 8, 1}}, "scrypt cost"},
		"scrypt r":        {algorithm{scrypt, scryptParams{salt, 2, 1 << 62, 1 << 62}}, "scrypt cost"},
		"scrypt p":        {algorithm{scrypt, scryptParams{salt, 1 << 14, 8, 1 << 20}}, "scrypt cost"},
		"scrypt 0":        {algorithm{scrypt, scryptParams{salt, 0, 0, 0}}, "malformed"},
		"scrypt N odd":    {algorithm{scrypt, scryptParams{salt, 3, 1, 1}}, "not supported"},
		"argon2":          {algorithm{asn1.ObjectIdentifier{1, 2, 3}, kdfParams{salt, 1}}, "derivation that is not supported"},
	} {
		t.Run(name, func(t *testing.T) { unusable(t, readKey(t, string(encryptedDER(t, c.kdf, iv))), c.why) })
	}
	cheap := algorithm{pbkdf2, kdfParams{salt, 1}}
	unusable(t, readKey(t, string(encryptedDER(t, cheap, nil))), "malformed") // the library panics
	if _, err := inspect.ReadKeys(encryptedDER(t, cheap, iv), passphrase); err == nil || !strings.Contains(err.Error(), "does not open") {
		t.Errorf("cheap and wrong: %v", err)
	}
	old := must(t)(asn1.Marshal(struct {
		Algorithm pkix.AlgorithmIdentifier
		Data      []byte
	}{pkix.AlgorithmIdentifier{Algorithm: asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 5, 3}}, salt}))
	unusable(t, readKey(t, block("ENCRYPTED PRIVATE KEY", old)), "not PBES2")

	cost := inspect.KeyLimits{Rounds: 3000}
	two := slicesOf(keyFile(t, "pbes2-sha256.pem"), keyFile(t, "pbes2-sha256.pem")) // of 2048 rounds each
	set, err := inspect.ReadKeysWithin(cost, two, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	check(t, "first key", set.Keys[0].Problem, nil)
	unusable(t, set.Keys[1], "more than 3000 rounds in all")
}

// TestCostOfPKCS12 changes every statement of rounds in a file to a large one.
func TestCostOfPKCS12(t *testing.T) {
	data := keyFile(t, "pkcs12.p12")
	rounds := []byte{2, 2, 8, 0} // 2048, three times
	check(t, "statements of rounds", bytes.Count(data, rounds), 3)
	large := []byte{2, 2, 0x7f, 0xff}
	if _, err := inspect.ReadKeys(bytes.ReplaceAll(data, rounds, large), passphrase); err == nil || !strings.Contains(err.Error(), "does not open") {
		t.Errorf("more rounds: %v", err) // 32767 are allowed and wrong
	}
	unusable(t, withRounds(t, 3*2048-1, data), "more than 6143 rounds")
	check(t, "just enough", withRounds(t, 3*2048, data).Problem, nil)
	check(t, "rounds counted", inspect.KDFRounds(data), 3*2048)
	check(t, "rounds counted", inspect.KDFRounds(bytes.ReplaceAll(data, rounds, large)), 3*0x7fff)
}

func withRounds(t *testing.T, rounds int, data []byte) *inspect.Key {
	t.Helper()
	set, err := inspect.ReadKeysWithin(inspect.KeyLimits{Rounds: rounds}, data, passphrase)
	if err != nil {
		t.Fatal(err)
	}
	return set.Keys[0]
}
