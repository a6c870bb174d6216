package inspect_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/jwtctl/jwtctl/inspect"
)

// finds lists all that Find finds.
func finds(text string) []string {
	var list []string
	for at := 0; ; {
		start, end := inspect.Find([]byte(text), at)
		if start < 0 {
			return list
		}
		list = append(list, text[start:end])
		at = end
	}
}

// shape is the shape of a compact token, said once more as a regular
// expression: three segments with disclosures, up to two more dots (a fourth
// segment must not be empty, or it is the full stop of a sentence), and
// whatever else hangs on by dots.
var shape = regexp.MustCompile(`^eyJ[\w-]*\.[\w-]*\.[\w~-]*(\.[\w-][\w~-]*(\.[\w~-]*(\.[\w-][\w~-]*)*)?)?`)

// mask is what may stand in place of a signature, in the 32 bytes behind it.
var mask = regexp.MustCompile(`^(\*{3,}|<[^>\]]*>|\[[^>\]]*\])`)

// escape is an escape of JSON that ends a word, though with letters or digits.
var escape = regexp.MustCompile(`\\([bfnrt]|u[0-9a-fA-F]{4})$`)

// obviousFinds does what Find does, slowly.
func obviousFinds(text string) []string {
	var list []string
	from := 0
	for at := 0; at < len(text); at++ {
		before := text[from:at]
		if before != "" && !(len(before) >= 3 && before[len(before)-3] == '%') && !escape.MatchString(before) && regexp.MustCompile(`[\w.-]$`).MatchString(before) {
			continue
		}
		if m := shape.FindString(text[at:]); m != "" {
			if m[len(m)-1] == '.' {
				m += mask.FindString(text[at+len(m) : min(at+len(m)+32, len(text))])
			}
			list = append(list, m)
			from = at + len(m)
			at = from - 1
		}
	}
	return list
}

func TestFind(t *testing.T) {
	jwe := b64(dirHeader) + "..aXY.Y3Q.dGFn"
	none := "eyJhbGciOiJub25lIn0.e30."
	sdjwt := sd(`{}`, rfcName, rfcArray)
	kb := sdjwt + two
	for _, c := range []struct{ name, text, want string }{
		{"alone", one, one},
		{"in words", "got " + one + " from them", one},
		{"at the end", "token: " + one, one},
		{"full stop", "The token is " + one + ". It is old.", one},
		{"full stop at the end", "The token is " + one + ".", one},
		{"JWE and full stop", "It is " + jwe + ".", jwe},
		{"comma", one + ", " + two, one + " " + two},
		{"side by side", one + "," + two, one + " " + two},
		{"lines", one + "\n" + two + "\n", one + " " + two},
		{"quotes", `{"a":"` + one + `","b":'` + two + `'}`, one + " " + two},
		{"URL", "https://x/#access_token=" + one + "&id_token=" + two, one + " " + two},
		{"percent escape", "Bearer%20" + one, one},
		{"percent escape in a word", "a%3D" + one + "%26b", one},
		{"escaped quotes", `{\u0022token\u0022:\u0022` + one + `\u0022}`, one},
		{"escaped line end", `first\n` + one + `\r\n` + two + `\t`, one + " " + two},
		{"JWE", jwe, jwe},
		{"unsecured", "x " + none + " y", none},
		{"detached", hs256 + "..c2ln", hs256 + "..c2ln"},
		{"SD-JWT", "<" + sdjwt + ">", sdjwt},
		{"SD-JWT with key binding", kb + " ", kb},
		{"SD-JWT with key binding and full stop", kb + ". ", kb},
		{"brackets", "(" + one + ")[" + two + "]", one + " " + two},
		{"path", "/t/" + one + "/x", one},
		{"broken token", "x eyJhbGciOiJIUzI1NiJ9.a.b y", "eyJhbGciOiJIUzI1NiJ9.a.b"},
		{"behind a near miss", "eyJub.dots " + one, one},
		{"behind a J", "JJ eyJJ J " + one, one},

		{"empty", "", ""},
		{"Mapbox", "pk.eyJ1IjoiZXhhbXBsZSIsImEiOiJjIn0.dGVzdA.x", ""},
		{"PASETO", "v4.public.eyJzdWIiOiJ4In0.Zm9v.YmFy", ""},
		{"middle of a word", "x" + one, ""},
		{"no escape", `n` + one + ` \x` + one + ` \u022` + one + ` \u00g2` + one, ""},
		{"behind a dash", "-" + one, ""},
		{"behind an underscore", "_" + one, ""},
		{"behind a dot", "." + one, ""},
		{"one dot", "eyJhbGciOiJIUzI1NiJ9.e30", ""},
		{"one dot, then another word", "eyJhbGciOiJIUzI1NiJ9.e30 .c2ln", ""},
		{"version", "v1.2.3 and 1.2.3.4", ""},
		{"host name", "www.example.com.", ""},
		{"other case", "EYJhbGci.e30.c2ln eyjhbGci.e30.c2ln", ""},
		{"JSON in clear", `{"alg":"HS256"}`, ""},
	} {
		check(t, c.name, strings.Join(finds(c.text), " "), c.want)
		check(t, c.name+" obviously", strings.Join(obviousFinds(c.text), " "), c.want)
	}
}

