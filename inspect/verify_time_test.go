package inspect_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// timed verifies claims with their name set to a JSON text.
func timed(t *testing.T, s signer, claims string, change ...func(*inspect.Policy)) *inspect.Verdict {
	t.Helper()
	return verify(t, s.jwt(claims), s.trusted(change...))
}

func skewed(d time.Duration) func(*inspect.Policy) { return func(p *inspect.Policy) { p.Skew = d } }

func at(seconds int64, nanos int64) func(*inspect.Policy) {
	return func(p *inspect.Policy) { p.Now = time.Unix(seconds, nanos).UTC() }
}

// TestVerifyTimes: exp and nbf to the nanosecond, with and without skew.
// RFC 7519 §4.1.4: a token is good before its exp, and no longer on it.
func TestVerifyTimes(t *testing.T) {
	s := newSigner(t, "HS256")
	for _, c := range []struct {
		name    string
		claim   string
		skew    time.Duration
		seconds int64
		nanos   int64
		want    string
	}{
		{"exp", "1000", 0, 999, 999999999, "passed"},
		{"exp", "1000", 0, 1000, 0, "failed"},
		{"exp", "1000", 0, 1000, 1, "failed"},
		{"exp", "1000", time.Minute, 1059, 999999999, "passed"},
		{"exp", "1000", time.Minute, 1060, 0, "failed"},
		{"exp", "1000.5", 0, 1000, 499999999, "passed"},
		{"exp", "1000.5", 0, 1000, 500000000, "failed"},
		{"exp", "1e3", 0, 999, 999999999, "passed"},
		{"exp", "1e3", 0, 1000, 0, "failed"},
		{"exp", "1000.0", 0, 1000, 0, "failed"},
		{"exp", "100000e-2", 0, 999, 0, "passed"},
		{"exp", "253402300799", 0, 4102444800, 0, "passed"},  // the last second of the year 9999
		{"exp", "253402300800", 0, 4102444800, 0, "failed"},  // and the next
		{"exp", "1767323045000", 0, 1767322000, 0, "failed"}, // milliseconds
		{"exp", "1e15", 0, 4102444800, 0, "failed"},
		{"exp", "9223372036854775807", 0, 4102444800, 0, "failed"},
		{"exp", "0", 0, 1767323045, 0, "failed"},
		{"exp", "0", time.Minute, 59, 0, "passed"},
		{"exp", "-0", 0, 0, 0, "failed"},
		{"exp", "-1", 0, 0, 0, "failed"},
		{"exp", "-9223372036854775808", time.Hour, 0, 0, "failed"},
		{"nbf", "1000", 0, 1000, 0, "passed"},
		{"nbf", "1000", 0, 999, 999999999, "failed"},
		{"nbf", "1000", time.Minute, 940, 0, "passed"},
		{"nbf", "1000", time.Minute, 939, 999999999, "failed"},
		{"nbf", "1000.5", 0, 1000, 500000000, "passed"},
		{"nbf", "1000.5", 0, 1000, 499999999, "failed"},
		{"nbf", "0", 0, 0, 0, "passed"},
		{"nbf", "9007199254740993", 0, 9007199254740992, 0, "failed"},
		{"nbf", "1e15", 0, 1767323045, 0, "failed"},
		{"iat", "1000", 0, 1000, 0, "passed"},
		{"iat", "1000", 0, 999, 999999999, "failed"},
		{"iat", "1000", time.Minute, 940, 0, "passed"},
		{"iat", "1000", time.Minute, 939, 999999999, "failed"},
		{"iat", "1e15", time.Hour, 1767323045, 0, "failed"},
	} {
		v := timed(t, s, `{"`+c.name+`":`+c.claim+`}`, at(c.seconds, c.nanos), skewed(c.skew))
		what := fmt.Sprintf("%s %s at %d.%09d with %s", c.name, c.claim, c.seconds, c.nanos, c.skew)
		check(t, what, outcome(v, c.name), c.want)
		check(t, what, v.Valid, c.want == "passed")
	}
}

