package inspect_test

import (
	"crypto/elliptic"
	"strings"
	"testing"
)

// TestJWKMembers holds that members of the wrong shape are a problem of the
// key, and that what it says about itself is recorded all the same.
func TestJWKMembers(t *testing.T) {
	_, ec := ecJWK(t, elliptic.P256())
	ec["kid"], ec["use"], ec["alg"] = "one", "sig", "ES256"
	for _, c := range []struct {
		name string
		more members
		why  string
	}{
		{"no kty", members{"kty": nil, "keys": nil}, ""},
		{"empty kty", members{"kty": ""}, `"kty" is missing or empty`},
		{"number kty", members{"kty": 1}, `"kty" is of type number`},
		{"unknown kty", members{"kty": "X\n"}, `key type "X\n" is not known`},
		{"long kty", members{"kty": strings.Repeat("A", 9000)}, `A"... is not known`},
		{"case of kty", members{"kty": "ec"}, `names are case-sensitive: "EC"`},
		{"AKP", members{"kty": "AKP", "alg": "ML-DSA-44"}, "AKP (ML-DSA, RFC 9964) is not supported"},
		{"number kid", members{"kid": 1}, `"kid" is of type number`},
		{"null alg", members{"alg": nil, "use": members{}}, `"use" is of type object`},
		{"array alg", members{"alg": []string{"ES256"}}, `"alg" is of type array`},
		{"ops text", members{"key_ops": "verify"}, `"key_ops" is not an array of strings`},
		{"ops numbers", members{"key_ops": []any{"verify", 1}}, `"key_ops" is not an array of strings`},
		{"x missing", members{"x": nil}, `"x" is missing`},
		{"x number", members{"x": 1}, `"x" is of type number`},
		{"x empty", members{"x": ""}, `"x" is empty`},
		{"x padded", members{"x": ec["x"].(string) + "="}, `"x": base64 padding`},
		{"x line end", members{"x": ec["x"].(string) + "\n"}, `"x": white space`},
		{"x alphabet", members{"x": "+" + ec["x"].(string)[1:]}, `standard base64`},
		{"x stray bits", members{"x": ec["x"].(string)[:42] + "B"}, `unused bits`},
		{"x cut", members{"x": ec["x"].(string)[:41]}, "one character is left over"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.why == "" {
				return // TestNotAKey
			}
			k := readKey(t, setOf(ec.with(c.more)))
			unusable(t, k, c.why)
			if _, other := c.more["kid"]; !other {
				check(t, "kid", k.ID, "one")
			}
		})
	}
}

func TestJWKFacts(t *testing.T) {
	key, ec := ecJWK(t, elliptic.P384())
	k := readKey(t, ec.with(members{"kid": "é\"", "use": "sig", "alg": "ES384", "key_ops": []string{"sign", "verify"}}))
	check(t, "problem", k.Problem, nil)
	check(t, "kid", k.ID, "é\"")
	check(t, "type", k.Type+" "+k.Curve+" "+k.Algorithm+" "+k.Use+" "+strings.Join(k.Operations, ","), "EC P-384 ES384 sig sign,verify")
	check(t, "bits", k.Bits, 384)
	check(t, "source", k.Source, "JWK")
	check(t, "private", k.IsPrivate(), true)
	check(t, "public", key.PublicKey.Equal(k.Public), true)
	check(t, "private", key.Equal(k.Private), true)
	check(t, "JSON", k.JSON.Get("crv").Text(), "P-384")
	check(t, "public alone", readKey(t, ec.with(members{"d": nil})).IsPrivate(), false)
}

// TestJWKFaults holds that faults of the JSON inside one key stay there.
func TestJWKFaults(t *testing.T) {
	_, ec := ecJWK(t, elliptic.P256())
	good := ec.with(nil)
	keys := readKeys(t, []byte(setOf(good, `{"kid":"a","kid":"b",`+good[1:], good, `{"kid":"`+"\xff"+`",`+good[1:],
		`{"nested":{"a":1,"\u0061":2},`+good[1:], `{"kid":"\ud800",`+good[1:], "7", "[]", good)))
	check(t, "keys", len(keys), 9)
	for i, why := range []string{"", `"kid" stands more than once`, "", "invalid UTF-8", `"a" stands more than once`, "",
		"a number stands where", "a array stands where", ""} {
		switch {
		case i == 5: // one kind of fault in the encoding hides the next
		case why == "":
			check(t, keys[i].Source+" problem", keys[i].Problem, nil)
		default:
			unusable(t, keys[i], why)
		}
	}
	check(t, "source", keys[8].Source, "keys/8")
	unusable(t, readKey(t, setOf(`{"kid":"\ud800",`+good[1:])), "lone surrogate")
	unusable(t, readKey(t, `{"kid":"a","kid":"b",`+good[1:]), `"kid" stands more than once`)
	check(t, "byte order mark", readKey(t, "\xef\xbb\xbf"+good).Problem, nil)
}
