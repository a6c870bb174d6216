package inspect_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// The signing side of the tests: the standard library alone, apart from the
// code under test.

// verifyNow is the time of the tests, 1767323045; goodClaims pass by then.
var verifyNow = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

const goodClaims = `{"iss":"https://login.acme.dev","sub":"5f2b1c9a","aud":"api","iat":1767323000,"exp":1767323600}`

// A signer signs by an algorithm; key is what verifies, read from a JWK.
type signer struct {
	alg  string
	key  *inspect.Key
	sign func(input []byte) []byte
}

// token signs a header and a payload as they are, JSON or not.
func (s signer) token(header, payload string) string { return s.seal(b64(header) + "." + b64(payload)) }

// seal signs a text that is encoded already.
func (s signer) seal(input string) string { return input + "." + b64(string(s.sign([]byte(input)))) }

// jwt signs claims under a plain header; more is appended to it.
func (s signer) jwt(claims string, more ...string) string {
	return s.token(`{"alg":"`+s.alg+`"`+strings.Join(more, "")+`}`, claims)
}

var signatureAlgs = []string{"HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512",
	"ES256", "ES384", "ES512", "EdDSA", "Ed25519"}

// algHash is the hash in an algorithm's name.
func algHash(alg string) crypto.Hash {
	return map[string]crypto.Hash{"256": crypto.SHA256, "384": crypto.SHA384, "512": crypto.SHA512}[alg[len(alg)-3:]]
}

func hashed(h crypto.Hash, input []byte) []byte {
	d := h.New()
	d.Write(input)
	return d.Sum(nil)
}

// newSigner makes a signer with a key of its own, but for RSA, whose keys take
// long to make.
func newSigner(t testing.TB, alg string) signer {
	t.Helper()
	switch {
	case alg[:2] == "HS":
		return hmacSigner(alg, random(algHash(alg).Size()))
	case alg[0] == 'E' && alg[1] == 'S':
		curve := map[string]elliptic.Curve{"ES256": elliptic.P256(), "ES384": elliptic.P384(), "ES512": elliptic.P521()}[alg]
		private, jwk := ecJWK(t, curve)
		return signer{alg, loadKeys(t, []byte(jwk.with(members{"d": nil})))[0], ecSign(private, algHash(alg))}
	case alg[0] == 'E':
		public, private, _ := ed25519.GenerateKey(rand.Reader)
		jwk := members{"kty": "OKP", "crv": "Ed25519", "x": b64(string(public))}
		return signer{alg, loadKeys(t, []byte(jwk.with(nil)))[0], func(input []byte) []byte { return ed25519.Sign(private, input) }}
	}
	return rsaSigner(t, alg, testRSA())
}

func hmacSigner(alg string, secret []byte) signer {
	return signer{alg, inspect.NewSecret(secret, ""), func(input []byte) []byte {
		mac := hmac.New(algHash(alg).New, secret)
		mac.Write(input)
		return mac.Sum(nil)
	}}
}

func ecSign(private *ecdsa.PrivateKey, h crypto.Hash) func([]byte) []byte {
	size := (private.Params().BitSize + 7) / 8
	return func(input []byte) []byte {
		r, s, err := ecdsa.Sign(rand.Reader, private, hashed(h, input))
		if err != nil {
			panic(err)
		}
		return append(r.FillBytes(make([]byte, size)), s.FillBytes(make([]byte, size))...)
	}
}

func rsaSigner(t testing.TB, alg string, private *rsa.PrivateKey) signer {
	salt := rsa.PSSSaltLengthEqualsHash
	return signer{alg, loadKeys(t, []byte(rsaJWK(private).with(nil)))[0], rsaSign(private, alg, salt)}
}

func rsaSign(private *rsa.PrivateKey, alg string, salt int) func([]byte) []byte {
	h := algHash(alg)
	return func(input []byte) (sig []byte) {
		var err error
		if alg[0] == 'P' {
			sig, err = rsa.SignPSS(rand.Reader, private, h, hashed(h, input), &rsa.PSSOptions{SaltLength: salt})
		} else {
			sig, err = rsa.SignPKCS1v15(nil, private, h, hashed(h, input))
		}
		if err != nil {
			panic(err)
		}
		return sig
	}
}

