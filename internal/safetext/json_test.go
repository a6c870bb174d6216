package safetext_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/jwtctl/jwtctl/internal/safetext"
)

func TestAppendJSON(t *testing.T) {
	for in, want := range map[string]string{
		"{\n\t\"a\": 1\n}":     "{\n\t\"a\": 1\n}",
		"\"é 🙂 \u202e\"":       `"é 🙂 \u202e"`,
		"\"\x7f\u0085\u00a0\"": `"\u007f\u0085\u00a0"`,
		"\"\U000e0100\"":       `"\udb40\udd00"`,
		"\"\xff\xe2\x80\"":     `"\ufffd\ufffd\ufffd"`,
		"\"\ufffd\"":           "\"\ufffd\"",
		`"\u001b"`:             `"\u001b"`,
	} {
		if got := string(safetext.AppendJSON(nil, []byte(in))); got != want {
			t.Errorf("AppendJSON(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestAppendQuote(t *testing.T) {
	for in, want := range map[string]string{
		"":                  `""`,
		`say "hi" \o/`:      `"say \"hi\" \\o/"`,
		"\n\r\t\x1b\x7f":    `"\n\r\t\u001b\u007f"`,
		"\xff\U000e0100é":   `"\ufffd\udb40\udd00é"`,
		"\u2028</script>\b": `"\u2028</script>\u0008"`,
	} {
		if got := string(safetext.AppendQuote(nil, in)); got != want {
			t.Errorf("AppendQuote(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestAppendersKeepWhatIsThere(t *testing.T) {
	got := safetext.AppendQuote(safetext.AppendJSON([]byte("["), []byte("1")), "x")
	if string(got) != `[1"x"` {
		t.Errorf("got %s", got)
	}
}

func FuzzAppendJSON(f *testing.F) {
	f.Add([]byte("{\"a\u202e\": [1e3, \"\xff\", \"\\ud800\U000e0100\"]}"))
	f.Fuzz(func(t *testing.T, in []byte) {
		if !json.Valid(in) {
			t.Skip("only valid JSON is promised a safe form")
		}
		out := safetext.AppendJSON(nil, in)
		requireSafe(t, string(out), "\n\r\t")
		if got, want := decode(t, out), decode(t, in); !reflect.DeepEqual(got, want) {
			t.Errorf("meaning changed: %q, want %q", got, want)
		}
	})
}

func FuzzAppendQuote(f *testing.F) {
	f.Add("a\x00\x1b\u202e\U000e0100\xff\"\\")
	f.Fuzz(func(t *testing.T, s string) {
		out := safetext.AppendQuote(nil, s)
		requireSafe(t, string(out), "")
		if got, want := decode(t, out), any(string([]rune(s))); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

func decode(t *testing.T, text []byte) any {
	t.Helper()
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		// Valid JSON still fails to decode where a number overflows; then
		// the text itself is what must stay.
		return err.Error()
	}
	return value
}
