package inspect_test

import (
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// FuzzVerify: no text makes Verify panic, disagree with itself, or say yes.
// The keys are made anew in each process, so that nobody can have signed.
func FuzzVerify(f *testing.F) {
	var keys, secrets []*inspect.Key
	for _, alg := range signatureAlgs {
		s := newSigner(f, alg)
		f.Add([]byte(s.token(`{"alg":"`+alg+`","kid":"a"}`, goodClaims))[:40])
		if s.key.IsSymmetric() {
			secrets = append(secrets, s.key)
		} else if alg[0] != 'R' {
			keys = append(keys, s.key)
		}
		other := newSigner(f, alg)
		if alg[0] == 'R' || alg[0] == 'P' {
			other = rsaSigner(f, alg, otherRSA())
		}
		f.Add([]byte(other.jwt(goodClaims)))
	}
	p := presentation{issuer: newSigner(f, "ES256"), holder: newSigner(f, "ES256"), claims: `"_sd":["` + rfcNameDigest + `"]`,
		disclosures: []string{rfcName}, header: `{"alg":"ES256","typ":"kb+jwt"}`, body: goodBinding}
	f.Add([]byte(p.text()))
	f.Add([]byte(proof(newSigner(f, "ES256"), goodProof)))
	f.Add([]byte(`{"payload":"e30","protected":"` + hs256 + `","signature":"c2ln"}`))
	f.Add([]byte(b64(`{"alg":"none"}`) + ".e30."))
	keys = append(keys, &inspect.Key{}, &inspect.Key{Type: "RSA"}, &inspect.Key{Type: "EC", Curve: "P-256"}, &inspect.Key{Type: "OKP", Curve: "Ed25519"}, &inspect.Key{Type: "oct"})
	sets := []*inspect.KeySet{inspect.NewKeySet(keys...), inspect.NewKeySet(secrets...), inspect.NewKeySet()}
	f.Fuzz(func(t *testing.T, text []byte) {
		for _, p := range []*inspect.Policy{
			{Keys: sets, Now: verifyNow, AllowWeakKeys: true, SignatureOnly: true},
			{Keys: sets, Now: verifyNow, Strict: true, Require: []string{"a/b"}, Claims: []inspect.ClaimCondition{{Path: "a.b", Value: "c"}}, Type: "x", MaxAge: 1},
		} {
			v := inspect.Verify(inspect.Parse(text), p)
			soundVerdict(t, string(text), v)
			if v.Valid || v.Key != nil {
				t.Fatalf("%q verifies: %+v", text, v.Checks)
			}
		}
		// Whoever makes a proof brings the key, so that this may say yes.
		p := &inspect.Policy{Now: verifyNow, DPoP: &inspect.DPoPPolicy{Method: "POST", URL: "https://a.example/", AccessToken: text}}
		soundVerdict(t, string(text), inspect.Verify(inspect.Parse(text), p))
	})
}
