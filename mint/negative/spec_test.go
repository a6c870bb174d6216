package negative_test

import (
	"crypto/rand"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
	"github.com/jwtctl/jwtctl/mint"
	"github.com/jwtctl/jwtctl/mint/negative"
)

// TestAnyGoodToken: whatever the good token says beside what cases vary, the
// set is refused and accepted as it expects.
func TestAnyGoodToken(t *testing.T) {
	set := func(claim, json string) func(*mint.Spec) {
		return func(s *mint.Spec) { s.Claims.Set(claim, []byte(json)) }
	}
	for name, change := range map[string]func(*mint.Spec){
		"audiences":    set("aud", `["https://orders.acme.dev","https://stock.acme.dev"]`),
		"fraction":     set("exp", `1767323945.25`),
		"not before":   set("nbf", `1767323000`),
		"quotes":       set("sub", `"a\"b\\c.\u00e9žé/\u202e"`),
		"own issuer":   set("sub", `"`+issuer+`"`),
		"tricky names": set("x", `{"iss":"\"exp\":","sub":"\"sub\":\"","exp":1}`),
		"dots":         set("a.b.c", `"...."`),
		"long":         set("text", `"`+strings.Repeat("x.", 2000)+`"`),
		"no typ":       func(s *mint.Spec) { s.Untyped = true },
		"own typ":      func(s *mint.Spec) { s.Header.Set("typ", []byte(`"application/acme+jwt"`)) },
		"own header":   func(s *mint.Spec) { s.Header.Set("x5t#S256", []byte(`"`+strings.Repeat("A", 43)+`"`)) },
		"ID token":     func(s *mint.Spec) { s.Profile = audit.ProfileIDToken },
		"refresh":      func(s *mint.Spec) { s.Profile = audit.ProfileRefreshToken },
		"logout":       func(s *mint.Spec) { s.Profile = audit.ProfileLogoutToken },
		"request":      func(s *mint.Spec) { s.Profile = audit.ProfileRequestObject },
		"assertion": func(s *mint.Spec) {
			s.Profile = audit.ProfileClientAssertion
			s.Claims.Set("sub", s.Claims.Get("iss"))
		},
		"no kid": func(s *mint.Spec) { signer := *s.Signer; signer.KeyID, s.Signer = "", &signer },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, alg := range []string{"ES256", "HS256"} {
				spec := specFor(t, alg, audit.ProfileAccessToken)
				change(spec)
				set := setFor(t, spec)
				for _, token := range set.Tokens {
					v := inspect.Verify(inspect.Parse(token.Text), set.Policy())
					failed := failures(v)
					if v.Valid != token.Accept() || !v.Valid && !slices.ContainsFunc(failed, func(f string) bool { return strings.HasPrefix(f, token.Check+":") }) {
						t.Errorf("%s %s: valid %t, want %s by %s: %q", alg, token.Name, v.Valid, token.Expect(), token.Check, failed)
					}
				}
			}
		})
	}
}

// TestOneWord: a compact token has no blank in it, which would make it several
// in a list of tokens, whatever the claims of the good one say.
func TestOneWord(t *testing.T) {
	spec := specFor(t, "ES256", audit.ProfileAccessToken)
	spec.Claims.Set("scope", []byte(`"orders:read orders:write"`))
	for _, token := range setFor(t, spec).Tokens {
		if json := strings.HasPrefix(string(token.Text), "{"); !json && strings.ContainsAny(string(token.Text), " \t\r\n") {
			t.Errorf("%s has a blank in it: %.80q", token.Name, token.Text)
		}
	}
}

// TestSpecIsNotChanged: who makes a set may go on with the spec.
func TestSpecIsNotChanged(t *testing.T) {
	spec := specFor(t, "ES256", audit.ProfileAccessToken)
	spec.Claims.Delete("sub")
	before := string(spec.Claims.JSON())
	setFor(t, spec)
	if after := string(spec.Claims.JSON()); after != before || spec.Unique {
		t.Errorf("the claims were %s and are %s", before, after)
	}
}

