package intake_test

import (
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/internal/intake"
)

// TestLines reads lists, NDJSON, documents and logs.
func TestLines(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"two tokens", a + "\n" + b, "1::A 2::B"},
		{"CRLF", a + "\r\n" + b + "\r\n" + c + "\r\n", "1::A 2::B 3::C"},
		{"blank lines", "\n" + a + "\n\n\n" + b + "\n\n", "2::A 5::B"},
		{"byte order mark", "\xef\xbb\xbf" + a + "\n" + b, "1::A 2::B"},
		{"trailing blanks", a + " \n" + b + " \n", "1::A 2::B"},
		{"wrappers", "Bearer " + a + "\nAuthorization: Bearer " + b + "\nexport TOKEN=" + c, "1::A 2::B 3::C"},
		{"broken one between", a + "\neyJhbGciOiJIUzI1NiJ9.e3*0.c2ln\n" + b, "1::A 2::eyJhbGciOiJIUzI1NiJ9.e3*0.c2ln 3::B"},
		{"cut one between", a + "\neyJhbGciOiJIUzI1NiJ9.e30\n" + b, "1::A 2::eyJhbGciOiJIUzI1NiJ9.e30 3::B"},
		{"cut one at the end", a + "\n" + b + "\neyJhbGciOiJIUzI1NiJ9.e30", "1::A 2::B 3::eyJhbGciOiJIUzI1NiJ9.e30"},
		{"words between", a + "\nno token here\n" + b, "1::A 3::B"},
		{"a comment first", "# my tokens\n" + a + "\n" + b, "2::A 3::B"},

		{"log", "2026-01-02 GET /x token=" + a + " 200\n2026-01-02 GET /y\n2026-01-02 auth=\"Bearer " + b + "\"", "1::A 3::B"},
		{"log line of a token and words", a + " 200 ok\n" + b + " 404\n", "1::A 2::B"},
		{"two in a line", "x " + a + " y " + b + ".\nz " + c, "1::A 1::B 2::C"},
		{"parameter and header in a line", "GET /cb?access_token=" + a + "&x=1 Authorization: Bearer " + b + "\nx y", "1::A 1::B"},
		{"parameter and header alone", "GET /cb?access_token=" + a + "&x=1 Authorization: Bearer " + b, "1::A 1::B"},
		{"document of short lines", "foo\nbar?access_token=" + a + "&x\n" + b + "\n", "2::A 3::B"},
		{"markdown", "# Title\n\nUse `" + a + "`.\n", "3::A"},
		{"HTML", "<a href=\"/?t=" + a + "\">x y</a>\n", "1::A"},
		{"near misses", "pk." + a + " v4.public." + b + "\nversion 1.2.3", ""},
		{"implausible", "session eyJfcGVybWFuZW50Ijp0cnVlfQ.ZK3xQw.c2ln\nx y", ""},
	} {
		check(t, tt.name, list(read(t, tt.text)), tt.want)
	}
}

