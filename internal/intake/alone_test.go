package intake_test

import (
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// TestAlone reads inputs that are one token and nothing else.
func TestAlone(t *testing.T) {
	for _, tt := range []struct{ name, text, want, stripped string }{
		{"bare", a, "1::A", ""},
		{"line end", a + "\n", "1::A", ""},
		{"CRLF", a + "\r\n", "1::A", ""},
		{"blank lines before", "\n\r\n  " + a, "3::A", ""},
		{"byte order mark", "\xef\xbb\xbf" + a + "\r\n", "1::A", ""},
		{"Bearer", "Bearer " + a, "1::A", `"Bearer"`},
		{"header", "Authorization: Bearer " + a + "\n", "1::A", `the Authorization header name, "Bearer"`},
		{"cookies", "Cookie: x=1; id=" + a + "; y=2", "1::A", "the Cookie header name, the parameters around it"},
		{"quotes", `"` + a + `"`, "1::A", "quotes"},
		{"wrapped", a[:30] + "\n" + a[30:45] + "\n" + a[45:] + "\n", "1::A", "line breaks"},
		{"wrapped in the signature", a[:50] + "\n" + a[50:] + "\n", "1::A", "line breaks"},
		{"wrapped in CRLF", a[:30] + "\r\n" + a[30:], "1::A", "line breaks"},
		{"broken", "eyJhbGciOiJIUzI1NiJ9.e30", "1::eyJhbGciOiJIUzI1NiJ9.e30", ""},
		{"no token", "hello", "1::hello", ""},
		{"JWS JSON", flattened, "1::JSON", ""},
		{"JWS JSON and white space", "\n " + flattened + " \n", "2::JSON", ""},
	} {
		all := read(t, tt.text)
		check(t, tt.name, list(all), tt.want)
		if len(all) == 1 {
			check(t, tt.name+" stripped", all[0].stripped, tt.stripped)
			check(t, tt.name+" alone", all[0].alone, true)
		}
	}
}

func TestAloneJSONSerialization(t *testing.T) {
	pretty := strings.ReplaceAll(flattened, ",", ",\n  ")
	all := read(t, pretty)
	check(t, "pretty", list(all), "1::"+pretty)
	check(t, "form", all[0].form, inspect.FormJWSJSON)
	all = read(t, flattened+"garbage")
	check(t, "garbage behind", list(all), "1::"+flattened+"garbage")
	check(t, "malformed", all[0].malformed, true)
	jwe := `{"protected":"e30","ciphertext":"Y3Q","iv":"aXY","tag":"dGFn"}`
	check(t, "JWE", read(t, jwe)[0].form, inspect.FormJWEJSON)
}

func TestTwoTokensOfAURL(t *testing.T) {
	all := read(t, "https://app.example/cb#access_token="+a+"&id_token="+b)
	check(t, "both", list(all), "1::A 1::B")
	check(t, "stripped", all[0].stripped, "the parameters around it")
	check(t, "alone", all[0].alone, false)
}

func TestNothing(t *testing.T) {
	for _, text := range []string{"", " ", "\n\n\r\n", "\xef\xbb\xbf", "hello world\n", "one line\nanother line\n", "{}", "[]", "[1,\"a\"]", "\v\nabc def", "\v\n\f\nx y"} {
		check(t, text, len(read(t, text)), 0)
	}
}
