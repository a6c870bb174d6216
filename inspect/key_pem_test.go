package inspect_test

import (
	"crypto/ecdh"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"slices"
	"strings"
	"testing"
)

func block(label string, der []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: label, Bytes: der}))
}

func must(t testing.TB) func(der []byte, err error) []byte {
	return func(der []byte, err error) []byte {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return der
	}
}

// TestPEMAndDER reads every kind of block, with the right label, a wrong one,
// and as bare DER.
func TestPEMAndDER(t *testing.T) {
	ec, _ := ecJWK(t, elliptic.P256())
	_, ed, _ := ed25519.GenerateKey(nil)
	dh, _ := ecdh.X25519().GenerateKey(nil)
	r := testRSA()
	for _, c := range []struct {
		label   string
		der     []byte
		typ     string
		private bool
	}{
		{"PUBLIC KEY", must(t)(x509.MarshalPKIXPublicKey(&r.PublicKey)), "RSA", false},
		{"RSA PUBLIC KEY", x509.MarshalPKCS1PublicKey(&r.PublicKey), "RSA", false},
		{"PRIVATE KEY", must(t)(x509.MarshalPKCS8PrivateKey(r)), "RSA", true},
		{"RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(r), "RSA", true},
		{"PUBLIC KEY", must(t)(x509.MarshalPKIXPublicKey(&ec.PublicKey)), "EC", false},
		{"PRIVATE KEY", must(t)(x509.MarshalPKCS8PrivateKey(ec)), "EC", true},
		{"EC PRIVATE KEY", must(t)(x509.MarshalECPrivateKey(ec)), "EC", true},
		{"PUBLIC KEY", must(t)(x509.MarshalPKIXPublicKey(ed.Public())), "OKP", false},
		{"PRIVATE KEY", must(t)(x509.MarshalPKCS8PrivateKey(ed)), "OKP", true},
		{"PUBLIC KEY", must(t)(x509.MarshalPKIXPublicKey(dh.PublicKey())), "OKP", false},
		{"PRIVATE KEY", must(t)(x509.MarshalPKCS8PrivateKey(dh)), "OKP", true},
	} {
		for _, text := range []string{block(c.label, c.der), block("RSA PUBLIC KEY", c.der), string(c.der),
			"comment\r\n" + strings.ReplaceAll(block(c.label, c.der), "\n", "\r\n") + "end"} {
			k := readKey(t, text)
			check(t, c.label+" problem", k.Problem, nil)
			check(t, c.label+" type", k.Type, c.typ)
			check(t, c.label+" private", k.IsPrivate(), c.private)
			check(t, c.label+" public", k.Public != nil && k.Bits > 0, true)
		}
	}
	check(t, "source of PEM", readKey(t, block("PUBLIC KEY", x509.MarshalPKCS1PublicKey(&r.PublicKey))).Source, `PEM block 1 (PUBLIC KEY)`)
	check(t, "source of DER", readKey(t, string(x509.MarshalPKCS1PublicKey(&r.PublicKey))).Source, "DER (RSA PUBLIC KEY)")
}

func TestPEMBlocks(t *testing.T) {
	ec, _ := ecJWK(t, elliptic.P256())
	pub := block("PUBLIC KEY", must(t)(x509.MarshalPKIXPublicKey(&ec.PublicKey)))
	_, ed, _ := ed25519.GenerateKey(nil)
	other := block("PUBLIC KEY", must(t)(x509.MarshalPKIXPublicKey(ed.Public())))
	text := "first\n" + pub + "second, cut:\n-----BEGIN PUBLIC KEY-----\nMFkw\n" + other + block("PUBLIC KEY", []byte("\x30\x00")) +
		block("OPENSSH PRIVATE KEY", []byte("x")) + block("DH PARAMETERS", []byte("x")) + pub
	keys := readKeys(t, []byte(text))
	var list []string
	for _, k := range keys {
		s := k.Source + " " + k.Type
		if k.Problem != nil {
			s += ": " + k.Problem.Error()
		}
		list = append(list, s)
	}
	check(t, "keys", strings.Join(list, "\n"), `PEM block 1 (PUBLIC KEY) EC
PEM block 2 (unreadable) : the PEM block cannot be decoded
PEM block 3 (PUBLIC KEY) OKP
PEM block 4 (PUBLIC KEY) : the PEM block "PUBLIC KEY" holds no DER that is known
PEM block 5 (OPENSSH PRIVATE KEY) : this is a private key in the format of OpenSSH
PEM block 7 (PUBLIC KEY) EC`)

	private := block("PRIVATE KEY", must(t)(x509.MarshalPKCS8PrivateKey(ec)))
	for name, text := range map[string]string{"public first": pub + private, "private first": private + pub} {
		k := readKey(t, text)
		check(t, name, k.IsPrivate() && strings.Contains(k.Source, "block 2"), true)
	}
}

// TestPEMMap reads what Google and Firebase publish, and a service account.
func TestPEMMap(t *testing.T) {
	chain := readKey(t, string(keyFile(t, "chain.pem")))
	cert := block("CERTIFICATE", chain.Certificates[0].Raw)
	text, _ := json.Marshal(map[string]any{"a/b": cert, "c": block("CERTIFICATE", chain.Certificates[1].Raw), "d": "none", "e": 7})
	keys := readKeys(t, text)
	check(t, "keys", len(keys), 4)
	check(t, "kid", keys[0].ID, "a/b")
	check(t, "source", keys[0].Source, `a~1b, PEM block 1 (CERTIFICATE)`)
	check(t, "same key", keys[0].Thumbprint(), chain.Thumbprint())
	check(t, "second", keys[1].Type, "EC")
	unusable(t, keys[2], `member "d" is no PEM text`)
	unusable(t, keys[3], `member "e" is no PEM text`)

	text, _ = json.Marshal(members{"type": "service_account", "project_id": "p", "private_key_id": "kid", "private_key": string(keyFile(t, "ec-parameters.pem"))})
	k := readKey(t, string(text))
	check(t, "service account", k.ID+" "+k.Type, "kid EC")
	check(t, "service account", k.IsPrivate(), true)
}

// TestMadeByOpenSSL reads keys that another hand made.
func TestMadeByOpenSSL(t *testing.T) {
	k := readKey(t, string(keyFile(t, "ec-parameters.pem")))
	check(t, "EC with parameters", k.Type+" "+k.Curve, "EC P-256")
	check(t, "EC with parameters", k.IsPrivate(), true)
	keys := readKeys(t, keyFile(t, "unsupported.pem"))
	check(t, "keys", len(keys), 7)
	check(t, "RSASSA-PSS", strings.Join(keys[5].Algorithms(), " "), "PS256 PS384 PS512")
	keys = slices.Delete(keys, 5, 6)
	for i, why := range []string{"Ed448 is not", "X448 is not", "secp256k1 is not", "P-224 is not", "parameters of its curve", "DSA is not"} {
		unusable(t, keys[i], why)
	}
}
