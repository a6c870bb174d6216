package inspect_test

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// TestDecryptKeyTrials: each key that is not tried is told why.
func TestDecryptKeyTrials(t *testing.T) {
	ec, ed, rsa := curveKey(t, "P-256"), &inspect.Key{Type: "OKP", Curve: "Ed25519"}, rsaKey(t)
	kw := seal("A128KW", "A128GCM", aes16, `,"kid":"a"`, "x").compact()
	oaep := seal("RSA-OAEP", "A128GCM", rsa, "", "x").compact()
	rsa15 := seal("RSA1_5", "A128GCM", rsa, "", "x").compact()
	agreed := seal("ECDH-ES", "A128GCM", ec, "", "x").compact()
	password := seal(pbes2, "A128GCM", aes16, "", "x").compact()
	gcm := seal("A128GCMKW", "A128GCM", aes16, "", "x").compact()
	direct := soundDir.compact()
	for _, c := range []struct {
		text string
		key  *inspect.Key
		set  func(*inspect.Key)
		want string
	}{
		{kw, aes16, func(k *inspect.Key) { k.ID = "b" }, `its kid is "b", the token's is "a"`},
		{kw, aes16, func(k *inspect.Key) { k.Problem = errors.New("broken") }, "broken"},
		{kw, aes16, func(k *inspect.Key) { k.Algorithm = "A128GCMKW" }, `alg A128KW in the header, the key says "A128GCMKW"`},
		{kw, aes16, func(k *inspect.Key) { k.Algorithm = "A128GCM" }, `alg A128KW in the header, the key says "A128GCM"`},
		{kw, aes16, func(k *inspect.Key) { k.Use = "sig" }, `the key's use is "sig", not "enc"`},
		{kw, aes16, func(k *inspect.Key) { k.Operations = []string{"sign", "wrapKey"} }, `the key's key_ops are without unwrapKey or decrypt`},
		{kw, aes16, func(k *inspect.Key) { k.Weakness = "bad" }, "the key is too weak: bad"},
		{kw, aes32, nil, "A128KW needs a key of 16 bytes, this one has 32"},
		{kw, ec, nil, "alg A128KW needs a symmetric key, this one is EC"},
		{direct, aes32, nil, "A128GCM needs a key of 16 bytes, this one has 32"},
		{direct, rsa, nil, "alg dir needs a symmetric key, this one is RSA"},
		{direct, aes16, func(k *inspect.Key) { k.Algorithm = "A256GCM" }, `alg dir in the header, the key says "A256GCM"`},
		{direct, aes16, func(k *inspect.Key) { k.Operations = []string{"unwrapKey"} }, `the key's key_ops are without decrypt`},
		{oaep, ec, nil, "alg RSA-OAEP needs an RSA key, this one is EC"},
		{oaep, aes16, nil, "alg RSA-OAEP needs an RSA key, this one is symmetric"},
		{oaep, rsa, func(k *inspect.Key) { k.Private = nil }, "the key is public; only the private key decrypts"},
		{oaep, rsa, func(k *inspect.Key) { k.Algorithm = "RSA-OAEP-256" }, `alg RSA-OAEP in the header, the key says "RSA-OAEP-256"`},
		{rsa15, rsa, nil, "RSA1_5 is open to attack: only a key whose own alg is RSA1_5 is used with it"},
		{rsa15, rsa, func(k *inspect.Key) { k.Algorithm = "RSA-OAEP" }, `alg RSA1_5 in the header, the key says "RSA-OAEP"`},
		{agreed, rsa, nil, "alg ECDH-ES needs an EC or X25519 key, this one is RSA"},
		{agreed, curveKey(t, "X25519"), nil, "the token's ephemeral key is on P-256, this key on X25519"},
		{agreed, ed, nil, "the token's ephemeral key is on P-256, this key on Ed25519"},
		{agreed, curveKey(t, "P-384"), func(k *inspect.Key) { k.Curve = "P-256" }, "the key is not on the curve that it names"},
		{agreed, ec, func(k *inspect.Key) { k.Private = nil }, "the key is public; only the private key decrypts"},
		{agreed, ec, func(k *inspect.Key) { k.Operations = []string{"decrypt"} }, `the key's key_ops are without deriveKey or deriveBits`},
		{password, rsa, nil, "alg PBES2-HS256+A128KW needs a password or symmetric key, this one is RSA"},
		{password, aes16, func(k *inspect.Key) { k.Secret = []byte{} }, "the password is empty"},
		{password, aes16, func(k *inspect.Key) { k.Operations = []string{"sign"} }, "the key's key_ops are without deriveKey or deriveBits or unwrapKey or decrypt"},
		{gcm, aes16, func(k *inspect.Key) { k.Operations = []string{"wrapKey"} }, "the key's key_ops are without unwrapKey or decrypt"},
		{oaep, rsa, func(k *inspect.Key) { k.Operations = []string{"verify"} }, "the key's key_ops are without unwrapKey or decrypt"},
		{direct, loadKeys(t, []byte(`{"kty":"oct","k":"MDEyMzQ1Njc4OWFiY2RlZg","key_ops":[]}`))[0], nil, "the key's key_ops are without decrypt"},
		{agreed, ec, func(k *inspect.Key) { k.Private = ed25519.PrivateKey{} }, "a key on P-256 is for signatures"},
		{agreed, ec, func(k *inspect.Key) { k.Private = (*ecdsa.PrivateKey)(nil) }, "the key is public; only the private key decrypts"},
	} {
		key := with(c.key, func(k *inspect.Key) {
			if c.set != nil {
				c.set(k)
			}
		})
		d := refused(t, c.want, c.text, []*inspect.Key{key}, inspect.NoKey, c.want)
		check(t, "trial", d.Keys[0], inspect.KeyTrial{Key: key, Why: c.want})
	}
}

