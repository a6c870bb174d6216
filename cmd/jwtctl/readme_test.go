package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// notRun are commands of the README that this test cannot run: they fetch,
// or they are the test itself.
var notRun = []string{"git clone ", "cd jwtctl", "go install ", "go test ./..."}

// readmeOfNo are the commands of the README whose answer is no, each by its
// subcommand and a file it reads, and why. The answer of all others must be
// yes.
var readmeOfNo = map[string]string{
	"audit testdata/tokens":                             "some of the samples are bad on purpose",
	"decode testdata/tokens/cut-short.jwt":              "the sample is cut short",
	"audit testdata/policy/team.yaml":                   "a sample breaks the policy",
	"audit testdata/tokens/access.log":                  "the sample has a token in a URL",
	"audit testdata/tokens/session.jwt":                 "the sample has findings of high severity",
	"audit testdata/tokens/cut-short.jwt":               "the sample has findings of high severity",
	"verify testdata/tokens/id-token.jwt":               "the sample has expired by the --now that is given",
	"jwks testdata/endpoints/openid-configuration.json": "the sample has findings of high severity",
	"jwks testdata/rotation/3.jwks@2026-01-04":          "the sample rotates too early",
}

// readmeBlocks are the languages of the README's blocks; what is in another
// would be checked by nobody.
var readmeBlocks = map[string]bool{"console": true, "yaml": true, "go": true}

// A readmeRun is what a walk through the README comes to.
type readmeRun struct {
	text              strings.Builder // the README as it should be
	commands, recipes int             // how many were run
	no                map[string]bool // the keys of readmeOfNo that occurred

	scratch string // where the README makes a keyring
	names   madeKeys
}

