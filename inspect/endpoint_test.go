package inspect_test

import (
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

func TestFreshness(t *testing.T) {
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	for _, c := range []struct {
		name   string
		header map[string][]string
		want   inspect.Freshness
	}{
		{"nothing", nil, inspect.Freshness{}},
		{"max-age", map[string][]string{"Cache-Control": {"public, MAX-AGE=60"}}, inspect.Freshness{Stated: true, Lifetime: time.Minute}},
		{"two lines, the first counts", map[string][]string{"Cache-Control": {"max-age=60", "max-age=1"}}, inspect.Freshness{Stated: true, Lifetime: time.Minute}},
		{"max-age before Expires", map[string][]string{"Cache-Control": {"max-age=60"}, "Expires": {"Fri, 02 Jan 2026 04:04:05 GMT"}}, inspect.Freshness{Stated: true, Lifetime: time.Minute}},
		{"s-maxage is for others", map[string][]string{"Cache-Control": {"s-maxage=60"}}, inspect.Freshness{Stated: true}},
		{"no number", map[string][]string{"Cache-Control": {"max-age=-1"}}, inspect.Freshness{Stated: true}},
		{"age", map[string][]string{"Cache-Control": {"max-age=60"}, "Age": {"50"}}, inspect.Freshness{Stated: true, Lifetime: 10 * time.Second}},
		{"older than that", map[string][]string{"Cache-Control": {"max-age=60"}, "Age": {"70"}}, inspect.Freshness{Stated: true}},
		{"Expires by our clock", map[string][]string{"Expires": {"Fri, 02 Jan 2026 04:04:05 GMT"}}, inspect.Freshness{Stated: true, Lifetime: time.Hour}},
		{"Expires by the server's", map[string][]string{"Date": {"Friday, 02-Jan-26 04:03:05 UTC"}, "Expires": {"Fri Jan  2 04:04:05 2026"}}, inspect.Freshness{Stated: true, Lifetime: time.Minute}},
		{"expired", map[string][]string{"Expires": {"Thu, 01 Jan 1970 00:00:00 GMT"}}, inspect.Freshness{Stated: true}},
		{"no date", map[string][]string{"Expires": {"0"}}, inspect.Freshness{Stated: true}},
		{"no-store", map[string][]string{"Cache-Control": {"no-store, max-age=60"}}, inspect.Freshness{Stated: true, NoStore: true}},
		{"no-cache", map[string][]string{"Cache-Control": {"no-cache, max-age=60"}}, inspect.Freshness{Stated: true}},
	} {
		if got := (&inspect.Endpoint{Header: c.header, At: at}).Freshness(); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

// FuzzFreshness holds that no header makes an answer fresh for less than no
// time or for more than a century, or fails.
func FuzzFreshness(f *testing.F) {
	f.Add("max-age=3600", "", "", "")
	f.Add(`private="a, b", max-age="99999999999999999999"`, "Fri, 02 Jan 2026 04:04:05 GMT", "Fri, 02 Jan 2026 04:04:05 GMT", "5")
	f.Add(",,=,no-cache", "0", "Mon, 01 Jan 0001 00:00:00 GMT", "-1")
	f.Add("", "Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", "")
	f.Fuzz(func(t *testing.T, control, expires, date, age string) {
		e := inspect.Endpoint{Header: map[string][]string{"Cache-Control": {control}, "Expires": {expires}, "Date": {date}, "Age": {age}}}
		if life := e.Freshness().Lifetime; life < 0 || life > 100*365*24*time.Hour {
			t.Errorf("fresh for %s", life)
		}
	})
}

func TestSameJSON(t *testing.T) {
	read := func(text string) inspect.Value {
		doc, problems := inspect.ReadJSON([]byte(text))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		return doc.Root()
	}
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{`{"a":1,"b":[true,null]}`, `{ "b" : [ true, null ], "a" : 1 }`, true},
		{`"\u0061"`, `"a"`, true},
		{`[1,2]`, `[2,1]`, false},
		{`1`, `1.0`, false},
		{`{"a":1}`, `{"a":1,"b":1}`, false},
		{`{"a":1,"c":1}`, `{"a":1,"b":1}`, false},
		{`null`, `false`, false},
	} {
		if got := inspect.SameJSON(read(c.a), read(c.b)); got != c.same {
			t.Errorf("%s and %s: %t", c.a, c.b, got)
		}
	}
}