// otherRSA is a second RSA key, made once.
var otherRSA = sync.OnceValue(func() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(nil, 2048)
	if err != nil {
		panic(err)
	}
	return key
})

// trusting is a policy that trusts one set of keys, changed by the options.
func trusting(keys []*inspect.Key, change ...func(*inspect.Policy)) *inspect.Policy {
	p := &inspect.Policy{Keys: []*inspect.KeySet{inspect.NewKeySet(keys...)}, Now: verifyNow}
	for _, c := range change {
		c(p)
	}
	return p
}

func (s signer) trusted(change ...func(*inspect.Policy)) *inspect.Policy {
	return trusting([]*inspect.Key{s.key}, change...)
}

func signatureOnly(p *inspect.Policy) { p.SignatureOnly = true }
func allowWeakKeys(p *inspect.Policy) { p.AllowWeakKeys = true }
func strictPolicy(p *inspect.Policy)  { p.Strict = true }
func only(algs ...string) func(*inspect.Policy) {
	return func(p *inspect.Policy) { p.Algorithms = algs }
}

// verify verifies a text and holds the verdict to what is true of all.
func verify(t reporter, text string, p *inspect.Policy) *inspect.Verdict {
	t.Helper()
	v := inspect.Verify(parse(text), p)
	soundVerdict(t, text, v)
	return v
}

// soundVerdict checks that a verdict agrees with itself.
func soundVerdict(t reporter, text string, v *inspect.Verdict) {
	t.Helper()
	failed := slices.ContainsFunc(v.Checks, func(c inspect.Check) bool { return c.Status == inspect.Failed })
	if v.Valid != (v.Key != nil && !failed) || (v.Key != nil) != (v.Algorithm != "") {
		t.Errorf("%.300q: valid %v, key %v, algorithm %q, checks %+v", text, v.Valid, v.Key != nil, v.Algorithm, v.Checks)
	}
	for _, c := range v.Checks {
		if c.Name == "" || c.Detail == "" || c.Status != inspect.Passed && c.Status != inspect.Failed && c.Status != inspect.NotMade {
			t.Errorf("%.300q: check %+v", text, c)
		}
	}
	if !slices.ContainsFunc(v.Checks, func(c inspect.Check) bool { return c.Name == "signature" }) {
		t.Errorf("%.300q: no check of the signature", text)
	}
	for _, k := range v.Keys {
		if k.Key == nil || k.Why == "" || k.Matched && !k.Tried || k.Key.Problem != nil && k.Tried {
			t.Errorf("%.300q: trial %+v", text, k)
		}
	}
}

// accepted checks that a verdict is yes.
func accepted(t reporter, what string, v *inspect.Verdict) {
	t.Helper()
	if !v.Valid {
		t.Errorf("%s: refused: %+v %s", what, v.Checks, whys(v))
	}
}

// denied checks that a verdict is no, because of a check, for a reason.
func denied(t reporter, what string, v *inspect.Verdict, name, why string) {
	t.Helper()
	if v.Valid {
		t.Errorf("%s: accepted", what)
	}
	if !slices.ContainsFunc(v.Checks, func(c inspect.Check) bool {
		return c.Name == name && c.Status == inspect.Failed && strings.Contains(c.Detail, why)
	}) {
		t.Errorf("%s: no failed check %q that says %q: %+v %s", what, name, why, v.Checks, whys(v))
	}
}

// forged is denied, and no key may be said to have verified it.
func forged(t reporter, what string, v *inspect.Verdict, name, why string) {
	t.Helper()
	denied(t, what, v, name, why)
	if v.Key != nil {
		t.Errorf("%s: a key is said to have verified it", what)
	}
}

// whys lists what the verdict says of the keys.
func whys(v *inspect.Verdict) string {
	var list []string
	for _, k := range v.Keys {
		list = append(list, k.Why)
	}
	return strings.Join(list, " | ")
}

// outcome is what became of the checks of a name: "passed", "failed", "not
// made", or "" where there was none.
func outcome(v *inspect.Verdict, name string) string {
	var list []string
	for _, c := range v.Checks {
		if c.Name == name {
			list = append(list, string(c.Status))
		}
	}
	return strings.Join(list, ", ")
}
