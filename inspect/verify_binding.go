package inspect

import (
	"bytes"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// keyBinding verifies the key binding JWT of an SD-JWT, RFC 9901 §7.3: signed
// with the key in cnf, and made for exactly these disclosures.
func (v *Verdict) keyBinding(t *Token, p *Policy) {
	kb := t.KeyBinding
	key, err := embeddedKey(t.Claim("cnf").Get("jwk"))
	if err != nil {
		v.add("key binding", Failed, "the token has no cnf key to hold it against: "+err.Error())
		return
	}
	inner := Verify(kb, &Policy{Keys: []*KeySet{NewKeySet(key)}, Now: p.Now, Skew: p.Skew, SignatureOnly: p.SignatureOnly, AllowWeakKeys: p.AllowWeakKeys})
	fault := "not signed with the key in cnf: %s"
	if inner.Key != nil {
		fault = "signed with the key in cnf, but no good JWT: %s"
	}
	v.expect("key binding", inner.Valid, "signed with the key in cnf", fault, inner.firstFailure())
	typ := kb.Header.JSON.Get("typ").Text()
	v.expect("key binding typ", mediaType(typ) == "kb+jwt", `is "kb+jwt"`, "is %q, want %q", typ, "kb+jwt")
	cut := bytes.LastIndexByte(t.Text, '~') + 1
	digest := t.DisclosureDigest(t.Text[:cut]) // "" by an unknown hash, which covers nothing
	v.expect("sd_hash", digest != "" && kb.Claim("sd_hash").IsText(digest),
		"covers the token and its disclosures", "does not cover this token with these disclosures")
	for _, name := range []string{"iat", "aud", "nonce"} {
		if !kb.Claim(name).Exists() {
			v.add("key binding "+name, Failed, "is missing (RFC 9901 §4.3)")
		}
	}
	v.add("key binding aud", NotMade, fmt.Sprintf("was made for %q with nonce %q: compare them with your own", kb.Claim("aud").Text(), kb.Claim("nonce").Text()))
}

// firstFailure returns the detail of the first failed check.
func (v *Verdict) firstFailure() string {
	for _, c := range v.Checks {
		if c.Status == Failed {
			return c.Detail
		}
	}
	return "no check failed"
}

// embeddedKey reads a public key that a token carries.
func embeddedKey(jwk Value) (*Key, error) {
	if !jwk.Get("kty").Exists() { // ReadKeys takes sets and more
		return nil, fmt.Errorf("no JWK")
	}
	set, err := ReadKeys(jwk.Raw(), nil)
	if err != nil {
		return nil, err
	}
	k := set.Keys[0]
	switch {
	case k.Problem != nil:
		return nil, k.Problem
	case k.IsPrivate():
		return nil, fmt.Errorf("the key is private or symmetric")
	}
	return k, nil
}

// proofKey returns the key in the header of a DPoP proof, the one place where
// a token's own key is the right one (RFC 9449 §4.2).
func (v *Verdict) proofKey(t *Token) []*KeySet {
	key, err := embeddedKey(t.Header.JSON.Get("jwk"))
	if err != nil {
		v.add("jwk", Failed, "the proof carries no usable public key: "+err.Error())
		return nil
	}
	return []*KeySet{NewKeySet(key)}
}

// dpop makes the checks of RFC 9449 §4.3 that are not those of any JWT.
func (v *Verdict) dpop(t *Token, p *Policy) {
	typ := t.Header.JSON.Get("typ").Text()
	v.expect("typ", mediaType(typ) == "dpop+jwt", `is "dpop+jwt"`, "is %q, want %q", typ, "dpop+jwt")
	for _, name := range []string{"jti", "htm", "htu", "iat"} {
		if !t.Claim(name).Exists() {
			v.add(name, Failed, "is missing (RFC 9449 §4.2)")
		}
	}
	htm, htu := t.Claim("htm").Text(), t.Claim("htu").Text()
	if p.DPoP.Method == "" {
		v.add("htm", NotMade, fmt.Sprintf("no method was given: the proof is for %q", htm))
	} else {
		v.expect("htm", htm == p.DPoP.Method, "is %q", "is %q, want %q", htm, p.DPoP.Method)
	}
	if p.DPoP.URL == "" {
		v.add("htu", NotMade, fmt.Sprintf("no URL was given: the proof is for %q", htu))
	} else {
		v.expect("htu", sameTarget(htu, p.DPoP.URL), "is %q", "is %q, want %q", htu, p.DPoP.URL)
	}
	v.accessToken(t, p.DPoP.AccessToken)
}

// accessToken checks that proof and access token belong together: ath in the
// one (RFC 9449 §4.3), cnf.jkt in the other (§6.1).
func (v *Verdict) accessToken(t *Token, text []byte) {
	if len(text) == 0 {
		v.add("ath", NotMade, "no access token was given")
		return
	}
	sum := sha256.Sum256(text)
	want := base64.RawURLEncoding.EncodeToString(sum[:])
	v.expect("ath", subtle.ConstantTimeCompare([]byte(want), []byte(t.Claim("ath").Text())) == 1,
		"is the hash of the access token", "is not the hash of the access token")
	jkt := Parse(text).Claim("cnf").Get("jkt")
	switch key, err := embeddedKey(t.Header.JSON.Get("jwk")); {
	case !jkt.Exists():
		v.add("cnf", NotMade, "the access token has no cnf.jkt that can be read")
	case err == nil:
		v.expect("cnf", jkt.IsText(key.Thumbprint()), "the access token is bound to the proof's key", "the access token is bound to another key")
	}
}

// sameTarget compares an htu with a request's URL without query and fragment,
// by scheme, host and path (RFC 9449 §4.3).
func sameTarget(htu, request string) bool {
	a, errA := url.Parse(htu)
	b, errB := url.Parse(request)
	if errA != nil || errB != nil || a.Host == "" {
		return false
	}
	path := func(u *url.URL) string {
		if u.EscapedPath() == "" {
			return "/"
		}
		return u.EscapedPath()
	}
	host := func(u *url.URL) string {
		h := strings.ToLower(u.Host)
		scheme := strings.ToLower(u.Scheme)
		for _, port := range []string{"https:443", "http:80"} {
			if s, n, _ := strings.Cut(port, ":"); s == scheme {
				h = strings.TrimSuffix(h, ":"+n)
			}
		}
		return scheme + "://" + h
	}
	return slices.Equal([]string{host(a), path(a)}, []string{host(b), path(b)})
}
