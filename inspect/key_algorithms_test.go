package inspect_test

import (
	"crypto/elliptic"
	"fmt"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

func TestKeyAlgorithms(t *testing.T) {
	_, p256 := ecJWK(t, elliptic.P256())
	rsa := rsaJWK(testRSA())
	small := members{"kty": "RSA", "n": b64num(odd(1024)), "e": "AQAB"}
	oct := func(n int) members { return members{"kty": "oct", "k": repeated('s', n)} }
	ed := members{"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
	for _, c := range []struct {
		jwk              members
		more             members
		fit, weak, unfit string
	}{
		{rsa, nil, "RS256 RS384 RS512 PS256 PS384 PS512", "", ""},
		{rsa, members{"alg": "PS256"}, "PS256", "", ""},
		{rsa, members{"alg": "ES256"}, "", "", "alg ES256 does not fit its type RSA"},
		{rsa, members{"alg": "rs256"}, "", "", `alg "rs256" is not known`},
		{rsa, members{"alg": "none"}, "", "", "alg is none, which is for unsecured"},
		{rsa, members{"alg": "RSA-OAEP"}, "", "", "which is for key management"},
		{rsa, members{"alg": "RS1"}, "", "", "which is for web cryptography"},
		{rsa, members{"use": "sig"}, "RS256 RS384 RS512 PS256 PS384 PS512", "", ""},
		{rsa, members{"use": "enc"}, "", "", `use is "enc"`},
		{rsa, members{"use": "SIG"}, "", "", `use is "SIG"`},
		{rsa, members{"key_ops": []string{"verify"}, "alg": "RS512"}, "RS512", "", ""},
		{rsa, members{"key_ops": []string{"sign"}, "alg": "RS512"}, "RS512", "", ""},
		{rsa, members{"key_ops": []string{"encrypt"}}, "", "", "key_ops"},
		{rsa, members{"key_ops": []string{}}, "", "", "key_ops"},
		{small, nil, "RS256 RS384 RS512 PS256 PS384", "", ""},
		{p256, nil, "ES256", "", ""},
		{p256, members{"alg": "ES384"}, "", "", "does not fit its type EC P-256"},
		{ed, nil, "EdDSA Ed25519", "", ""},
		{ed, members{"alg": "EdDSA"}, "EdDSA", "", ""},
		{ed, members{"alg": "Ed448"}, "", "", "does not fit its type OKP Ed25519"},
		{oct(31), nil, "", "HS256 HS384 HS512", "31 bytes; HS256 needs 32"},
		{oct(32), nil, "HS256", "HS384 HS512", ""},
		{oct(48), nil, "HS256 HS384", "HS512", ""},
		{oct(64), nil, "HS256 HS384 HS512", "", ""},
		{oct(32), members{"alg": "HS512"}, "", "HS512", "32 bytes; HS512 needs 64"},
		{oct(32), members{"alg": "A256GCM"}, "", "", "which is for content encryption"},
		{oct(32), members{"alg": "RS256"}, "", "", "does not fit its type oct"},
	} {
		k := readKey(t, c.jwk.with(c.more))
		check(t, "problem", k.Problem, nil)
		what := fmt.Sprintf("%s %v", k.Type, c.more)
		check(t, what, strings.Join(k.Algorithms(), " "), c.fit)
		check(t, what+" weak", strings.Join(k.WeakAlgorithms(), " "), c.weak)
		if !strings.Contains(k.Unfit(), c.unfit) || (k.Unfit() == "") != (c.unfit == "") {
			t.Errorf("%s: unfit %q, want %q", what, k.Unfit(), c.unfit)
		}
	}
	check(t, "no key", new(inspect.Key).Unfit(), "there is no key")
}

func TestNearestKeyID(t *testing.T) {
	set := inspect.NewKeySet(&inspect.Key{ID: "2024-01"}, &inspect.Key{ID: "2025-07"}, &inspect.Key{}, &inspect.Key{ID: strings.Repeat("x", 257)})
	for kid, want := range map[string]string{
		"2024-02": "2024-01", "2025-7": "2025-07", "2025-07": "2025-07", "k": "", "": "", "production": "",
		strings.Repeat("x", 256): "", strings.Repeat("x", 257): "",
	} {
		got, ok := set.Nearest(kid)
		check(t, kid, got, want)
		check(t, kid, ok, want != "")
	}
	many := make([]*inspect.Key, 100_000)
	for i := range many {
		many[i] = &inspect.Key{ID: strings.Repeat("y", 200) + fmt.Sprint(i)}
	}
	if got, ok := inspect.NewKeySet(many...).Nearest(strings.Repeat("z", 220)); ok {
		t.Errorf("got %q", got)
	}
}