// TestReadme runs every command in the README's console blocks and compares
// what is shown below it with what is printed. With -update it writes it.
func TestReadme(t *testing.T) {
	path := filepath.Join(projectRoot, "README.md")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r := readmeRun{no: map[string]bool{}, scratch: t.TempDir()}
	r.names.known = string(text)
	r.walk(t, string(text))
	if r.commands < 12 {
		t.Errorf("ran %d commands only", r.commands)
	}
	if r.recipes < 2 {
		t.Errorf("ran %d CI recipes only", r.recipes)
	}
	for known := range readmeOfNo {
		if !r.no[known] {
			t.Errorf("README.md has no command %q; take it off readmeOfNo", known)
		}
	}
	if *update {
		if err := os.WriteFile(path, []byte(r.text.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if r.text.String() != string(text) {
		t.Errorf("README.md does not show what the program prints: run go test ./cmd/jwtctl -run Readme -update and read the difference\n%s",
			firstDifference(string(text), r.text.String()))
	}
}

// firstDifference shows the first line in which two texts differ.
func firstDifference(have, want string) string {
	a, b := strings.Split(have, "\n"), strings.Split(want, "\n")
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return fmt.Sprintf("line %d\n- %s\n+ %s", n+1, strings.Join(a[n:min(n+1, len(a))], ""), strings.Join(b[n:min(n+1, len(b))], ""))
}

// walk goes through the README line by line.
func (r *readmeRun) walk(t *testing.T, text string) {
	block, skipping := "", false
	for line := range strings.Lines(text) {
		switch {
		case strings.HasPrefix(line, "```"):
			language := strings.TrimSpace(line[3:])
			switch {
			case block != "":
				block, skipping = "", false
			case !readmeBlocks[language]:
				t.Errorf("README.md: nothing checks a block of %q", language)
				block = "unknown"
			default:
				block = language
			}
		case block == "console" && strings.HasPrefix(line, "$ "):
			r.text.WriteString(line)
			if skipping = runnable(line[2:]); skipping {
				r.commands++
				r.text.WriteString(r.answer(t, line[2:]))
			}
			continue
		case block == "yaml":
			r.recipe(t, line)
		}
		if !skipping {
			r.text.WriteString(line)
		}
	}
}

// answer runs a command, whose answer must be the expected one, and returns
// what it prints.
func (r *readmeRun) answer(t *testing.T, command string) string {
	command = strings.TrimSpace(command)
	want := exitYes
	for known := range readmeOfNo {
		if job, input, _ := strings.Cut(known, " "); strings.Contains(command, "jwtctl "+job+" ") && slices.Contains(strings.Fields(command), input) {
			want, r.no[known] = exitNo, true
		}
	}
	dir := projectRoot
	if strings.Contains(command, "ring.jwks") {
		dir = r.scratch
	}
	out, code := shellIn(t, dir, asInstalled(command))
	out = r.names.stable(out)
	if code != want || strings.TrimSpace(out) == "" {
		t.Errorf("README.md: %q exits with %d, want %d, and prints:\n%s", command, code, want, out)
	}
	return out
}

func runnable(command string) bool {
	for _, prefix := range notRun {
		if strings.HasPrefix(command, prefix) {
			return false
		}
	}
	return true
}

// asInstalled takes the program under test in place of one run from source.
func asInstalled(command string) string {
	return strings.ReplaceAll(command, "go run ./cmd/jwtctl", "jwtctl")
}

var recipeStep = regexp.MustCompile(`^\s*(?:- )?run:\s*(.*?)\s*$`)

// recipe runs the step in a line of a CI recipe.
func (r *readmeRun) recipe(t *testing.T, line string) {
	step := recipeStep.FindStringSubmatch(line)
	if step == nil {
		if strings.Contains(line, "jwtctl") {
			t.Errorf("README.md: nothing runs the recipe line %q; write it as run: COMMAND", line)
		}
		return
	}
	switch command := step[1]; {
	case command == "" || strings.ContainsAny(command[:1], "|>\"'"):
		t.Errorf("README.md: a recipe of several lines is not checked: %q; write each as run: COMMAND", line)
	case runnable(command):
		r.recipes++
		r.answer(t, command)
	}
}

// snippetMain is the program around the README's Go block: its imports, and
// what the block takes as given.
const snippetMain = `package main

import (
	"bytes"
	"fmt"
	"os"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/inspect"
)

func main() {
	token, err := os.ReadFile("testdata/tokens/access-token.jwt")
	if err != nil {
		panic(err)
	}
	pem, err := os.ReadFile("testdata/keys/NOT-SECRET-es256.pem")
	if err != nil {
		panic(err)
	}
	keys, err := inspect.ReadKeys(pem, nil)
	if err != nil {
		panic(err)
	}
	if err := snippet(string(bytes.TrimSpace(token)), keys); err != nil {
		panic(err)
	}
}

func snippet(text string, keys *inspect.KeySet) error {
SNIPPET	return nil
}
`

// TestReadmeGoSnippet runs the README's Go block as a package of this module.
// The package is laid over the source tree and never written into it.
func TestReadmeGoSnippet(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(projectRoot, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "```go\n")
	snippet, after, ok := strings.Cut(rest, "```\n")
	if !ok || strings.Contains(after, "```go") {
		t.Fatal("README.md should have one block of Go")
	}
	dir := t.TempDir()
	real, overlay := filepath.Join(dir, "main.go"), filepath.Join(dir, "overlay.json")
	root, err := filepath.Abs(projectRoot)
	if err != nil {
		t.Fatal(err)
	}
	seen := filepath.Join(root, "internal", "readmesnippet", "main.go")
	layers, err := json.Marshal(map[string]map[string]string{"Replace": {seen: real}})
	if err != nil {
		t.Fatal(err)
	}
	for path, content := range map[string]string{real: strings.Replace(snippetMain, "SNIPPET", snippet, 1), overlay: string(layers)} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("go", "run", "-overlay", overlay, "./internal/readmesnippet")
	cmd.Dir = root
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("the Go block of README.md: %v\n%s", err, out)
	}
	for _, want := range []string{"passed signature", "passed iss", "failed exp", "time-expired"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("the Go block of README.md does not print %q:\n%s", want, out)
		}
	}
}
