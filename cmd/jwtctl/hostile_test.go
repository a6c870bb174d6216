package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/jwtctl/jwtctl/internal/safetext"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// hostile are texts that a terminal would obey, hide or reorder.
var hostile = []string{
	"\x1b[2J\x1b[31mred", "\x1b]0;title\x07", "\x1b]8;;http://evil.example\x1b\\link", "\u009b31m", "\x9b31m",
	"a\rb", "a\x00b", "a\x08b", "\x7f", "\u202egnp.exe", "\u2066x\u2069", "a\u200bb", "\ufeffx", "\u115f\u3164\u2800\ufe0f\u034f",
	"\U000e0041", "bad\xff\xfeutf8", "\xc0\xaf", "\xed\xa0\x80", "line\u2028sep", "tab\there", "nl\nhere",
}

// TestNothingHostileReachesTheTerminal runs every command over hostile texts:
// as argument, as the value of each flag, as a file's name and content, and
// inside tokens. Every byte of every output must be safe to show.
func TestNothingHostileReachesTheTerminal(t *testing.T) {
	dir := t.TempDir()
	for i, evil := range hostile {
		var inputs []string
		for j, text := range hostileTokens(evil) {
			path := filepath.Join(dir, fmt.Sprintf("in%d-%d", i, j))
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			inputs = append(inputs, path)
		}
		if name := filepath.Join(dir, strings.ReplaceAll(evil, "/", "_")); os.WriteFile(name, []byte(evil), 0o600) == nil {
			inputs = append(inputs, name)
		}
		for _, args := range commandLines(evil, inputs) {
			stdout, stderr := runHostile(evil, args)
			for stream, out := range map[string][]byte{"stdout": stdout, "stderr": stderr} {
				if r, at := firstUnsafe(out); at >= 0 {
					t.Fatalf("jwtctl %q: %U at byte %d of %s: %q", args, r, at, stream, out)
				}
			}
		}
	}
}

// hostileTokens puts a text wherever a token has room for text.
func hostileTokens(evil string) []string {
	b64 := base64.RawURLEncoding.EncodeToString
	quoted, _ := json.Marshal(evil)
	raw := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(evil) + `"` // control bytes as they are
	var tokens []string
	for _, q := range []string{string(quoted), raw} {
		header := `{"alg":` + q + `,"kid":` + q + `,"typ":` + q + `,"crit":[` + q + `],` + q + `:` + q + `,"jku":` + q + `,"jwk":{"kty":` + q + `}}`
		claims := `{"iss":` + q + `,"sub":` + q + `,"aud":[` + q + `],"exp":` + q + `,` + q + `:{` + q + `:` + q + `},` + q + `:1,"scope":` + q + `,"password":` + q + `}`
		tokens = append(tokens,
			b64([]byte(header))+"."+b64([]byte(claims))+"."+b64([]byte(evil)),
			b64([]byte(`{"alg":"none"}`))+"."+b64([]byte(claims))+".~"+b64([]byte(`["salt",`+q+`,`+q+`]`))+"~",
			b64([]byte(header[:len(header)-4]))+"."+b64([]byte(evil))+"."+evil,
			`{"payload":`+q+`,"protected":`+q+`,"signature":`+q+`,`+q+`:1}`,
			`{"token":"eyJ`+evil+`.x.y"}`+"\n"+`{"token":`+q+"}\n")
	}
	return append(tokens, evil, "Bearer "+evil, "eyJhbGciOiJub25lIn0."+evil+".")
}

// commandLines calls every command there is with hostile arguments and flags.
func commandLines(evil string, inputs []string) [][]string {
	lines := [][]string{{evil}, {"help", evil}, {"--now", evil, "version"}, {"--" + evil}}
	eachCommand(newRoot(newApp(context.Background(), env{})), func(cmd *cobra.Command) {
		path := strings.Fields(cmd.CommandPath())[1:]
		lines = append(lines, append(path, evil), append(path, inputs...))
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
			lines = append(lines, append(append([]string{}, path...), "--"+f.Name+"="+evil, inputs[0]))
		})
		if f := cmd.Flags().Lookup("output"); f != nil {
			lines = append(lines, append(append(path, "-o", "json"), inputs...))
		}
	})
	for _, in := range inputs {
		lines = append(lines, []string{"decode", in}, []string{"decode", "--show-signature", "-o", "json", in},
			[]string{"decode", "--claim", "sub", in}, []string{"audit", "-o", "ndjson", in})
	}
	return lines
}

func runHostile(evil string, args []string) (stdout, stderr []byte) {
	var out, errs bytes.Buffer
	run(context.Background(), env{stdin: strings.NewReader(evil), stdout: &out, stderr: &errs,
		now:    func() time.Time { return time.Unix(1767323045, 0) },
		getenv: func(string) string { return "" }}, args)
	return out.Bytes(), errs.Bytes()
}

// firstUnsafe finds what no output may hold. Line ends are our own.
func firstUnsafe(out []byte) (rune, int) {
	for i := 0; i < len(out); {
		r, size := utf8.DecodeRune(out[i:])
		if r == utf8.RuneError && size == 1 || r != '\n' && !safetext.IsSafe(r) {
			return r, i
		}
		i += size
	}
	return 0, -1
}
