package inspect_test

import (
	"crypto"
	"crypto/elliptic"
	"crypto/sha256"
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

const goodProof = `{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://server.example.com/token","iat":1767323040}`

// proof signs a DPoP proof; more follows the jwk in its header.
func proof(s signer, claims string) string {
	return s.jwt(claims, `,"typ":"dpop+jwt","jwk":`+string(s.key.JSON.Raw()))
}

func dpop(change ...func(*inspect.DPoPPolicy)) *inspect.Policy {
	d := &inspect.DPoPPolicy{Method: "POST", URL: "https://server.example.com/token"}
	for _, c := range change {
		c(d)
	}
	return &inspect.Policy{Now: verifyNow, MaxAge: inspect.DPoPMaxAge, DPoP: d}
}

// TestVerifyDPoP: the proof brings its key, whatever keys the policy trusts.
func TestVerifyDPoP(t *testing.T) {
	for _, alg := range []string{"ES256", "ES384", "RS256", "PS256", "EdDSA"} {
		s := newSigner(t, alg)
		v := verify(t, proof(s, goodProof), dpop())
		accepted(t, alg, v)
		check(t, alg+" key", v.Key.Thumbprint(), s.key.Thumbprint())
		for _, name := range []string{"typ", "htm", "htu", "max-age"} {
			check(t, name, outcome(v, name), "passed")
		}
		check(t, "ath", outcome(v, "ath"), "not made")
	}
	s, other := newSigner(t, "ES256"), newSigner(t, "ES256")
	p := dpop()
	p.Keys = other.trusted().Keys
	accepted(t, "with other keys trusted", verify(t, proof(s, goodProof), p))
	denied(t, "a trusted key without a proof's", verify(t, other.jwt(goodProof, `,"typ":"dpop+jwt"`), p), "jwk", "no usable public key")
	v := verify(t, proof(s, goodProof), s.trusted(func(p *inspect.Policy) { p.Keys = nil }))
	forged(t, "where no proof is asked for", v, "signature", "no key can verify ES256")
}

// TestVerifyDPoPClaims: each member of a proof, wrong or missing.
func TestVerifyDPoPClaims(t *testing.T) {
	s := newSigner(t, "ES256")
	for _, c := range []struct{ from, to, check, why string }{
		{`"htm":"POST"`, `"htm":"GET"`, "htm", `is "GET", want "POST"`},
		{`"htm":"POST"`, `"htm":"post"`, "htm", `is "post", want "POST"`},
		{`"htm":"POST"`, `"htm":["POST"]`, "htm", "want"},
		{`"htm":"POST",`, ``, "htm", "is missing"},
		{`server.example.com/token`, `evil.example.com/token`, "htu", "want"},
		{`"htu":"https://server.example.com/token",`, ``, "htu", "is missing"},
		{`"jti":"-BwC3ESc6acc2lTc",`, ``, "jti", "is missing"},
		{`"jti":"-BwC3ESc6acc2lTc"`, `"jti":1`, "jti", "not a string"},
		{`,"iat":1767323040`, ``, "iat", "is missing"},
		{`1767323040`, `1767322744`, "max-age", "older than 5m0s"},
		{`1767323040`, `1767323046`, "iat", "issued in the future"},
		{`1767323040`, `"1767323040"`, "iat", "no NumericDate"},
	} {
		claims := strings.Replace(goodProof, c.from, c.to, 1)
		denied(t, claims, verify(t, proof(s, claims), dpop()), c.check, c.why)
	}
	for header, why := range map[string]string{``: `is "", want "dpop+jwt"`, `,"typ":"JWT"`: `is "JWT", want "dpop+jwt"`, `,"typ":"dpop"`: "want"} {
		denied(t, header, verify(t, s.jwt(goodProof, header, `,"jwk":`+string(s.key.JSON.Raw())), dpop()), "typ", why)
	}
	v := verify(t, proof(s, goodProof), dpop(func(d *inspect.DPoPPolicy) { d.Method, d.URL = "", "" }))
	accepted(t, "nothing given", v)
	check(t, "htm", outcome(v, "htm"), "not made")
	check(t, "htu", outcome(v, "htu"), "not made")
	old := dpop()
	old.Now = old.Now.Add(inspect.DPoPMaxAge - 5*time.Second)
	accepted(t, "as old as may be", verify(t, proof(s, goodProof), old))
}

// TestVerifyDPoPKey: the jwk must be one public key, and the one that signed.
func TestVerifyDPoPKey(t *testing.T) {
	s, other := newSigner(t, "ES256"), newSigner(t, "ES256")
	secret := random(32)
	hs := hmacSigner("HS256", secret)
	key, private := ecJWK(t, elliptic.P256())
	for what, c := range map[string]struct {
		by   signer
		jwk  string
		name string
		why  string
	}{
		"none":          {s, ``, "jwk", "no usable public key"},
		"a string":      {s, `,"jwk":"x"`, "jwk", "no usable public key"},
		"empty":         {s, `,"jwk":{}`, "jwk", "no usable public key"},
		"empty set":     {s, `,"jwk":{"keys":[]}`, "jwk", "no usable public key"},
		"set":           {s, `,"jwk":{"keys":[` + string(s.key.JSON.Raw()) + `]}`, "jwk", "no usable public key"},
		"PEM by ID":     {s, `,"jwk":{"a":"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"}`, "jwk", "no usable public key"},
		"private":       {signer{"ES256", nil, ecSign(key, crypto.SHA256)}, `,"jwk":` + private.with(nil), "jwk", "private or symmetric"},
		"symmetric":     {hs, `,"jwk":{"kty":"oct","k":"` + b64(string(secret)) + `"}`, "jwk", "private or symmetric"},
		"another":       {s, `,"jwk":` + string(other.key.JSON.Raw()), "signature", "does not match"},
		"for enc":       {s, `,"jwk":` + string(boundKey(t, s.key, members{"use": "enc"}).JSON.Raw()), "signature", "no key can verify ES256"},
		"other alg":     {s, `,"jwk":` + string(boundKey(t, s.key, members{"alg": "ES384"}).JSON.Raw()), "signature", "no key can verify ES256"},
		"off the curve": {s, `,"jwk":` + string(`{"kty":"EC","crv":"P-256","x":"`+repeated(1, 32)+`","y":"`+repeated(1, 32)+`"}`), "jwk", "no usable public key"},
	} {
		v := verify(t, c.by.jwt(goodProof, `,"typ":"dpop+jwt"`, c.jwk), dpop())
		forged(t, what, v, c.name, c.why)
	}
	// The public key as the secret of an HMAC.
	confused := hmacSigner("HS256", s.key.JSON.Raw())
	forged(t, "confusion", verify(t, confused.jwt(goodProof, `,"typ":"dpop+jwt","jwk":`, string(s.key.JSON.Raw())), dpop()), "signature", "algorithm confusion")
}

// TestVerifyDPoPTarget: htu is compared as a URL, without query and fragment
// (RFC 9449 §4.3).
func TestVerifyDPoPTarget(t *testing.T) {
	s := newSigner(t, "ES256")
	for _, c := range []struct {
		htu, url string
		ok       bool
	}{
		{"https://server.example.com/token", "https://server.example.com/token?x=1#y", true},
		{"https://server.example.com:443/token", "https://server.example.com/token", true},
		{"https://server.example.com/token", "https://server.example.com:443/token", true},
		{"HTTPS://Server.Example.COM/token", "https://server.example.com/token", true},
		{"http://server.example.com:80/token", "http://server.example.com/token", true},
		{"https://server.example.com", "https://server.example.com/", true},
		{"https://server.example.com/token?x=1", "https://server.example.com/token", true},
		{"https://[2001:db8::1]:443/", "https://[2001:DB8::1]/", true},
		{"https://server.example.com:80/token", "https://server.example.com/token", false},
		{"https://server.example.com:8443/token", "https://server.example.com/token", false},
		{"https://server.example.com:4443/token", "https://server.example.com/token", false},
		{"http://server.example.com/token", "https://server.example.com/token", false},
		{"http://server.example.com:443/token", "https://server.example.com/token", false},
		{"https://server.example.com/Token", "https://server.example.com/token", false},
		{"https://server.example.com/token/", "https://server.example.com/token", false},
		{"https://server.example.com/to%2Fken", "https://server.example.com/to/ken", false},
		{"https://server.example.com.evil.dev/token", "https://server.example.com/token", false},
		{"https://evil.dev/https://server.example.com/token", "https://server.example.com/token", false},
		{"https://server.example.com@evil.dev/token", "https://server.example.com/token", false},
		{"//server.example.com/token", "https://server.example.com/token", false},
		{"/token", "https://server.example.com/token", false},
		{"/token", "/token", false},
		{"", "https://server.example.com/token", false},
		{"https://server.example.com/%zz", "https://server.example.com/%zz", false},
	} {
		claims := strings.Replace(goodProof, "https://server.example.com/token", c.htu, 1)
		v := verify(t, proof(s, claims), dpop(func(d *inspect.DPoPPolicy) { d.URL = c.url }))
		check(t, c.htu+" for "+c.url, v.Valid, c.ok)
		check(t, c.htu+" for "+c.url, outcome(v, "htu"), map[bool]string{true: "passed", false: "failed"}[c.ok])
	}
}

// TestVerifyDPoPAccessToken: proof and access token belong together, by ath
// in the one and cnf.jkt in the other.
func TestVerifyDPoPAccessToken(t *testing.T) {
	s, other, issuer := newSigner(t, "ES256"), newSigner(t, "ES256"), newSigner(t, "RS256")
	access := func(k *inspect.Key) string {
		return issuer.jwt(`{"sub":"x","cnf":{"jkt":"` + k.Thumbprint() + `"}}`)
	}
	withATH := func(token string) string {
		sum := sha256.Sum256([]byte(token))
		return strings.Replace(goodProof, "{", `{"ath":"`+b64(string(sum[:]))+`",`, 1)
	}
	for _, c := range []struct {
		what, claims, token string
		ath, cnf            string
	}{
		{"both", withATH(access(s.key)), access(s.key), "passed", "passed"},
		{"no ath", goodProof, access(s.key), "failed", "passed"},
		{"ath of another", withATH(access(other.key)), access(s.key), "failed", "passed"},
		{"ath a number", strings.Replace(goodProof, "{", `{"ath":1,`, 1), access(s.key), "failed", "passed"},
		{"other key", withATH(access(other.key)), access(other.key), "passed", "failed"},
		{"opaque", withATH("2YotnFZFEjr1zCsicMWpAA"), "2YotnFZFEjr1zCsicMWpAA", "passed", "not made"},
		{"no cnf", withATH(issuer.jwt(goodClaims)), issuer.jwt(goodClaims), "passed", "not made"},
		{"cnf of another shape", withATH(issuer.jwt(`{"cnf":{"jkt":1}}`)), issuer.jwt(`{"cnf":{"jkt":1}}`), "passed", "failed"},
		{"ath padded", strings.Replace(withATH(access(s.key)), `",`, `=",`, 1), access(s.key), "failed", "passed"},
	} {
		v := verify(t, proof(s, c.claims), dpop(func(d *inspect.DPoPPolicy) { d.AccessToken = []byte(c.token) }))
		check(t, c.what+": ath", outcome(v, "ath"), c.ath)
		check(t, c.what+": cnf", outcome(v, "cnf"), c.cnf)
		check(t, c.what, v.Valid, c.ath == "passed" && c.cnf != "failed")
	}
}
