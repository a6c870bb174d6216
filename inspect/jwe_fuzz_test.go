package inspect_test

import (
	"errors"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// FuzzDecrypt: no text makes Decrypt panic or disagree with itself, whatever
// keys there are.
func FuzzDecrypt(f *testing.F) {
	var keys []*inspect.Key
	seen := map[string]bool{}
	for _, c := range everyAlgorithm(f, "") {
		if alg := c.name[:6]; !seen[alg] { // one of each kind
			seen[alg] = true
			keys = append(keys, c.key)
			f.Add([]byte(c.sealed.compact()))
			f.Add([]byte(c.sealed.flattened("")))
		}
	}
	cek := random(16)
	s := sealContent("A128GCM", cek, `{"enc":"A128GCM","zip":"DEF"}`, b64("aad"), []byte("x"))
	f.Add([]byte(general(s, `"unprotected":{"x":1},"aad":"`+b64("aad")+`",`, recipientJSON("a", aes16, cek), recipientJSON("b", aes16, cek))))
	keys = append(keys, aes16, nil, &inspect.Key{}, &inspect.Key{Type: "RSA"}, &inspect.Key{Type: "EC", Curve: "P-256"})
	f.Fuzz(func(t *testing.T, text []byte) {
		tok := inspect.Parse(text)
		if c, _ := tok.Header.JSON.Get("p2c").Int(); c > 5000 {
			t.Skip("slow by its own wish")
		}
		d, err := inspect.Decrypt(tok, keys, inspect.DecryptOptions{AllowRSA15: true})
		var e *inspect.DecryptError
		switch {
		case err != nil && (!errors.As(err, &e) || e.Message == "" || d.Plaintext != nil):
			t.Fatalf("%q: %#v, %q", text, err, d.Plaintext)
		case err == nil && (d.Key == nil || d.Plaintext == nil || d.Algorithm == "" || d.Encryption == "" || len(d.Keys) != len(keys)):
			t.Fatalf("%q: %+v", text, d)
		}
		for _, k := range d.Keys {
			if k.Why == "" {
				t.Fatalf("%q: %+v has no reason", text, k)
			}
		}
	})
}
