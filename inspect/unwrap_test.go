package inspect_test

import (
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// one and two are tokens as users copy them.
var (
	one = jws(`{"alg":"HS256"}`, `{"sub":"one"}`)
	two = jws(`{"alg":"RS256"}`, `{"sub":"two"}`)
)

func unwrap(text string) (string, string) {
	tokens, stripped := inspect.Unwrap([]byte(text))
	var list []string
	for _, t := range tokens {
		list = append(list, string(t))
	}
	return strings.Join(list, " | "), stripped
}

func TestUnwrap(t *testing.T) {
	sdjwt := sd(`{}`, rfcName)
	for _, c := range []struct{ name, text, want, stripped string }{
		{"white space", " \t\r\n" + one + "\n\n", one, ""},
		{"no-break space and byte order mark", "\ufeff\u00a0" + one + "\u200b", one, ""},
		{"double quotes", `"` + one + `"`, one, "quotes"},
		{"single quotes", `'` + one + `'`, one, "quotes"},
		{"back quotes", "`" + one + "`", one, "quotes"},
		{"quotes and a comma", `"` + one + `",`, one, "the comma behind it, quotes"},
		{"angle brackets", "<" + one + ">", one, "quotes"},
		{"typographic quotes", "\u201c" + one + "\u201d", one, "quotes"},
		{"a comma", one + ",", one, "the comma behind it"},
		{"quotes twice", `"'` + one + `'"`, one, "quotes"},
		{"Bearer", "Bearer " + one, one, `"Bearer"`},
		{"bearer", "bearer  " + one, one, `"Bearer"`},
		{"DPoP", "DPoP " + one, one, `"DPoP"`},
		{"header", "Authorization: Bearer " + one, one, `the Authorization header name, "Bearer"`},
		{"header in lower case", "authorization:bearer " + one + "\r\n", one, `the Authorization header name, "Bearer"`},
		{"header in quotes", `"Authorization: Bearer ` + one + `"`, one, `quotes, the Authorization header name, "Bearer"`},
		{"header with a quoted token", `Authorization: Bearer "` + one + `"`, one, `the Authorization header name, "Bearer", quotes`},
		{"cookie", "Cookie: session=" + one, one, "the Cookie header name, the name before it"},
		{"cookies", "Cookie: theme=dark; id=" + one + "; lang=en", one, "the Cookie header name, the parameters around it"},
		{"set-cookie", "Set-Cookie: jwt=" + one + "; Path=/; HttpOnly; SameSite=Lax", one, "the Set-Cookie header name, the parameters around it"},
		{"access_token", "access_token=" + one, one, "the name before it"},
		{"id_token", "id_token=" + one, one, "the name before it"},
		{"form", "grant_type=x&assertion=" + one, one, "the parameters around it"},
		{"URL fragment", "https://app.example/cb#access_token=" + one + "&token_type=Bearer&id_token=" + two, one + " | " + two, "the parameters around it"},
		{"URL query", "https://app.example/cb?x=1&id_token=" + one + "#top", one, "the parameters around it"},
		{"percent-encoded", "https://app.example/?token=" + strings.ReplaceAll(one, ".", "%2E") + "&x", one, "the parameters around it"},
		{"fragment alone", "#id_token=" + one + "&state=a.b", one, "the parameters around it"},
		{"link", `<a href="/cb?id_token=` + one + `">x y</a>`, one, "the parameters around it"},
		{"URL in code", `open("https://x/?t=` + one + `")`, one, "the parameters around it"},
		{"export", "export TOKEN=" + one, one, "the name before it"},
		{"export with quotes", `export API_KEY="` + one + `"`, one, "the name before it, quotes"},
		{"assignment", "JWT='" + one + "'", one, "the name before it, quotes"},
		{"wrapped", one[:20] + "\n" + one[20:40] + "\n" + one[40:] + "\n", one, "line breaks"},
		{"wrapped and indented", "  " + one[:30] + "\r\n    " + one[30:], one, "line breaks"},
		{"wrapped behind Bearer", "Bearer " + one[:30] + "\n" + one[30:], one, `"Bearer", line breaks`},
		{"wrapped SD-JWT", sdjwt[:50] + "\n" + sdjwt[50:], sdjwt, "line breaks"},
		{"unsecured", "Bearer eyJhbGciOiJub25lIn0.e30.", "eyJhbGciOiJub25lIn0.e30.", `"Bearer"`},
	} {
		got, stripped := unwrap(c.text)
		check(t, c.name, got, c.want)
		check(t, c.name+" stripped", stripped, c.stripped)
	}
}

// TestUnwrapLeavesAlone lists texts that no wrapper must be seen in.
func TestUnwrapLeavesAlone(t *testing.T) {
	for _, text := range []string{
		one, hs256, "", "hello", "hello world",
		sd(`{}`, rfcName),
		"eyJhbGciOiJIUzI1NiJ9==.e30=.c2ln", // padding
		"eyJhbGciOiJIUzI1NiJ9.e30.c2ln==",
		"eyJhbGciOiJIUzI1NiJ9.e30=.",
		"eyJhbGciOiJIUzI1NiJ9.e30.c2l+/w==",
		one + " " + two,   // two tokens
		one + "\n" + two,  // a list
		one + " trailing", // words behind a token
		one + " 200 ok",
		"the token " + one,
		"a=b",
		"https://example.com/?q=1&page=2",
		`"` + one, one + `'`, `"` + one + `'`,
		"Bearer",
		`{"payload":"e30"}`,
		"key=value;other=value",
		"eyJub.dots", "eyJ\nhello world",
	} {
		got, stripped := unwrap(text)
		check(t, text, got, text)
		check(t, text+" stripped", stripped, "")
	}
}

func TestUnwrapKeepsItsInput(t *testing.T) {
	text := "Cookie: a=b; token=" + one + "%2E;\n"
	buf := []byte(text)
	inspect.Unwrap(buf)
	check(t, "input", string(buf), text)
}

func TestTokenName(t *testing.T) {
	for name, want := range map[string]bool{
		"access_token": true, "ID_TOKEN": true, "token": true, "jwt": true, "client_assertion": true, "request": true,
		"": false, "tokens": false, "token_type": false, "access": false, "id": false,
	} {
		check(t, name, inspect.TokenName(name), want)
	}
}

func FuzzUnwrap(f *testing.F) {
	for _, s := range []string{
		one, "Bearer " + one, `"` + one + `",`, "Authorization: Bearer " + one, "Cookie: a=b; t=" + one,
		"https://x/#access_token=" + one + "&id_token=" + two, "export TOKEN=" + one, one[:20] + "\n" + one[20:],
		"''", "Bearer Bearer ", "export export a=", "a=%zz&token=.%2", "eyJ=eyJ.a.b",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		buf := []byte(text)
		tokens, stripped := inspect.Unwrap(buf)
		if string(buf) != text {
			t.Fatalf("%q was changed to %q", text, buf)
		}
		if len(tokens) == 0 {
			t.Fatalf("%q: nothing is left", text)
		}
		size := 0
		for _, tok := range tokens {
			size += len(tok)
		}
		if size > len(text) {
			t.Fatalf("%q grew to %q", text, tokens)
		}
		if stripped == "" && !strings.Contains(text, string(tokens[0])) {
			t.Fatalf("%q became %q and nothing is said to be stripped", text, tokens)
		}
	})
}