func TestFindFrom(t *testing.T) {
	text := one + " " + two
	start, end := inspect.Find([]byte(text), 1)
	check(t, "from 1", text[start:end], two)
	start, _ = inspect.Find([]byte(text), len(text))
	check(t, "from the end", start, -1)
}

// TestFindDifferential holds Find against the regular expression on texts
// made of what matters to either.
func TestFindDifferential(t *testing.T) {
	piece := rapid.SampledFrom([]string{
		"eyJ", "eyJa", "e", "y", "J", ".", "..", "~", " ", "%20", "%2", "%", "\\", "\\n", "\\u0022", "\\u002", "u", "-", "_", "\"", "=", "\n", "é", "\xff", "a", "Zm9v", "eyJhbGciOiJub25lIn0.e30.",
	})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 0, 30).Draw(t, "pieces"), "")
		if got, want := fmt.Sprintf("%q", finds(text)), fmt.Sprintf("%q", obviousFinds(text)); got != want {
			t.Fatalf("%q: found %s, want %s", text, got, want)
		}
	})
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{one, "a " + one + ". b", "%20" + one, "x" + one, "eyJ.a.b.c.d.e.f", "eyJ..~.a..", "eyJ.a.b.c. ", `\u0022` + one + `\n` + one, `\\x` + one} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got, want := fmt.Sprintf("%q", finds(text)), fmt.Sprintf("%q", obviousFinds(text)); got != want {
			t.Fatalf("%q: found %s, want %s", text, got, want)
		}
	})
}

func TestPlausible(t *testing.T) {
	jwe := b64(dirHeader)
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"JWS", one, true},
		{"unsecured", "eyJhbGciOiJub25lIn0.e30.", true},
		{"unknown alg", jws(`{"alg":"FOO"}`, `{}`), true},
		{"not canonical", hs256 + ".e30=.", true},
		{"broken payload", hs256 + "." + b64(`{"a`) + ".c2ln", true},
		{"header cut", b64(`{"alg":"HS256","kid":`) + ".e30.c2ln", true},
		{"JWE", jwe + "..aXY.Y3Q.dGFn", true},
		{"SD-JWT", sd(`{}`, rfcName), true},
		{"no alg", jws(`{"typ":"JWT"}`, `{}`), false},
		{"alg is empty", jws(`{"alg":""}`, `{}`), false},
		{"alg is blank", jws(`{"alg":"  "}`, `{}`), false},
		{"alg is a number", jws(`{"alg":1}`, `{}`), false},
		{"alg is null", jws(`{"alg":null}`, `{}`), false},
		{"last alg counts", jws(`{"alg":"HS256","alg":1}`, `{}`), false},
		{"no payload", hs256 + "..c2ln", false},
		{"JWE without iv", jwe + "...Y3Q.dGFn", false},
		{"JWE without ciphertext", jwe + "..aXY..dGFn", false},
		{"JWE without tag", jwe + "..aXY.Y3Q.", false},
		{"signed cookie", "eyJfcGVybWFuZW50Ijp0cnVlfQ.ZK3xQw.c2ln", false},
		{"no token", "www.example.com", false},
		{"empty", "", false},
	} {
		check(t, c.name, parse(c.text).Plausible(), c.want)
	}
}
