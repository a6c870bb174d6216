package inspect_test

import (
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// TestVerifyAlgNone: no spelling of "none" is accepted, with an empty
// signature or a good one.
func TestVerifyAlgNone(t *testing.T) {
	s := newSigner(t, "HS256")
	for _, alg := range []string{"none", "None", "NONE", "nOnE", "noNe", " none", "none ", "none\\n", "\\u006eone"} {
		header := `{"alg":"` + alg + `"}`
		for what, text := range map[string]string{
			"empty": b64(header) + "." + b64(goodClaims) + ".",
			"two":   b64(header) + "." + b64(goodClaims),
			"good":  s.token(header, goodClaims),
		} {
			for name, p := range map[string]*inspect.Policy{"keys": s.trusted(), "no keys": {Now: verifyNow}, "signature only": s.trusted(signatureOnly), "named": s.trusted(only("none", "HS256"))} {
				v := verify(t, text, p)
				if what == "two" {
					forged(t, alg+" "+what+" "+name, v, "structure", "segments")
					continue
				}
				forged(t, alg+" "+what+" "+name, v, "algorithm", "the token is not signed")
				check(t, "signature", outcome(v, "signature"), "not made")
			}
		}
	}
}

// TestVerifyAlgNames: algorithm names are compared exactly, and only those of
// signatures count.
func TestVerifyAlgNames(t *testing.T) {
	s := newSigner(t, "HS256")
	for header, why := range map[string]string{
		`{}`:                    "the header names no alg",
		`{"alg":""}`:            "the header names no alg",
		`{"alg":null}`:          "the header names no alg",
		`{"alg":256}`:           "the header names no alg",
		`{"alg":["HS256"]}`:     "the header names no alg",
		`{"Alg":"HS256"}`:       "the header names no alg",
		`{"alg":"hs256"}`:       `"hs256" is not a signature algorithm (names are case-sensitive: HS256)`,
		`{"alg":"Hs256"}`:       "(names are case-sensitive: HS256)",
		`{"alg":"HS256 "}`:      "is not a signature algorithm",
		`{"alg":"HS256\u0000"}`: "is not a signature algorithm",
		`{"alg":"HS-256"}`:      "is not a signature algorithm",
		`{"alg":"HS1"}`:         "is not a signature algorithm",
		`{"alg":"FOO"}`:         "is not a signature algorithm",
		`{"alg":"dir"}`:         "is not a signature algorithm",
		`{"alg":"A256KW"}`:      "is not a signature algorithm",
		`{"alg":"RSA-OAEP"}`:    "is not a signature algorithm",
		`{"alg":"A128GCM"}`:     "is not a signature algorithm",
	} {
		forged(t, header, verify(t, s.token(header, goodClaims), s.trusted(signatureOnly)), "algorithm", why)
	}
	for _, alg := range []string{"ES256K", "Ed448", "ML-DSA-44"} { // registered, not supported
		for _, name := range signatureAlgs {
			k := newSigner(t, name)
			if v := verify(t, k.token(`{"alg":"`+alg+`"}`, goodClaims), k.trusted()); v.Valid || v.Key != nil {
				t.Errorf("%s verified with a key for %s", alg, name)
			}
		}
	}
}

// TestVerifyHeaderTypes: steering parameters of another type are refused.
func TestVerifyHeaderTypes(t *testing.T) {
	s := newSigner(t, "HS256")
	for _, name := range []string{"kid", "typ", "cty"} {
		for _, value := range []string{"1", "null", "true", `["x"]`, "{}"} {
			v := verify(t, s.jwt(goodClaims, `,"`+name+`":`+value), s.trusted())
			forged(t, name+" "+value, v, "header", name+" is a JSON ")
		}
		v := verify(t, s.jwt(goodClaims, `,"`+name+`":""`), s.trusted())
		accepted(t, name+" empty", v)
	}
	zipped := s.jwt(string(compress([]byte(goodClaims))), `,"zip":"DEF"`)
	forged(t, "zip", verify(t, zipped, s.trusted()), "header", "zip is not defined for a JWS")
	accepted(t, "zip as any payload", verify(t, zipped, s.trusted(signatureOnly)))
}

// TestVerifyCrit: RFC 7515 §4.1.11, row by row.
func TestVerifyCrit(t *testing.T) {
	s := newSigner(t, "HS256")
	for more, why := range map[string]string{
		`,"crit":null`:                         "not a list of names",
		`,"crit":"b64","b64":true`:             "not a list of names",
		`,"crit":{}`:                           "not a list of names",
		`,"crit":[]`:                           "not a list of names",
		`,"crit":[1]`:                          "not a list of names",
		`,"crit":["b64",null],"b64":true`:      "not a list of names",
		`,"crit":["exp"]`:                      `"exp", which is not in the header`,
		`,"crit":["exp"],"exp":1767323600`:     `extension "exp" must be understood, and is not`,
		`,"crit":["x"],"x":1`:                  `extension "x" must be understood, and is not`,
		`,"crit":["alg"]`:                      `"alg", which the standard itself defines`,
		`,"crit":["kid"],"kid":"a"`:            `"kid", which the standard itself defines`,
		`,"crit":["crit"]`:                     `"crit", which the standard itself defines`,
		`,"crit":["b64","b64"],"b64":true`:     "twice",
		`,"crit":["b64"]`:                      `"b64", which is not in the header`,
		`,"crit":["B64"],"B64":true`:           `extension "B64" must be understood`,
		`,"crit":["b64","x"],"b64":true,"x":1`: `extension "x" must be understood`,
		`,"crit":[""],"":1`:                    `extension "" must be understood`,
	} {
		for _, p := range []*inspect.Policy{s.trusted(), s.trusted(signatureOnly)} {
			forged(t, more, verify(t, s.jwt(goodClaims, more), p), "crit", why)
		}
	}
	more := `,"crit":["b64"],"b64":true`
	accepted(t, "b64 true", verify(t, s.jwt(goodClaims, more), s.trusted(signatureOnly)))
	forged(t, "b64 true in a JWT", verify(t, s.jwt(goodClaims, more), s.trusted()), "b64", "RFC 7797 §7")
}

// TestVerifyB64: an unencoded payload is for those who ask for the signature
// alone, and crit must list it (RFC 7797 §6).
func TestVerifyB64(t *testing.T) {
	s := newSigner(t, "HS256")
	text := s.seal(b64(`{"alg":"HS256","b64":false,"crit":["b64"]}`) + `.{"a":1}`)
	accepted(t, "b64 false", verify(t, text, s.trusted(signatureOnly)))
	denied(t, "b64 false in a JWT", verify(t, text, s.trusted()), "b64", "no place in a JWT")
	uncritical := s.seal(b64(`{"alg":"HS256","b64":false}`) + `.{"a":1}`)
	denied(t, "not in crit", verify(t, uncritical, s.trusted(signatureOnly)), "b64", "crit does not list it")
	// What is signed are the characters, not what they decode to.
	encoded := s.seal(b64(`{"alg":"HS256","b64":false,"crit":["b64"]}`) + "." + b64(goodClaims))
	swapped := s.token(`{"alg":"HS256","b64":true,"crit":["b64"]}`, goodClaims)
	accepted(t, "encoded by hand", verify(t, encoded, s.trusted(signatureOnly)))
	mixed := strings.Split(encoded, ".")[0] + swapped[strings.IndexByte(swapped, '.'):]
	forged(t, "swapped", verify(t, mixed, s.trusted(signatureOnly)), "signature", "does not match")
	for _, value := range []string{"0", `"false"`, "null", "[]"} {
		v := verify(t, s.jwt(goodClaims, `,"crit":["b64"],"b64":`+value), s.trusted(signatureOnly))
		forged(t, value, v, "b64", "not a boolean")
	}
}

// TestVerifyHeaderNeverWidens: whatever keys and places of keys a header
// names, only the policy's keys count.
func TestVerifyHeaderNeverWidens(t *testing.T) {
	for _, alg := range []string{"ES256", "RS256", "EdDSA"} {
		mine := newSigner(t, alg)
		attacker := newSigner(t, alg)
		if alg == "RS256" {
			attacker = rsaSigner(t, alg, otherRSA())
		}
		jwk := string(attacker.key.JSON.Raw())
		for _, more := range []string{
			`,"jwk":` + jwk, `,"jwk":` + jwk + `,"kid":"x"`, `,"jku":"https://evil.example/jwks.json"`,
			`,"x5u":"https://evil.example/c.pem"`, `,"x5c":["` + b64("no certificate") + `"]`, `,"keys":[` + jwk + `]`,
		} {
			forged(t, alg+more, verify(t, attacker.jwt(goodClaims, more), mine.trusted()), "signature", "does not match")
			forged(t, alg+more, verify(t, attacker.jwt(goodClaims, more), &inspect.Policy{Now: verifyNow}), "signature", "")
			accepted(t, alg+" own"+more, verify(t, mine.jwt(goodClaims, more), mine.trusted()))
		}
	}
}

// TestVerifyAllowList: the list narrows, and never widens what a key allows.
func TestVerifyAllowList(t *testing.T) {
	rs := newSigner(t, "RS256")
	accepted(t, "listed", verify(t, rs.jwt(goodClaims), rs.trusted(only("PS256", "RS256"))))
	check(t, "check", outcome(verify(t, rs.jwt(goodClaims), rs.trusted(only("RS256"))), "algorithm"), "passed")
	for _, list := range [][]string{{"PS256"}, {"rs256"}, {"RS"}, {""}, {"RS256 "}} {
		v := verify(t, rs.jwt(goodClaims), rs.trusted(only(list...)))
		forged(t, strings.Join(list, ","), v, "algorithm", `alg "RS256" is not allowed; allowed: `)
		check(t, "signature", outcome(v, "signature"), "not made")
	}
	bound := loadKeys(t, []byte(rsaJWK(testRSA()).with(members{"alg": "PS256"})))
	v := verify(t, rs.jwt(goodClaims), trusting(bound, only("RS256", "PS256")))
	forged(t, "bound key", v, "signature", "no key can verify RS256")
	check(t, "why", whys(v), "alg RS256 in the header, the key says PS256")
}