// TestUnfit: no set is made from what is no good token, and the error says why.
func TestUnfit(t *testing.T) {
	for want, change := range map[string]func(*mint.Spec){
		"profile dpop":        func(s *mint.Spec) { s.Profile = audit.ProfileDPoP },
		"profile set":         func(s *mint.Spec) { s.Profile = audit.ProfileSET },
		"key is known":        func(s *mint.Spec) { s.Signer = nil },
		"neither encrypted":   func(s *mint.Spec) { s.Recipient = &mint.Recipient{} },
		"nor with disclosure": func(s *mint.Spec) { s.Disclose = []string{"sub"} },
		"exp: expired":        func(s *mint.Spec) { s.Claims.Set("exp", []byte("1767322000")) },
		"exp: the token has":  func(s *mint.Spec) { s.Unsafe = []mint.Wish{mint.NoExpiry} },
		"the token is not signed": func(s *mint.Spec) {
			s.Unsafe = []mint.Wish{mint.AlgNone}
		},
		"nbf: not valid before": func(s *mint.Spec) { s.Claims.Set("nbf", []byte("1767326000")) },
	} {
		spec := specFor(t, "ES256", audit.ProfileAccessToken)
		change(spec)
		_, err := negative.Make(spec, "")
		var unfit *negative.UnfitError
		if !errors.As(err, &unfit) || !strings.Contains(unfit.Error(), want) || unfit.Hint() == "" {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// TestHost: the URLs in the tokens name the caller's host, and no other.
func TestHost(t *testing.T) {
	set, err := negative.Make(specFor(t, "ES256", audit.ProfileAccessToken), "listener.acme.dev:8443")
	if err != nil {
		t.Fatal(err)
	}
	named := 0
	for _, token := range set.Tokens {
		header := string(inspect.Parse(token.Text).Header.Bytes)
		if strings.Contains(header, negative.DefaultHost) {
			t.Errorf("%s names the default host", token.Name)
		}
		if strings.Contains(header, "listener.acme.dev:8443/") {
			named++
		}
	}
	if named < 4 {
		t.Errorf("%d headers name the host", named)
	}
}

// TestConfusionIsSeenWithTheKey: given the key, audit tells algorithm confusion
// from a signature that merely does not match, however the key was spelled. It
// cannot know a JWK's members or an OpenSSH line from a PEM file.
func TestConfusionIsSeenWithTheKey(t *testing.T) {
	text, err := os.ReadFile("../../testdata/keys/NOT-SECRET-pkcs12.p12")
	if err != nil {
		t.Fatal(err)
	}
	certified, err := inspect.ReadKeys(text, func() ([]byte, error) { return []byte("not secret"), nil })
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, k := range []*inspect.Key{keyFor(t, "ES256"), keyFor(t, "EdDSA"), certified.Keys[0]} {
		signer, err := mint.NewSigner(k, "", rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		spec := specFor(t, "ES256", audit.ProfileAccessToken)
		spec.Signer = signer
		set := setFor(t, spec)
		engine, err := audit.NewEngine(catalog.Rules(), audit.Policy{Keys: set.Policy().Keys}, now)
		if err != nil {
			t.Fatal(err)
		}
		for _, token := range set.Tokens {
			switch name := strings.TrimPrefix(token.Name, "confusion-"); name {
			case token.Name, "jwk", "jwks", "openssh":
				continue
			}
			seen++
			if !slices.ContainsFunc(engine.Token(inspect.Parse(token.Text), audit.Location{}), func(f audit.Finding) bool { return f.Rule.ID == "hmac-public-key" }) {
				t.Errorf("%s %s: audit does not see the confusion", signer.Algorithm, token.Name)
			}
		}
	}
	if seen < 30 {
		t.Errorf("%d tokens only", seen)
	}
}

// TestRemoteSigner: a key that lives elsewhere makes a set like any other.
func TestRemoteSigner(t *testing.T) {
	private, err := keygen.Signer(keyFor(t, "ES256"))
	if err != nil {
		t.Fatal(err)
	}
	signer, err := mint.External(private, "", "", rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	spec := specFor(t, "ES256", audit.ProfileAccessToken)
	spec.Signer, spec.Now = signer, now.Add(time.Hour)
	if set := setFor(t, spec); set.Rejects() < 150 {
		t.Errorf("%d tokens only", set.Rejects())
	}
}