// TestVerifyTimeShapes: a NumericDate is a JSON number.
func TestVerifyTimeShapes(t *testing.T) {
	s := newSigner(t, "HS256")
	for _, name := range []string{"exp", "nbf", "iat"} {
		for _, claim := range []string{`"1767323600"`, `""`, "null", "true", "[]", "[1767323600]", "{}", "1e31", "1e999999999", "9223372036854775808", "1e-400", strings.Repeat("1", 65)} {
			v := timed(t, s, `{"`+name+`":`+claim+`}`)
			denied(t, name+" "+claim, v, name, "is no NumericDate")
		}
	}
}

// TestVerifyNoExp: without exp a token is good for ever, and that is said; a
// strict policy refuses it.
func TestVerifyNoExp(t *testing.T) {
	s := newSigner(t, "HS256")
	v := timed(t, s, `{}`)
	accepted(t, "no exp", v)
	check(t, "exp", outcome(v, "exp"), "not made")
	check(t, "nbf", outcome(v, "nbf"), "")
	check(t, "iat", outcome(v, "iat"), "")
	denied(t, "strict", timed(t, s, `{}`, strictPolicy), "exp", "the token has no exp")
	denied(t, "nested", timed(t, s, `{"x":{"exp":4102444800}}`, strictPolicy), "exp", "the token has no exp")
	denied(t, "case", timed(t, s, `{"Exp":4102444800}`, strictPolicy), "exp", "the token has no exp")
}

// TestVerifyMaxAge: the age counts from iat, which must then be there.
func TestVerifyMaxAge(t *testing.T) {
	s := newSigner(t, "HS256")
	age := func(d time.Duration) func(*inspect.Policy) { return func(p *inspect.Policy) { p.MaxAge = d } }
	for _, c := range []struct {
		iat     string
		skew    time.Duration
		seconds int64
		nanos   int64
		want    string
	}{
		{"1000", 0, 1000, 0, "passed"},
		{"1000", 0, 1300, 0, "passed"},
		{"1000", 0, 1300, 1, "failed"},
		{"1000", time.Minute, 1360, 0, "passed"},
		{"1000", time.Minute, 1360, 1, "failed"},
		{"1000.5", 0, 1300, 500000000, "passed"},
		{"1000.5", 0, 1300, 500000001, "failed"},
		{"0", 0, 1767323045, 0, "failed"},
		{"-9223372036854775808", 0, 1767323045, 0, "failed"},
	} {
		v := timed(t, s, `{"iat":`+c.iat+`}`, age(5*time.Minute), skewed(c.skew), at(c.seconds, c.nanos))
		check(t, fmt.Sprintf("iat %s at %d.%d with %s", c.iat, c.seconds, c.nanos, c.skew), outcome(v, "max-age"), c.want)
		check(t, "valid", v.Valid, c.want == "passed")
	}
	denied(t, "no iat", timed(t, s, `{}`, age(time.Hour)), "max-age", "the token has no iat")
	denied(t, "bad iat", timed(t, s, `{"iat":"1767323045"}`, age(time.Hour)), "max-age", "the token has no iat")
	check(t, "not asked", outcome(timed(t, s, `{"iat":1}`), "max-age"), "")
	denied(t, "from the future", timed(t, s, `{"iat":1767323046}`, age(time.Hour)), "iat", "issued in the future, 2026-01-02T03:04:06Z")
}

// TestVerifyZones: instants do not depend on the zone of the clock.
func TestVerifyZones(t *testing.T) {
	s := newSigner(t, "HS256")
	for _, zone := range []*time.Location{time.UTC, time.FixedZone("east", 14*3600), time.FixedZone("west", -12*3600)} {
		in := func(p *inspect.Policy) { p.Now = p.Now.In(zone) }
		accepted(t, zone.String(), timed(t, s, `{"nbf":1767323045,"exp":1767323046}`, in))
		denied(t, zone.String(), timed(t, s, `{"exp":1767323045}`, in), "exp", "expired 2026-01-02T03:04:05Z")
		denied(t, zone.String(), timed(t, s, `{"nbf":1767323046}`, in), "nbf", "not valid before 2026-01-02T03:04:06Z")
	}
}
