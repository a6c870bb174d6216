package intake_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/intake"
)

// carriers writes what each token of a text stands in as "part parameter", "-"
// for nothing that is known, and "with X" for a companion.
func carriers(t *testing.T, text string) string {
	t.Helper()
	names := map[string]string{a: "A", b: "B", c: "C"}
	var all []string
	var r intake.Reader
	err := r.Read(strings.NewReader(text), func(f *intake.Found) error {
		said := "-"
		if in := f.Carrier; in != nil && in.Companion != nil {
			said = "with " + names[string(in.Companion)]
		} else if in != nil && in.URL != inspect.NoURL {
			said = strings.TrimSpace(fmt.Sprintf("%s %s", in.URL, in.Parameter))
		}
		all = append(all, names[string(f.Token.Text)]+" "+said)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(all, ", ")
}

// TestInURL tells tokens in URLs from those elsewhere.
func TestInURL(t *testing.T) {
	for text, want := range map[string]string{
		"https://app.example/cb?access_token=" + a + "&x=1":                                    "A query access_token",
		"https://app.example/cb#state=1&id_token=" + a:                                         "A fragment id_token",
		"https://app.example/verify/" + a:                                                      "A path",
		"https://app.example/cb#" + a:                                                          "A fragment",
		`10.0.0.7 - - [02/Jan/2026:03:04:05 +0000] "GET /cb?a=b&token=` + a + ` HTTP/1.1" 200`: "A query token",
		`10.0.0.7 - "GET /verify/` + a + ` HTTP/1.1" 200`:                                      "A path",
		"GET /cb?token%3d" + a + " HTTP/1.1\r\nHost: x\r\n":                                    "A query",
		"time=1 path=/cb?token=" + a + " status=200":                                           "A query token",
		"time=1 url=https://x.example/?t=" + a + " referer=-":                                  "A query t",
		"curl 'https://api.example/x?jwt=" + a + "' -H 'X: y'\n":                               "A query jwt",
		"curl https://api.example/x -H 'Authorization: Bearer " + a + "'\n":                    "A -",
		"curl https://api.example/x -d 'grant_type=x&assertion=" + a + "'\n":                   "A -",
		"Cookie: id=" + a + "; x=1":                                                            "A -", "access_token=" + a + "&token_type=Bearer": "A -", a: "A -", "Bearer " + a: "A -",
		"<a href=\"https://x.example/reset?t=" + a + "\">":                                              "A query t",
		`{"url":"https://x.example/cb?token=` + a + `","token":"` + b + `"}`:                            "A query token, B -",
		`{"msg":"GET /cb?token=` + a + ` failed","path":"/x/` + b + `"}`:                                "A query token, B -",
		"see https://x.example and id=" + a:                                                             "A -",
		"a\n" + "Referer: https://x.example/?token=" + a + "\nAuthorization: Bearer " + b + "\nx y z\n": "A query token, B -",
	} {
		check(t, text, carriers(t, text), want)
	}
}

// TestDPoPPairs finds the access token that belongs to a proof, and no other.
func TestDPoPPairs(t *testing.T) {
	curl := func(access, proof string) string {
		return "curl 'https://api.example/x' \\\n  -H 'authorization: DPoP " + access + "' \\\n  -H 'dpop: " + proof + "'\n"
	}
	for text, want := range map[string]string{
		curl(a, b):              "A -, B with A",
		curl(a, b) + curl(a, c): "A -, B with A, A -, C with A",
		"GET /x HTTP/1.1\r\nDPoP: " + b + "\r\nAuthorization: DPoP " + a + "\r\n\r\n": "B -, A with B",
		"> GET /x HTTP/1.1\n> Authorization: DPoP " + a + "\n> DPoP: " + b + "\n>\n":  "A -, B with A",
		"GET /x HTTP/1.1\nAuthorization: DPoP " + a + "\n\nDPoP: " + b + "\n":         "A -, B -",
		"GET /x HTTP/1.1\nAuthorization: Bearer " + a + "\nDPoP: " + b + "\n":         "A -, B -",
		`a "Authorization: DPoP ` + a + `" "DPoP: ` + b + `"`:                         "A -, B with A",
		"curl x -H 'authorization: DPoP " + a + "'\ncurl x -H 'dpop: " + b + "'\n":    "A -, B -",
	} {
		check(t, text, carriers(t, text), want)
	}
}

// TestHARCarriers: in a HAR the fields of a request and its URL say where a
// token went, wherever else it stands.
func TestHARCarriers(t *testing.T) {
	request := func(url, headers string) string {
		return `{"log":{"entries":[{"request":{"url":"` + url + `","headers":[` + headers + `],"cookies":[{"name":"id","value":"` + c + `"}]}}]}}`
	}
	fields := `{"name":"Authorization","value":"DPoP ` + a + `"},{"name":"DPoP","value":"` + b + `"}`
	check(t, "pair", carriers(t, request("https://x.example/", fields)), "C -, A -, B with A")
	check(t, "cookie and URL", carriers(t, request("https://x.example/?s="+c, "")), "C query s")
	check(t, "referer", carriers(t, request("x", `{"name":"Referer","value":"https://x.example/#t=`+a+`"}`)), "C -, A fragment t")
	check(t, "bearer", carriers(t, request("x", strings.Replace(fields, "DPoP ", "Bearer ", 1))), "C -, A -, B -")
}

// TestHARResponses: the answers of token endpoints are visited with their
// header, and only where they are wanted.
func TestHARResponses(t *testing.T) {
	entry := func(body string) string {
		return `{"request":{"url":"x"},"response":{"headers":[{"name":"cache-control","value":"no-store"}],"content":{"text":` + body + `}}}`
	}
	har := `{"log":{"entries":[` + entry(`"{\"access_token\":\"`+a+`\",\"token_type\":\"Bearer\"}"`) + ",\n" +
		entry(`"eyJhY2Nlc3NfdG9rZW4iOiJ4IiwidG9rZW5fdHlwZSI6IkJlYXJlciJ9","encoding":"base64"`) + "," + entry(`"{\"a_token\":1}"`) + "," + entry("5") + `]}}`
	for _, wanted := range []bool{true, false} {
		var said []string
		finder := intake.Finder{Responses: wanted}
		var s intake.Splitter
		s.Reset(strings.NewReader(har))
		var chunk intake.Chunk
		if err := s.Next(&chunk); err != nil {
			t.Fatal(err)
		}
		_, err := finder.Find(&chunk, func(f *intake.Found) error {
			if f.Response == nil {
				said = append(said, fmt.Sprint(f.Index))
				return nil
			}
			control, _ := f.Response.Field("Cache-Control")
			said = append(said, fmt.Sprintf("%d%s %s", f.Line, f.Pointer, control))
			return nil
		})
		check(t, "error", err, nil)
		want := "1"
		if wanted {
			want = "1/log/entries/0/response/content/text no-store, 1, 2/log/entries/1/response/content/text no-store"
		}
		check(t, fmt.Sprint("wanted ", wanted), strings.Join(said, ", "), want)
	}
}
