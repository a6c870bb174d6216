package intake_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/jwtctl/jwtctl/internal/intake"
)

// FuzzIntake: how the input arrives makes no difference to what is found, and
// all that is found makes sense.
func FuzzIntake(f *testing.F) {
	for _, s := range []string{
		"", a, a + "\n" + b, a[:30] + "\n" + a[30:], "Bearer " + a, "x " + a + ". y\n" + b, `{"token":"` + a + "\"}\n{\"token\":\"b.c.d\"}",
		"{\n\"access_token\":\"" + a + "\"}", flattened, flattened + "\n" + flattened, "#id_token=" + a + "&access_token=" + b,
		"curl x -H 'authorization: DPoP " + a + "' -H 'dpop: " + b + "'\n", "DPoP: " + a + "\nAuthorization: DPoP " + b + "\n", "GET /x?t=" + a + " HTTP/1.1\n",
		`{"log":{"entries":[{"request":{"url":"https://x/?a=` + a + `","headers":[{"name":"dpop","value":"` + a + `"},{"name":"authorization","value":"DPoP ` + b + `"}]}}]}}`,
		"\xef\xbb\xbf" + a, "\v\na b", "eyJ.e30.x\neyJ.a;x=" + a, "eyJ.e30.x\neyJx.abc ", "[\"" + a + "\"]", "a\n" + a + "\n{", "%20" + a,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			t.Skip()
		}
		var r intake.Reader
		at1, err1 := readAll(&r, strings.NewReader(text))
		at2, err2 := readAll(&r, iotest.OneByteReader(strings.NewReader(text)))
		at3, err3 := readAll(new(intake.Reader), iotest.HalfReader(iotest.DataErrReader(strings.NewReader(text))))
		if err1 != nil || err2 != nil || err3 != nil {
			t.Fatalf("%q: %v, %v, %v", text, err1, err2, err3)
		}
		if once := fmt.Sprint(at1); once != fmt.Sprint(at2) || once != fmt.Sprint(at3) {
			t.Fatalf("%q: found %v at once, %v byte by byte, %v by halves", text, at1, at2, at3)
		}
		lines := strings.Count(text, "\n") + 1
		for i, x := range at1 {
			if x.index != i+1 || x.line < 1 || x.line > lines || x.alone != (len(at1) == 1 && x.alone) {
				t.Fatalf("%q: %+v is out of order", text, x)
			}
			if x.pointer == "" && x.stripped == "" && !strings.Contains(text, x.text) && !strings.ContainsAny(text, `\`) {
				t.Fatalf("%q: %q does not stand there", text, x.text)
			}
		}
	})
}
