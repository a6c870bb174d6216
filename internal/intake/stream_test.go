package intake_test

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/intake"
)

// buffer is how much of a line the Reader holds at once.
const buffer = 2 * inspect.MaxTokenBytes

// TestStraddle puts a token at every place around the end of the buffer, in
// one long line whose words are separated in many ways.
func TestStraddle(t *testing.T) {
	var r intake.Reader
	for _, sep := range []string{" ", "\"", "|", ":", "&", "/", "(", ">", "%20", "=", "\t", "é"} {
		for shift := range len(a) + 4 {
			var text strings.Builder
			unit := "some-word" + sep
			text.WriteString("x y" + sep)
			for text.Len() < buffer-len(a)-len(unit)-len(sep)+shift {
				text.WriteString(unit[:min(len(unit), buffer-len(a)-len(sep)+shift-text.Len())])
			}
			if !strings.HasSuffix(text.String(), sep) {
				text.WriteString(sep)
			}
			text.WriteString(a + sep + b + strings.Repeat(sep+"word", 10))
			if shift > 5 && shift < len(a)-5 && shift%7 != 0 {
				continue // the middle of a token is like its neighbours
			}
			all, err := readAll(&r, strings.NewReader(text.String()))
			check(t, fmt.Sprintf("%q shifted by %d", sep, shift), list(all), "1::A 1::B")
			check(t, "error", err, nil)
		}
	}
}

// TestLongTokenInLongLine finds a token that is nearly as long as one may be.
func TestLongTokenInLongLine(t *testing.T) {
	long := a + strings.Repeat("A", (inspect.MaxTokenBytes-len(a))/4*4)
	for _, lead := range []int{0, 1000, buffer / 2, buffer - 1000, buffer - 1} {
		text := "x " + strings.Repeat("-", lead) + "\t" + long + " " + b + strings.Repeat(" x", buffer/2) + "\n" + c
		all := readLong(t, text)
		check(t, fmt.Sprintf("lead %d", lead), len(all), 3)
		if len(all) == 3 {
			check(t, fmt.Sprintf("lead %d", lead), all[0].text == long && all[1].text == b && all[2].text == c, true)
			check(t, "lines", fmt.Sprint(all[0].line, all[1].line, all[2].line), "1 1 2")
		}
	}
}

func readLong(t *testing.T, text string) []found {
	t.Helper()
	all, err := readAll(new(intake.Reader), strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestLinesAroundALongOne keeps the count of lines.
func TestLinesAroundALongOne(t *testing.T) {
	long := strings.Repeat("word ", buffer/2)
	all := readLong(t, "x "+a+"\n"+long+b+"\r\n"+c+"\n")
	check(t, "found", list(all), "1::A 2::B 3::C")
	all = readLong(t, long+"\n"+long+"\n"+a)
	check(t, "two long lines", list(all), "3::A")
	all = readLong(t, strings.Repeat("x", buffer)+"\n"+a)
	check(t, "a line as long as the buffer", list(all), "2::A")
}

// TestWordBeyondTheLimit tells a word that begins like a token, and finds the
// tokens before and behind it.
func TestWordBeyondTheLimit(t *testing.T) {
	giant := "eyJ" + strings.Repeat("x", 3*buffer)
	all := readLong(t, "x "+a+" "+giant+" "+b+" y\n"+c)
	var texts []string
	for _, f := range all {
		if len(f.text) > inspect.MaxTokenBytes {
			f.text = "giant"
		}
		texts = append(texts, fmt.Sprintf("%d:%s", f.line, f.text))
	}
	check(t, "found", strings.Join(texts, " "), "1:"+a+" 1:giant 1:"+b+" 2:"+c)

	all = readLong(t, "x "+strings.Repeat("x", 3*buffer)+" "+b+" y\n"+c)
	check(t, "a word that is none", list(all), "1::B 2::C")
}

// A generator writes one endless-looking line without holding it.
type generator struct {
	unit string
	left int // units to come
	rest string
}

func (g *generator) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if g.rest == "" {
			if g.left == 0 {
				return n, io.EOF
			}
			g.left--
			g.rest = g.unit
		}
		k := copy(p[n:], g.rest)
		g.rest = g.rest[k:]
		n += k
	}
	return n, nil
}

// TestMemoryIsFlat reads one line of 32 MB: what lives at its end, and what
// was allocated on the way, does not depend on its length.
func TestMemoryIsFlat(t *testing.T) {
	unit := strings.Repeat("lorem ipsum {\"a\": 1, ", 400) + a + " "
	var r intake.Reader
	measure := func(units int) (tokens int, allocs, live uint64) {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		err := r.Read(&generator{unit: unit, left: units}, func(*intake.Found) error { tokens++; return nil })
		runtime.ReadMemStats(&after)
		runtime.GC()
		var end runtime.MemStats
		runtime.ReadMemStats(&end)
		check(t, "error", err, nil)
		return tokens, after.TotalAlloc - before.TotalAlloc, end.HeapAlloc
	}
	measure(200) // the buffers of the Reader
	few, small, liveSmall := measure(200)
	many, large, liveLarge := measure(3700)
	check(t, "tokens", few, 200)
	check(t, "tokens", many, 3700)
	if large > small+1<<20 {
		t.Errorf("a long line allocates %d bytes, a short one %d", large, small)
	}
	if liveLarge > liveSmall+1<<20 {
		t.Errorf("a long line leaves %d bytes alive, a short one %d", liveLarge, liveSmall)
	}
}

func TestReaderErrorIsReturned(t *testing.T) {
	broken := errors.New("disk on fire")
	for _, text := range []string{"", "eyJ", a + "\n" + b + "\n", "x y\nz", strings.Repeat("word ", buffer)} {
		for _, in := range []io.Reader{
			io.MultiReader(strings.NewReader(text), iotest.ErrReader(broken)),
			iotest.DataErrReader(io.MultiReader(strings.NewReader(text), iotest.ErrReader(broken))),
		} {
			_, err := readAll(new(intake.Reader), in)
			check(t, fmt.Sprintf("%.20q", text), errors.Is(err, broken), true)
		}
	}
}

// TestVisitErrorEndsReading whatever the error and wherever the token.
func TestVisitErrorEndsReading(t *testing.T) {
	long := strings.Repeat("word ", buffer/2)
	for _, enough := range []error{errors.New("enough"), io.EOF} {
		for name, text := range map[string]string{
			"list": a + "\n" + b + "\n" + c, "text": "x " + a + " " + b, "NDJSON": `{"token":"` + a + "\"}\n{\"token\":\"" + b + `"}`,
			"document": `{"x":"` + a + `","y":"` + b + `"}`, "alone": a, "URL": "#id_token=" + a + "&access_token=" + b,
			"long line": "x " + a + " " + long + b + "\n" + c, "end of a long line": long + a + " " + b + "\n" + c,
			"JSON string": `{"msg":"say ` + a + ` and ` + b + `"}`,
		} {
			visits := 0
			err := new(intake.Reader).Read(strings.NewReader(text), func(*intake.Found) error { visits++; return enough })
			check(t, name+" error", err, enough)
			check(t, name+" visits", visits, 1)
		}
	}
}
