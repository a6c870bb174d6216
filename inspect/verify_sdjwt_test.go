package inspect_test

import (
	"crypto/sha256"
	"testing"
)

// disclosed is a disclosure and its digest.
func disclosed(json string) (text, digest string) {
	text = b64(json)
	sum := sha256.Sum256([]byte(text))
	return text, b64(string(sum[:]))
}

// TestVerifyDisclosures: what RFC 9901 §7.1 wants rejected although every
// digest is right and the issuer signed it.
func TestVerifyDisclosures(t *testing.T) {
	s := newSigner(t, "ES256")
	claim, claimDigest := disclosed(`["s1","given_name","Erika"]`)
	same, sameDigest := disclosed(`["s2","given_name","Max"]`)
	element, elementDigest := disclosed(`["s3","DE"]`)
	outer, outerDigest := disclosed(`["s4","address",{"_sd":["` + claimDigest + `"],"country":"DE"}]`)
	for _, c := range []struct {
		what, claims string
		list         []string
		why          string // "" where it is good
	}{
		{"claim", `{"_sd":["` + claimDigest + `","decoy"]}`, []string{claim}, ""},
		{"element", `{"x":["a",{"...":"` + elementDigest + `"},{"...":"decoy"}]}`, []string{element}, ""},
		{"recursive", `{"_sd":["` + outerDigest + `"]}`, []string{outer, claim}, ""},
		{"same name elsewhere", `{"a":{"_sd":["` + claimDigest + `"]},"b":{"_sd":["` + sameDigest + `"]}}`, []string{claim, same}, ""},
		{"nothing disclosed", `{"_sd":["` + claimDigest + `"]}`, nil, ""},
		{"known hash", `{"_sd_alg":"sha-256","_sd":["` + claimDigest + `"]}`, []string{claim}, ""},
		{"beside a claim", `{"given_name":"x","_sd":["` + claimDigest + `"]}`, []string{claim}, `"given_name" is disclosed beside another`},
		{"beside a disclosure", `{"_sd":["` + claimDigest + `","` + sameDigest + `"]}`, []string{claim, same}, `"given_name" is disclosed beside another`},
		{"claim as element", `{"x":[{"...":"` + claimDigest + `"}]}`, []string{claim}, "where an array element belongs"},
		{"element as claim", `{"_sd":["` + elementDigest + `"]}`, []string{element}, "where a claim belongs"},
		{"element without array", `{"x":{"...":"` + elementDigest + `"}}`, []string{element}, "no array element"},
		{"element beside others", `{"x":[{"...":"` + elementDigest + `","y":1}]}`, []string{element}, "no array element"},
		{"digest twice", `{"_sd":["` + claimDigest + `","` + claimDigest + `"]}`, []string{claim}, "stands twice"},
		{"decoy twice", `{"_sd":["d"],"x":{"_sd":["d"]}}`, nil, "stands twice"},
		{"digest twice, once within", `{"_sd":["` + claimDigest + `","` + outerDigest + `"]}`, []string{outer, claim}, "stands twice"},
		{"unknown hash", `{"_sd_alg":"md5","_sd":["` + claimDigest + `"]}`, nil, `_sd_alg is "md5"`},
		{"hash of another shape", `{"_sd_alg":["sha-256"],"_sd":["` + claimDigest + `"]}`, nil, "_sd_alg is"},
	} {
		text := s.jwt(c.claims) + "~"
		for _, d := range c.list {
			text += d + "~"
		}
		v := verify(t, text, s.trusted())
		if c.why == "" {
			accepted(t, c.what, v)
			check(t, c.what, outcome(v, "disclosures") == "passed", len(c.list) > 0)
			continue
		}
		denied(t, c.what, v, "disclosures", c.why)
	}
	check(t, "no SD-JWT", outcome(verify(t, s.jwt(goodClaims), s.trusted()), "disclosures"), "")
}

// TestVerifyDisclosedValidity: a claim that decides whether the token is good
// is not hidden from the checks in a disclosure (RFC 9901 §9.7).
func TestVerifyDisclosedValidity(t *testing.T) {
	s := newSigner(t, "ES256")
	for claim, value := range map[string]string{"exp": "1", "nbf": "4102444800", "iss": `"https://evil.example"`, "aud": `"other"`, "cnf": "{}"} {
		text, digest := disclosed(`["salt","` + claim + `",` + value + `]`)
		v := verify(t, s.jwt(`{"_sd":["`+digest+`"]}`)+"~"+text+"~", s.trusted())
		denied(t, claim, v, "disclosures", claim+" is disclosed selectively")
		v = verify(t, s.jwt(`{"x":{"_sd":["`+digest+`"]}}`)+"~"+text+"~", s.trusted())
		accepted(t, claim+" of something else", v)
	}
}
