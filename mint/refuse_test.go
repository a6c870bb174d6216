package mint_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/mint"
)

// TestUnsafe makes each unusual token: refused with the name of its wish, and
// made where that is wished for, with a note that says what is wrong.
func TestUnsafe(t *testing.T) {
	base := func() *mint.Spec { return spec(t, "ES256", audit.ProfileAccessToken) }
	with := func(claimsText, header string) *mint.Spec {
		s := base()
		s.Claims, s.Header = claims(t, claimsText), claims(t, header)
		return s
	}
	short := base()
	secret := inspect.NewSecret([]byte("secret"), "test")
	var err error
	if short.Signer, err = mint.NewSigner(secret, "", nil); err != nil {
		t.Fatal(err)
	}
	weak := base()
	signer := *weak.Signer
	signer.Weakness = "the modulus has 1024 bits"
	weak.Signer = &signer
	unsigned := base()
	unsigned.Signer = nil
	if unsigned.Recipient, err = mint.NewRecipient(encryptionKey(t, "ECDH-ES", "P-256"), "", ""); err != nil {
		t.Fatal(err)
	}
	for wish, s := range map[mint.Wish]*mint.Spec{
		mint.LongLife:    with(`{"exp":2082683045}`, `{}`),
		mint.ShortSecret: short,
		mint.WeakKey:     weak,
		mint.WrongType:   with(`{"exp":"tomorrow"}`, `{}`),
		mint.UnknownCrit: with(`{}`, `{"crit":["x"],"x":1}`),
		mint.ExposedKey:  with(`{}`, `{"jwk":{"kty":"oct","k":"AAAA"}}`),
		mint.UnsignedJWE: unsigned,
	} {
		_, err := s.Mint()
		var unsafe *mint.UnsafeError
		if !errors.As(err, &unsafe) || unsafe.Wish != wish || !strings.Contains(unsafe.Hint(), "--unsafe "+string(wish)) {
			t.Errorf("%s: refused with %v", wish, err)
			continue
		}
		s.Unsafe = []mint.Wish{wish}
		token := minted(t, s)
		if !strings.Contains(strings.Join(token.Notes, "\n"), wish.Meaning()) {
			t.Errorf("%s: notes %q", wish, token.Notes)
		}
	}
}

// TestUnsigned makes the tokens that are no less than asked for.
func TestUnsigned(t *testing.T) {
	s := spec(t, "ES256", audit.ProfileGeneric)
	s.Unsafe = []mint.Wish{mint.AlgNone, mint.NoExpiry}
	token := minted(t, s)
	if string(token.Header) != `{"alg":"none","typ":"JWT"}` || string(token.Claims) != `{"iat":1767323045}` || !strings.HasSuffix(string(token.Text), ".") {
		t.Errorf("%s %s %s", token.Header, token.Claims, token.Text)
	}
}

// TestRefused holds that no token comes of a Spec that makes no sense.
func TestRefused(t *testing.T) {
	with := func(name, value string) *mint.Spec {
		s := spec(t, "ES256", audit.ProfileGeneric)
		s.Claims.Set(name, []byte(value))
		return s
	}
	header := spec(t, "ES256", audit.ProfileGeneric)
	header.Header = claims(t, `{"alg":"HS256"}`)
	keyless := spec(t, "ES256", audit.ProfileGeneric)
	keyless.Signer = nil
	proof := spec(t, "HS256", audit.ProfileDPoP)
	huge := with("x", `"`+strings.Repeat("x", inspect.MaxTokenBytes)+`"`)
	deep := with("x", strings.Repeat("[", 40)+strings.Repeat("]", 40))
	undisclosed := with("a", "1")
	undisclosed.Disclose = []string{"b"}
	hidden := with("iss", `"x"`)
	hidden.Disclose = []string{"iss"}
	for want, s := range map[string]*mint.Spec{
		`the name "x\":0,\"admin" holds '"'`: with(`x":0,"admin`, "true"),
		"is not sound JSON":                  with("x", "{"),
		`byte 7`:                             with("x", `{"a":1,"a":2}`),
		"holds '\"'":                         with("x", `[{"y\":1,\"admin":true}]`),
		"is out of the range of NumericDate": with("exp", "1767323045000"),
		"out of the range":                   with("nbf", "-1"),
		"the header's alg is \"HS256\"":      header,
		"there is no key to sign with":       keyless,
		"a DPoP proof is signed with":        proof,
		"more than the 262144":               huge,
		"deep":                               deep,
		"there is no claim \"b\"":            undisclosed,
		"iss must not be disclosed":          hidden,
	} {
		token, err := s.Mint()
		var bad *mint.BadInput
		if !errors.As(err, &bad) || !strings.Contains(err.Error(), want) || token != nil {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}

// TestKeysThatCannotSign says of each why.
func TestKeysThatCannotSign(t *testing.T) {
	ec := keyFor(t, "ES256")
	public := *ec
	public.Private = nil
	locked := *ec
	locked.Operations = []string{"verify"}
	enc := *ec
	enc.Use = "enc"
	bound := *ec
	bound.Algorithm = "ES384"
	for want, c := range map[string]struct {
		key *inspect.Key
		alg string
	}{
		"is public; only a private key signs":             {&public, ""},
		"cannot sign with RS256":                          {ec, "RS256"},
		"not for signing: its key_ops":                    {&locked, ""},
		`use is "enc"`:                                    {&enc, ""},
		"the key's alg ES384 does not fit":                {&bound, ""},
		"cannot be used: the secret is the text of a key": {inspect.NewSecret([]byte("-----BEGIN PUBLIC KEY-----"), ""), ""},
	} {
		_, err := mint.NewSigner(c.key, c.alg, nil)
		var bad *mint.BadInput
		if !errors.As(err, &bad) || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}
