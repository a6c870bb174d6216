package inspect_test

import (
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

func value(text string) inspect.Value {
	doc, _ := inspect.ReadJSON([]byte(text))
	return doc.Root()
}

func TestNumericDate(t *testing.T) {
	date := func(s, n int64, fraction bool) *inspect.NumericDate {
		return &inspect.NumericDate{Seconds: s, Nanos: n, Fractional: fraction}
	}
	for _, c := range []struct {
		text string
		want *inspect.NumericDate
	}{
		{"0", date(0, 0, false)},
		{"-0", date(0, 0, false)},
		{"1700000000", date(1700000000, 0, false)},
		{"9007199254740993", date(9007199254740993, 0, false)},
		{"9223372036854775807", date(1<<63-1, 0, false)},
		{"-9223372036854775808", date(-1<<63, 0, false)},
		{"9223372036854775808", nil},
		{"-9223372036854775809", nil},
		{"1.5", date(1, 500_000_000, true)},
		{"1.000000001", date(1, 1, true)},
		{"1.0000000001", date(1, 0, true)},
		{"1.999999999999", date(1, 999_999_999, true)},
		{"1.0", date(1, 0, false)},
		{"-0.5", date(-1, 500_000_000, true)},
		{"-1.25", date(-2, 750_000_000, true)},
		{"-1.0", date(-1, 0, false)},
		{"1.7e9", date(1700000000, 0, false)},
		{"17E8", date(1700000000, 0, false)},
		{"17e+8", date(1700000000, 0, false)},
		{"1700000000123e-3", date(1700000000, 123_000_000, true)},
		{"1e18", date(1e18, 0, false)},
		{"1e19", nil},
		{"1e400", nil},
		{"1e999999999", nil},
		{"-1e999999999", nil},
		{"1e99999999999999999999", nil},
		{"1e-999999999", nil},
		{`"1700000000"`, nil},
		{"true", nil},
		{"null", nil},
		{"[1]", nil},
	} {
		got, ok := value(c.text).NumericDate()
		check(t, c.text+" ok", ok, c.want != nil)
		if c.want != nil {
			check(t, c.text, got, *c.want)
		}
	}
}

// TestNumericDateIsCheap bounds the memory that a hostile exponent costs.
func TestNumericDateIsCheap(t *testing.T) {
	for _, text := range []string{"1e999999999", "1e-999999999", "1.5e300000", "17.5e29"} {
		v := value(text)
		if n := testing.AllocsPerRun(10, func() { v.NumericDate(); v.Float() }); n > 60 {
			t.Errorf("%s costs %v allocations", text, n)
		}
	}
}

func TestNumericDateTime(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"0", "1970-01-01T00:00:00Z"},
		{"-1.5", "1969-12-31T23:59:58.5Z"},
		{"253402300799", "9999-12-31T23:59:59Z"},
		{"253402300799.5", "9999-12-31T23:59:59.5Z"},
		{"253402300800", ""},
		{"-62167219200", "0000-01-01T00:00:00Z"},
		{"-62167219201", ""},
		{"9223372036854775807", ""},
	} {
		d, _ := value(c.text).NumericDate()
		at, ok := d.Time()
		check(t, c.text+" ok", ok, c.want != "")
		if ok {
			check(t, c.text, at.Format(time.RFC3339Nano), c.want)
			check(t, c.text+" zone", at.Location(), time.UTC)
		}
	}
}

func TestTimesAndLifetime(t *testing.T) {
	for _, c := range []struct {
		payload string
		want    time.Duration
		ok      bool
	}{
		{`{"iat":100,"exp":400}`, 5 * time.Minute, true},
		{`{"iat":100,"nbf":300,"exp":400}`, 5 * time.Minute, true},
		{`{"nbf":300,"exp":400}`, 100 * time.Second, true},
		{`{"exp":400}`, 0, false},
		{`{"iat":400}`, 0, false},
		{`{"iat":"100","exp":400}`, 0, false},
		{`{"iat":100,"exp":100}`, 0, true},
		{`{"iat":400,"exp":100}`, -5 * time.Minute, true},
		{`{"iat":0,"exp":9223372036854775807}`, 290 * 365 * 24 * time.Hour, true},
		{`{"iat":-9223372036854775808,"exp":9223372036854775807}`, 290 * 365 * 24 * time.Hour, true},
	} {
		got, ok := parse(jws(`{"alg":"HS256"}`, c.payload)).Times().Lifetime()
		check(t, c.payload, got, c.want)
		check(t, c.payload+" ok", ok, c.ok)
	}
	times := parse(jws(`{"alg":"HS256"}`, `{"iat":1,"nbf":2,"exp":3}`)).Times()
	check(t, "iat", times.IssuedAt.Seconds, 1)
	check(t, "nbf", times.NotBefore.Seconds, 2)
	check(t, "exp", times.Expires.Seconds, 3)
}