func TestNDJSON(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"token fields", `{"id":1,"token":"` + a + "\"}\n" + `{"id":2,"token":"` + b + "\"}\n", "1:/token:A 2:/token:B"},
		{"blank line and CRLF", `{"token":"` + a + "\"}\r\n\r\n" + `{"token":"` + b + `"}`, "1:/token:A 3:/token:B"},
		{"byte order mark", "\xef\xbb\xbf{\"token\":\"" + a + "\"}\n{\"token\":\"" + b + "\"}", "1:/token:A 2:/token:B"},
		{"broken under token", `{"token":"abc.def.ghi"}` + "\n" + `{"token":"eyJhbGciOiJIUzI1NiJ9.e30"}` + "\n" + `{"name":"abc.def.ghi"}`,
			"1:/token:abc.def.ghi 2:/token:eyJhbGciOiJIUzI1NiJ9.e30"},
		{"URL under token is none", `{"token":"https://a.b.c/d"}` + "\n{}", ""},
		{"two fields", `{"access_token":"` + a + `","id_token":"` + b + "\"}\n{\"x\":\"" + c + `"}`, "1:/access_token:A 1:/id_token:B 2:/x:C"},
		{"deep", `{"a":[{"b/c":"` + a + "\"}]}\n{}", "1:/a/0/b~1c:A"},
		{"wrapped in a string", `{"req":{"headers":{"authorization":"Bearer ` + a + "\"}}}\n{}", "1:/req/headers/authorization:A"},
		{"in the text of a string", `{"msg":"login with ` + a + ` and ` + b + "\"}\n{}", "1:/msg:A 1:/msg:B"},
		{"parameter and header in a string", `{"msg":"/cb?token=` + a + `&x Bearer ` + b + "\"}\n{}", "1:/msg:A 1:/msg:B"},
		{"escaped", `{"token":"` + strings.ReplaceAll(a, ".", `\u002e`) + "\"}\n{}", "1:/token:A"},
		{"JWS JSON", `{"x":1}` + "\n" + flattened + "\n" + `{"token":"` + a + `"}`, "2::JSON 3:/token:A"},
		{"JWS JSON first", flattened + "\n" + flattened + "\n", "1::JSON 2::JSON"},
		{"broken line between", `{"token":"` + a + "\"}\n{\"token\":\"" + b + "\"\n{\"token\":\"" + c + `"}`, "1:/token:A 2::B 3:/token:C"},
		{"duplicates keep both", `{"token":"` + a + `","token":"` + b + "\"}\n{}", "1::A 1::B"},
		{"token behind JSON", "{}\n" + a, "2::A"},
	} {
		check(t, tt.name, list(read(t, tt.text)), tt.want)
	}
}

func TestDocument(t *testing.T) {
	response := "{\n  \"access_token\": \"" + a + "\",\n  \"token_type\": \"Bearer\",\n\n  \"id_token\": \"" + b + "\",\n  \"expires_in\": 3600\n}\n"
	for _, tt := range []struct{ name, text, want string }{
		{"token response", response, "2:/access_token:A 5:/id_token:B"},
		{"behind blank lines", "\n\n" + response, "4:/access_token:A 7:/id_token:B"},
		{"byte order mark", "\xef\xbb\xbf" + response, "2:/access_token:A 5:/id_token:B"},
		{"in one line", `{"access_token":"` + a + `","refresh_token":"opaque","scope":"a b"}`, "1:/access_token:A"},
		{"array", "[\"" + a + "\",\n\"" + b + "\"]", "1:/0:A 2:/1:B"},
		{"array of objects", `[{"token":"` + a + `"},{"token":"x.y.z"}]`, "1:/0/token:A 1:/1/token:x.y.z"},
		{"HAR", "{\"log\":{\"entries\":[{\"request\":{\"headers\":[{\"name\":\"Authorization\",\n\"value\":\"Bearer " + a + "\"}]}}]}}", "2:/log/entries/0/request/headers/Authorization:A"},
		{"names are no tokens", `{"` + a + `":1}`, ""},
		{"cut", "{\n\"access_token\": \"" + a + "\",\n\"id_token\": \"" + b, "2::A 3::B"},
	} {
		all := read(t, tt.text)
		check(t, tt.name, list(all), tt.want)
		for _, f := range all {
			check(t, tt.name+" alone", f.alone, false)
		}
	}
}

// TestReaderReuse finds the same again, and nothing of the input before.
func TestReaderReuse(t *testing.T) {
	all := read(t, "Bearer "+a)
	check(t, "first", all[0].stripped, `"Bearer"`)
	var r intake.Reader
	for _, tt := range []struct{ text, want string }{
		{`{"token":"` + a + `"}`, "1:/token:A"}, {b, "1::B"}, {"x y " + c + "\nz", "1::C"}, {"", ""}, {a + "\n" + b, "1::A 2::B"},
	} {
		all, err := readAll(&r, strings.NewReader(tt.text))
		check(t, tt.text, list(all), tt.want)
		check(t, tt.text+" error", err, nil)
		for i, f := range all {
			check(t, tt.text+" index", f.index, i+1)
			check(t, tt.text+" alone", f.alone, tt.text == b)
			check(t, tt.text+" stripped", f.stripped, "")
		}
	}
}
