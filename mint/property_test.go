package mint_test

import (
	"crypto/rand"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/mint"
	"pgregory.net/rapid"
)

// expected are the findings that a good token may have all the same: they are
// about the choice of a kind of key, which is the caller's.
func expected(rule, alg string) bool {
	switch rule {
	case "at-symmetric", "id-symmetric", "assert-hmac":
		return alg[0] == 'H'
	}
	return false
}

// TestGoodByDefault holds that what is made of the parties' names and a key,
// for any profile and by any algorithm, is accepted by a verifier at its
// strictest, and that audit finds nothing worth a mention.
func TestGoodByDefault(t *testing.T) {
	name := rapid.StringMatching(`[a-z][a-z0-9-]{2,12}`)
	rapid.Check(t, func(r *rapid.T) {
		profile := rapid.SampledFrom(mint.Profiles()).Draw(r, "profile")
		alg := rapid.SampledFrom(algorithms()).Draw(r, "alg")
		if profile == audit.ProfileDPoP && alg[0] == 'H' {
			return // must be asymmetric
		}
		iss, aud := "https://"+name.Draw(r, "iss")+".acme.dev", "https://"+name.Draw(r, "aud")+".acme.dev"
		s := spec(t, alg, profile)
		claims := given(profile, iss, aud)
		for _, claim := range slices.Sorted(maps.Keys(claims)) {
			text, err := mint.String(claims[claim])
			if err != nil {
				r.Fatal(err)
			}
			s.Claims.Set(claim, text)
		}
		token, err := s.Mint()
		if err != nil {
			r.Fatal(err)
		}
		judge(t, r, token, s, iss, aud)
	})
}

// given are the claims that a caller would give.
func given(profile audit.Profile, iss, aud string) map[string]string {
	switch profile {
	case audit.ProfileDPoP:
		return map[string]string{"htm": "POST", "htu": aud + "/orders"}
	case audit.ProfileClientAssertion:
		return map[string]string{"iss": iss, "aud": aud}
	case audit.ProfileGeneric:
		return map[string]string{"iss": iss, "aud": aud, "sub": "alice-7", "jti": "79685b65-945d-450a-a3d8-a36bcf72c23d"}
	case audit.ProfileKeyBinding:
		return map[string]string{"aud": aud}
	}
	return map[string]string{"iss": iss, "aud": aud}
}

func judge(t *testing.T, r *rapid.T, token *mint.Token, s *mint.Spec, iss, aud string) {
	if len(token.Notes) > 0 && s.Profile != audit.ProfileKeyBinding && s.Profile != audit.ProfileRequestObject {
		r.Errorf("notes: %q", token.Notes)
	}
	p := &inspect.Policy{Keys: []*inspect.KeySet{inspect.NewKeySet(s.Signer.Key)}, Now: now, Type: s.Profile.Type(), Require: s.Profile.RequiredClaims()}
	has := func(claim string) bool { return strings.Contains(string(token.Claims), `"`+claim+`":`) }
	if s.Profile == audit.ProfileDPoP {
		p.DPoP = &inspect.DPoPPolicy{Method: "POST", URL: aud + "/orders"}
	}
	if has("iss") && has("aud") && has("exp") {
		p.Strict, p.Issuers, p.Audiences = true, []string{iss}, []string{aud}
	}
	v := inspect.Verify(inspect.Parse(token.Text), p)
	if !v.Valid {
		r.Errorf("%s %s: %+v", s.Profile, s.Signer.Algorithm, v.Checks)
	}
	for _, profile := range []audit.Profile{s.Profile, audit.ProfileAuto} {
		for _, f := range findings(t, token.Text, profile, s.Signer.Key) {
			if f.Severity > audit.Info && !expected(f.Rule.ID, s.Signer.Algorithm) {
				r.Errorf("%s as %s by %s: %s: %s (%s)", s.Profile, profile, s.Signer.Algorithm, f.Rule.ID, f.Message, token.Claims)
			}
		}
	}
}

// TestClaimsKeepOrderAndDigits holds that any JSON a caller gives stands in
// the token as it was given.
func TestClaimsKeepOrderAndDigits(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		names := rapid.SliceOfNDistinct(rapid.StringMatching(`[a-zA-Z_:/. é-]{1,12}`), 1, 8, rapid.ID[string]).Draw(r, "names")
		values := rapid.SampledFrom([]string{"12345678901234567890.10", "1e400", "-0", `"\u0041\n"`, `{"b":1,"a":[null,1.0]}`, "true", "[]"})
		s := mint.Spec{Signer: signerFor(t, "HS256"), Now: now, Random: rand.Reader}
		var want []string
		for _, n := range names {
			if n == "exp" || n == "iat" || n == "nbf" || n == "aud" || n == "iss" || n == "sub" || n == "jti" {
				continue
			}
			v := values.Draw(r, "value")
			s.Claims.Set(n, []byte(v))
			quoted, _ := mint.String(n)
			want = append(want, string(quoted)+":"+v)
		}
		token, err := s.Mint()
		if err != nil {
			r.Fatal(err)
		}
		if !strings.HasPrefix(string(token.Claims), "{"+strings.Join(want, ",")) {
			r.Fatalf("%s does not begin with %s", token.Claims, want)
		}
	})
}