// TestDecryptKeyAllowed: what a key may say about itself.
func TestDecryptKeyAllowed(t *testing.T) {
	direct := soundDir.compact()
	for name, set := range map[string]func(*inspect.Key){
		"kid of its own": func(k *inspect.Key) { k.ID = "x" },
		"use":            func(k *inspect.Key) { k.Use = "enc" },
		"alg dir":        func(k *inspect.Key) { k.Algorithm = "dir" },
		"alg is the enc": func(k *inspect.Key) { k.Algorithm = "A128GCM" },
		"key_ops":        func(k *inspect.Key) { k.Operations = []string{"encrypt", "decrypt"} },
	} {
		if _, err := inspect.Decrypt(parse(direct), []*inspect.Key{with(aes16, set)}, inspect.DecryptOptions{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	weak := with(aes16, func(k *inspect.Key) { k.Weakness = "bad" })
	if _, err := inspect.Decrypt(parse(direct), []*inspect.Key{weak}, inspect.DecryptOptions{AllowWeakKeys: true}); err != nil {
		t.Error(err)
	}
	rsa := rsaKey(t)
	if _, err := inspect.Decrypt(parse(seal("RSA1_5", "A128GCM", rsa, "", "x").compact()), []*inspect.Key{rsa}, inspect.DecryptOptions{AllowRSA15: true}); err != nil {
		t.Error(err)
	}
}

// TestDecryptKid: keys with the token's kid come first, then those without.
func TestDecryptKid(t *testing.T) {
	text := seal("A128KW", "A128GCM", aes16, `,"kid":"a"`, "x").compact()
	id := func(id string) *inspect.Key { return with(aes16, func(k *inspect.Key) { k.ID = id }) }
	keys := []*inspect.Key{id("b"), id(""), nil, id("a")}
	d, err := inspect.Decrypt(parse(text), keys, inspect.DecryptOptions{})
	if err != nil || d.Key != keys[3] {
		t.Fatalf("%+v, %v", d, err)
	}
	check(t, "without kid", d.Keys[1].Why, "not needed: another key opened the token")
	wrong := with(keyOf(random(16)), func(k *inspect.Key) { k.ID = "a" })
	d, err = inspect.Decrypt(parse(text), []*inspect.Key{id("b"), nil, id(""), wrong}, inspect.DecryptOptions{})
	if err != nil || d.Key.ID != "" {
		t.Fatalf("%+v, %v", d, err)
	}
	check(t, "other kid", d.Keys[0].Why, `its kid is "b", the token's is "a"`)
	check(t, "nil", d.Keys[1].Why, "no key")
	check(t, "wrong", d.Keys[3].Why, "the encrypted key does not open with this key")
	refused(t, "others", text, []*inspect.Key{id("b"), id("c")}, inspect.NoKey, `none of the keys is for alg A128KW and kid "a"`)
	refused(t, "none", text, nil, inspect.NoKey, `no key was given`)
	refused(t, "all wrong", text, []*inspect.Key{wrong, wrong}, inspect.NotOpened, "no key opens the token; 2 trials")
}

// TestDecryptOneAnswer: every way in which a content can be wrong has the
// same answer, so that nobody can learn from it.
func TestDecryptOneAnswer(t *testing.T) {
	const answer = "the content does not open with this key"
	cek, header := random(32), `{"alg":"dir","enc":"A128CBC-HS256"}`
	key := keyOf(cek)
	for name, padded := range map[string]string{
		"zero": strings.Repeat("\x00", 16), "too long": strings.Repeat("\x11", 32), "uneven": strings.Repeat("a", 13) + "\x02\x03\x03",
	} {
		s := sealed{header: header, iv: random(16)}
		s.ciphertext, s.tag = sealCBC("A128CBC-HS256", cek, s.iv, []byte(padded), []byte(b64(header)))
		refused(t, "padding "+name, s.compact(), []*inspect.Key{key}, inspect.NotOpened, answer)
		s.tag[0] ^= 1
		refused(t, "tag", s.compact(), []*inspect.Key{key}, inspect.NotOpened, answer)
	}
	rsa := with(rsaKey(t), func(k *inspect.Key) { k.Algorithm = "RSA1_5" })
	s := seal("RSA1_5", "A128CBC-HS256", rsa, "", "x")
	tampered := s
	tampered.key = random(len(s.key))
	tampered.key[0] = 0
	refused(t, "RSA1_5 padding", tampered.compact(), []*inspect.Key{rsa}, inspect.NotOpened, answer)
	tampered.key = sealRSA("RSA1_5", rsa, random(16))
	refused(t, "RSA1_5 length", tampered.compact(), []*inspect.Key{rsa}, inspect.NotOpened, answer)
	for i := range s.key {
		tampered.key[i] = 0xff // more than the modulus
	}
	refused(t, "RSA1_5 range", tampered.compact(), []*inspect.Key{rsa}, inspect.NotOpened, answer)
	s.tag[0] ^= 1
	refused(t, "RSA1_5 tag", s.compact(), []*inspect.Key{rsa}, inspect.NotOpened, answer)
	rsa.Algorithm = ""
	short := seal("RSA-OAEP", "A128CBC-HS256", rsa, "", "x")
	short.key = sealRSA("RSA-OAEP", rsa, random(16))
	refused(t, "OAEP with a short key", short.compact(), []*inspect.Key{rsa}, inspect.NotOpened, "the encrypted key does not open with this key")
	short.key = short.key[1:]
	refused(t, "OAEP of another length", short.compact(), []*inspect.Key{rsa}, inspect.NoKey, "the encrypted key has 255 bytes, this key's modulus 256")
}

// TestDecryptZip: what inflates to too much, or to nothing, is refused after
// it was opened.
func TestDecryptZip(t *testing.T) {
	header := `{"alg":"dir","enc":"A128GCM","zip":"DEF"}`
	token := func(deflated []byte) string {
		s := sealed{header: header, iv: random(12)}
		s.ciphertext, s.tag = sealGCM(aes16.Secret, s.iv, deflated, []byte(b64(header)))
		return s.compact()
	}
	most := strings.Repeat("a", inspect.MaxInflatedBytes)
	keys := []*inspect.Key{aes16}
	d, err := inspect.Decrypt(parse(token(compress([]byte(most)))), keys, inspect.DecryptOptions{})
	if err != nil || string(d.Plaintext) != most {
		t.Errorf("%d bytes, %v", len(d.Plaintext), err)
	}
	d = refused(t, "bomb", token(compress([]byte(most+"a"))), keys, inspect.TooMuchContent, "the content inflates to more than 256000 bytes")
	check(t, "key", d.Key, aes16)
	refused(t, "no deflate", token([]byte("abc")), keys, inspect.BadContent, `"zip" is DEF but the content does not inflate`)
	refused(t, "empty", token(nil), keys, inspect.BadContent, `"zip" is DEF but the content does not inflate`)
	refused(t, "trailing", token(append(compress([]byte("a")), 0)), keys, inspect.BadContent, "the content has 1 byte behind its compressed data")
}

// TestDecryptBounds: neither many keys nor many recipients buy much work.
func TestDecryptBounds(t *testing.T) {
	var keys []*inspect.Key
	for range 101 {
		keys = append(keys, keyOf(random(16)))
	}
	d := refused(t, "keys", soundDir.compact(), append(keys, aes16), inspect.NotOpened, "no key opens the token; 100 trials")
	check(t, "last trial", d.Keys[100].Why, "not tried: 100 trials are enough")
	recipient := `{"header":{"alg":"PBES2-HS256+A128KW","p2s":"AAAAAAAAAAAA","p2c":1000000},"encrypted_key":"` + b64(string(random(24))) + `"}`
	many := make([]string, 16)
	for i := range many {
		many[i] = recipient
	}
	start := time.Now()
	s := sealContent("A128GCM", aes16.Secret, `{"enc":"A128GCM"}`, "", nil)
	d = refused(t, "iterations", general(s, "", many...), []*inspect.Key{aes16}, inspect.NotOpened, "no key opens the token; 4 trials")
	if !strings.HasSuffix(d.Keys[0].Why, "recipient 15: not tried: the token asks for too many key derivations") || time.Since(start) > time.Minute {
		t.Errorf("%v, %s", time.Since(start), d.Keys[0].Why)
	}
}
