package userrule_test

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/userrule"
	"github.com/jwtctl/jwtctl/inspect"
)

const (
	testHeader = `{"alg":"ES256","typ":"at+jwt","kid":"a"}`
	testClaims = `{"iss":"https://as.acme.dev","sub":"svc-7","aud":["api","web"],"exp":2000,"iat":1000,"scope":"read write","role":"admin","amr":["pwd"],
		"ok":true,"no":false,"nil":null,"a name":1,"o":{"p":{"q":"r"},"n":[10,20]},"big":1.5e3,"é":"ü"}`
)

// judge runs one expression over the test's token and tells what it came to:
// "true", "false" or why it could not be worked out.
func judge(t *testing.T, when, header, claims string) string {
	t.Helper()
	program, err := userrule.Compile(when)
	if err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	rule, failures := &audit.Rule{ID: "x-a", Title: "wrong"}, &userrule.Failures{}
	program.Check(rule, failures)
	engine, err := audit.NewEngine([]*audit.Rule{rule}, audit.Policy{}, time.Unix(1500, 0))
	if err != nil {
		t.Fatal(err)
	}
	b64 := base64.RawURLEncoding.EncodeToString
	found := engine.Token(inspect.Parse([]byte(b64([]byte(header))+"."+b64([]byte(claims))+".AAAA")), audit.Location{})
	if why := failures.Of("x-a"); why != "" {
		return why
	}
	if len(found) > 0 {
		return "true"
	}
	return "false"
}

func TestExpressions(t *testing.T) {
	for when, want := range map[string]string{
		`claims.role == "admin"`: "true", `claims.role == 'admin' && !("mfa" in claims.amr)`: "true", `claims.role != "admin"`: "false",
		`claims.role == "admin" and not ("pwd" in claims.amr)`: "false", `"mfa" not in claims.amr`: "true", `"pwd" not in claims.amr`: "false",
		`claims.amr contains "pwd"`: "true", `claims.scope contains "write"`: "true", `"api" in claims.aud`: "true", `"svc-7" in claims.sub`: "true",
		`claims.sub in ["svc-7", "svc-8"]`: "true", `"role" in claims`: "true", `"rule" in claims`: "false",
		`claims.sub startsWith "svc-"`: "true", `claims.sub endsWith "8"`: "false", `claims.sub like "svc-?"`: "true", `claims.iss like "https://*.dev"`: "true",
		`claims.exp - claims.iat > 15m`: "true", `claims.exp - claims.iat > 1h`: "false", `claims.exp < now + 10m`: "true", `claims.exp - now == 500`: "true",
		`claims.aud[1] == "web"`: "true", `claims.aud[2] == null`: "true", `claims.o.p.q == "r"`: "true", `claims.o.n[0] + claims.o.n[1] == 30`: "true",
		`claims["a name"] == 1`: "true", `claims.big == 1500`: "true", `claims["é"] == "ü"`: "true", `claims.nil == null`: "true", `claims.gone.further == null`: "true",
		`claims.gone == "x"`: "false", `claims.gone contains "x"`: "false", `"x" in claims.gone`: "false", `claims.gone like "*"`: "false",
		`claims.ok`: "true", `claims.no || claims.ok`: "true", `!claims.no`: "true", `!!claims.ok`: "true", `claims.o == claims.o`: "false",
		`profile == "access-token"`: "true", `header.kid == "a" and header.alg in ["ES256"]`: "true", `len(claims.aud) == 2`: "true", `len(claims.sub) > 5`: "false", `len(claims["é"]) == 1`: "true", `len(claims.o) == 2`: "true",
		"claims.role == \"admin\"\n\t|| false": "true", `true`: "true", `(((true)))`: "true", `claims.sub == "a\"b"`: "false",
		`claims.gone > 3`: "claims.gone is not there", `claims.role > 3`: "claims.role is not a number", `len(claims.gone) > 1`: "claims.gone is not there",
		`len(claims.exp) > 1`: "claims.exp has no length", `!claims.role`: "claims.role is not true or false", `claims.role && true`: "claims.role is not true or false",
		`claims.ok || claims.gone > 3`: "true", `claims.no && claims.gone > 3`: "false", `claims.gone`: "false", `claims.role`: "claims.role is not true or false",
	} {
		if got := judge(t, when, testHeader, testClaims); got != want {
			t.Errorf("%s: %s, want %s", when, got, want)
		}
	}
}

func TestFaults(t *testing.T) {
	for when, want := range map[string]struct {
		at      int
		message string
	}{
		`claims.role = "admin"`: {12, "means nothing here"}, `claims.role == `: {15, "did not expect the end"}, `claim.role == "a"`: {0, `"claim" is not known`},
		`claims. == 1`: {8, "expected the name"}, `(claims.a`: {9, `expected ")"`}, `["a" "b"]`: {5, `expected ","`}, `"a`: {0, "does not end"},
		`claims.a == 15x`: {12, "is no number"}, `claims.a == "b" claims.c`: {16, "did not expect"}, `claims.exp - 5`: {0, "never true or false"}, `"x"`: {0, "never true or false"},
		`1.2.3 == 1`: {0, "is no number"}, `len claims`: {4, `expected "("`}, ``: {0, "did not expect the end"}, `claims.a == 1 == 2`: {14, "did not expect"},
		strings.Repeat("(", 100) + "true": {30, "too deeply"}, strings.Repeat("true && ", 240) + "true": {0, "too long"}, strings.Repeat("x", 3000): {0, "more than 2000 bytes"},
		strings.Repeat("!", 1500) + "(": {1501, "did not expect the end"},
	} {
		_, err := userrule.Compile(when)
		var fault *userrule.Error
		if !errors.As(err, &fault) {
			t.Errorf("%.40s: no error", when)
			continue
		}
		if fault.Offset != want.at || !strings.Contains(fault.Message, want.message) || fault.Hint() == "" || fault.Length < 0 {
			t.Errorf("%.40s: at %d %s (%s), want at %d %s", when, fault.Offset, fault.Message, fault.Hint(), want.at, want.message)
		}
	}
}

// FuzzExpression: no expression over any token makes the program panic, and
// what compiles once compiles always and comes to the same.
func FuzzExpression(f *testing.F) {
	f.Add(`claims.role == "admin" && !("mfa" in claims.amr)`, testClaims)
	f.Add(`claims.exp - claims.iat > 15m || len(claims.aud[0]) < 3`, `{"aud":[[1]],"exp":1e999,"iat":-1}`)
	f.Add(`claims.sub like "**/*?" and header["x"].y not in [1, null]`, `[]`)
	f.Fuzz(func(t *testing.T, when, claims string) {
		if _, err := userrule.Compile(when); err != nil {
			var fault *userrule.Error
			if !errors.As(err, &fault) || fault.Offset < 0 || fault.Offset > len(when) || fault.Hint() == "" {
				t.Fatalf("%q: poor error %v", when, err)
			}
			return
		}
		if a, b := judge(t, when, testHeader, claims), judge(t, when, testHeader, claims); a != b {
			t.Fatalf("%q: %s, then %s", when, a, b)
		}
	})
}
