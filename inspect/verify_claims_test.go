package inspect_test

import (
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

func issuers(list ...string) func(*inspect.Policy) {
	return func(p *inspect.Policy) { p.Issuers = list }
}

func audiences(list ...string) func(*inspect.Policy) {
	return func(p *inspect.Policy) { p.Audiences = list }
}

// TestVerifyNames: iss and aud, in every shape, against one value or several.
func TestVerifyNames(t *testing.T) {
	s := newSigner(t, "HS256")
	for _, c := range []struct {
		claims   string
		accepted []string
		iss, aud string // what becomes of the check
	}{
		{`{"X":"a"}`, []string{"a"}, "passed", "passed"},
		{`{"X":"a"}`, []string{"b", "a"}, "passed", "passed"},
		{`{"X":"a"}`, []string{"b"}, "failed", "failed"},
		{`{"X":"a"}`, []string{"A"}, "failed", "failed"},
		{`{"X":"a"}`, []string{"a/"}, "failed", "failed"},
		{`{"X":"a"}`, []string{""}, "failed", "failed"},
		{`{"X":"a"}`, nil, "not made", "not made"},
		{`{"X":"\u0061"}`, []string{"a"}, "passed", "passed"},
		{`{"X":["a"]}`, []string{"a"}, "failed", "passed"},
		{`{"X":["b","a"]}`, []string{"a"}, "failed", "passed"},
		{`{"X":["b","c"]}`, []string{"a"}, "failed", "failed"},
		{`{"X":["b","c"]}`, []string{"a", "c"}, "failed", "passed"},
		{`{"X":[]}`, []string{"a"}, "failed", "failed"},
		{`{"X":["a",1]}`, []string{"a"}, "failed", "failed"},
		{`{"X":["a",["a"]]}`, nil, "failed", "failed"},
		{`{"X":{"a":"a"}}`, []string{"a"}, "failed", "failed"},
		{`{"X":null}`, nil, "failed", "failed"},
		{`{"X":1}`, []string{"1"}, "failed", "failed"},
		{`{"X":true}`, nil, "failed", "failed"},
		{`{"X":""}`, nil, "not made", "not made"},
		{`{}`, []string{"a"}, "failed", "failed"},
		{`{}`, nil, "not made", "not made"},
		{`{"y":{"X":"a"}}`, []string{"a"}, "failed", "failed"},
	} {
		for name, want := range map[string]string{"iss": c.iss, "aud": c.aud} {
			change := issuers(c.accepted...)
			if name == "aud" {
				change = audiences(c.accepted...)
			}
			claims := replaceX(c.claims, name)
			v := verify(t, s.jwt(claims), s.trusted(change))
			check(t, claims, outcome(v, name), want)
			check(t, claims+" valid", v.Valid, want != "failed")
		}
	}
}

func replaceX(claims, name string) string {
	out := []byte{}
	for i := range len(claims) {
		if claims[i] == 'X' {
			out = append(out, name...)
			continue
		}
		out = append(out, claims[i])
	}
	return string(out)
}

// TestVerifyStrict: iss, aud and exp must be there, given and checked; what is
// missing is all told at once.
func TestVerifyStrict(t *testing.T) {
	s := newSigner(t, "HS256")
	full := []func(*inspect.Policy){strictPolicy, issuers("https://login.acme.dev"), audiences("api")}
	accepted(t, "all", verify(t, s.jwt(goodClaims), s.trusted(full...)))
	v := verify(t, s.jwt(`{}`), s.trusted(full...))
	for name, why := range map[string]string{"exp": "the token has no exp", "iss": "the token has no iss", "aud": "the token has no aud"} {
		denied(t, name, v, name, why)
	}
	check(t, "signature", outcome(v, "signature"), "passed")
	if v.Key == nil {
		t.Error("the key that verified is not told")
	}
	v = verify(t, s.jwt(goodClaims), s.trusted(strictPolicy))
	denied(t, "nothing given", v, "iss", "nothing was given to check iss against (--iss)")
	denied(t, "nothing given", v, "aud", "nothing was given to check aud against (--aud)")
	check(t, "exp", outcome(v, "exp"), "passed")
	v = verify(t, s.jwt(`{}`), s.trusted(strictPolicy))
	denied(t, "nothing at all", v, "iss", "the token has no iss")
	denied(t, "nothing at all", v, "aud", "the token has no aud")
	v = verify(t, s.jwt(`{}`), s.trusted(issuers("a"), audiences("b")))
	denied(t, "without strict", v, "iss", "the token has no iss")
	denied(t, "without strict", v, "aud", "the token has no aud")
	v = verify(t, s.jwt(`{"iss":"x","aud":"y","exp":1}`), s.trusted(full...))
	for _, name := range []string{"exp", "iss", "aud"} {
		check(t, name+" is wrong", outcome(v, name), "failed")
	}
	denied(t, "message", v, "iss", `is "x", want "https://login.acme.dev"`)
}

// TestVerifySubject: sub and jti are strings; sub is compared where asked.
func TestVerifySubject(t *testing.T) {
	s := newSigner(t, "HS256")
	want := func(p *inspect.Policy) { p.Subject = "5f2b1c9a" }
	accepted(t, "sub", verify(t, s.jwt(goodClaims), s.trusted(want)))
	denied(t, "other", verify(t, s.jwt(`{"sub":"x"}`), s.trusted(want)), "sub", `is "x", want "5f2b1c9a"`)
	denied(t, "none", verify(t, s.jwt(`{}`), s.trusted(want)), "sub", `want "5f2b1c9a"`)
	for _, claim := range []string{"1", "null", `["5f2b1c9a"]`, "{}", "true"} {
		denied(t, claim, verify(t, s.jwt(`{"sub":`+claim+`}`), s.trusted(want)), "sub", "not a string")
		denied(t, claim, verify(t, s.jwt(`{"sub":`+claim+`}`), s.trusted()), "sub", "not a string")
		denied(t, claim, verify(t, s.jwt(`{"jti":`+claim+`}`), s.trusted()), "jti", "not a string")
	}
	check(t, "not asked", outcome(verify(t, s.jwt(goodClaims), s.trusted()), "sub"), "")
}

// TestVerifyType: typ is a media type (RFC 7515 §4.1.9), without case and with
// or without "application/".
func TestVerifyType(t *testing.T) {
	s := newSigner(t, "HS256")
	typ := func(want string) func(*inspect.Policy) { return func(p *inspect.Policy) { p.Type = want } }
	for _, c := range []struct {
		header, want string
		ok           bool
	}{
		{`,"typ":"at+jwt"`, "at+jwt", true},
		{`,"typ":"AT+JWT"`, "at+jwt", true},
		{`,"typ":"application/at+jwt"`, "at+jwt", true},
		{`,"typ":"Application/At+JWT"`, "at+jwt", true},
		{`,"typ":"at+jwt"`, "application/at+jwt", true},
		{`,"typ":"JWT"`, "jwt", true},
		{`,"typ":"JWT"`, "at+jwt", false},
		{`,"typ":"at"`, "at+jwt", false},
		{`,"typ":"at+jwt "`, "at+jwt", false},
		{`,"typ":"text/at+jwt"`, "at+jwt", false},
		{`,"typ":"application/application/at+jwt"`, "at+jwt", false},
		{`,"typ":""`, "at+jwt", false},
		{``, "at+jwt", false},
		{`,"typ":"anything"`, "", true},
	} {
		v := verify(t, s.jwt(goodClaims, c.header), s.trusted(typ(c.want)))
		check(t, c.header+" for "+c.want, v.Valid, c.ok)
		check(t, "listed", outcome(v, "typ") == "", c.want == "")
	}
}

// TestVerifyRequire: claims that must be there, by name or path.
func TestVerifyRequire(t *testing.T) {
	s := newSigner(t, "HS256")
	claims := `{"a":null,"b":{"c":[1,{"d":0}]},"https://acme.dev/role":"x","e.f":1}`
	for path, ok := range map[string]bool{"a": true, "b": true, "b/c": true, "b.c": true, "/b/c/1/d": true, "https://acme.dev/role": true, "e.f": true,
		"A": false, "c": false, "b/d": false, "b.c.2": false, "missing": false, "b/c/1/d/x": false} {
		v := verify(t, s.jwt(claims), s.trusted(func(p *inspect.Policy) { p.Require = []string{path} }))
		check(t, path, v.Valid, ok)
		check(t, path, outcome(v, "require "+path), map[bool]string{true: "passed", false: "failed"}[ok])
	}
	v := verify(t, s.jwt(`{}`), s.trusted(func(p *inspect.Policy) { p.Require = []string{"a", "b"} }))
	denied(t, "both", v, "require a", `claim "a" is missing`)
	denied(t, "both", v, "require b", `claim "b" is missing`)
}

// TestVerifyConditions: claims by their value, in every shape.
func TestVerifyConditions(t *testing.T) {
	s := newSigner(t, "HS256")
	claims := `{"role":"admin","roles":["user","admin"],"n":1,"big":9007199254740993,"f":1.0,"t":true,"z":null,"nested":{"a":{"b":["x",2]}},
		"https://acme.dev/tenant":"t1","o":{"k":"v"},"empty":[],"s1":"1","deep":[["y"]]}`
	for _, c := range []struct {
		path, value string
		ok          bool
	}{
		{"role", "admin", true}, {"role", "Admin", false}, {"role", "adm", false}, {"role", "", false}, {"role", `"admin"`, false},
		{"roles", "admin", true}, {"roles", "user", true}, {"roles", "root", false}, {"roles", `["user","admin"]`, true},
		{"roles/0", "user", true}, {"roles/1", "user", false}, {"roles.1", "admin", true}, {"roles/2", "user", false},
		{"n", "1", true}, {"n", "1.0", false}, {"n", "01", false}, {"f", "1.0", true}, {"f", "1", false},
		{"big", "9007199254740993", true}, {"big", "9007199254740992", false}, {"big", "9.007199254740993e15", false},
		{"t", "true", true}, {"t", "false", false}, {"z", "null", true}, {"z", "", false},
		{"nested/a/b", "x", true}, {"nested.a.b", "2", true}, {"nested/a/b", "3", false}, {"nested/a/b/1", "2", true}, {"nested/a", "x", false},
		{"https://acme.dev/tenant", "t1", true}, {"o", `{"k":"v"}`, true}, {"o", "v", false}, {"o/k", "v", true},
		{"empty", "", false}, {"empty", "[]", true}, {"s1", "1", true}, {"deep", "y", false}, {"deep", `["y"]`, true}, {"missing", "", false}, {"missing", "null", false},
	} {
		v := verify(t, s.jwt(claims), s.trusted(func(p *inspect.Policy) { p.Claims = []inspect.ClaimCondition{{Path: c.path, Value: c.value}} }))
		check(t, c.path+"="+c.value, v.Valid, c.ok)
		check(t, c.path+"="+c.value, outcome(v, "claim "+c.path), map[bool]string{true: "passed", false: "failed"}[c.ok])
	}
	v := verify(t, s.jwt(claims), s.trusted(func(p *inspect.Policy) {
		p.Claims = []inspect.ClaimCondition{{"role", "admin"}, {"n", "2"}, {"gone", "x"}}
	}))
	denied(t, "three", v, "claim n", `is 1, want "2"`)
	denied(t, "three", v, "claim gone", "is missing")
	check(t, "the good one", outcome(v, "claim role"), "passed")
}

// TestVerifyAllFailures: one run names every failure, the signature's among
// them, and claims are checked whatever became of it.
func TestVerifyAllFailures(t *testing.T) {
	s, other := newSigner(t, "ES256"), newSigner(t, "ES256")
	p := s.trusted(issuers("a"), audiences("b"), func(p *inspect.Policy) { p.Require = []string{"jti"} })
	v := verify(t, other.jwt(`{"iss":"x","aud":"y","exp":1,"nbf":4102444800,"iat":4102444800}`), p)
	for _, name := range []string{"signature", "exp", "nbf", "iat", "iss", "aud", "require jti"} {
		check(t, name, outcome(v, name), "failed")
	}
	v = verify(t, s.token(`{"alg":"none","crit":["x"],"kid":1}`, `{"exp":1}`), p)
	for _, name := range []string{"crit", "header", "exp", "iss"} {
		check(t, name, outcome(v, name), "failed")
	}
	// With the signature alone no claim counts.
	v = verify(t, s.jwt(`{"exp":1,"iss":1}`), s.trusted(signatureOnly, issuers("a"), strictPolicy))
	accepted(t, "signature only", v)
	check(t, "exp", outcome(v, "exp"), "")
}
