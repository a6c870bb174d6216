package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// notRun are commands of the README that this test cannot run: they fetch,
// or they are the test itself.
var notRun = []string{"git clone ", "cd jwtctl", "go install ", "go test ./..."}

// TestReadme runs every command in the README's console blocks and compares
// what is shown below it with what is printed. With -update it writes it.
func TestReadme(t *testing.T) {
	path := filepath.Join(projectRoot, "README.md")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	block, skipping, ran := "", false, 0
	for line := range strings.Lines(string(text)) {
		switch {
		case strings.HasPrefix(line, "```"):
			if block != "" {
				block, skipping = "", false
			} else {
				block = strings.TrimSpace(line[3:]) + "?"
			}
		case block == "console?" && strings.HasPrefix(line, "$ "):
			out.WriteString(line)
			if skipping = !runnable(line[2:]); !skipping {
				ran++
				shown, _ := shell(t, asInstalled(line[2:]))
				out.WriteString(shown)
				skipping = true
			}
			continue
		case block == "yaml?":
			checkRecipe(t, line)
		}
		if !skipping {
			out.WriteString(line)
		}
	}
	if ran < 8 {
		t.Errorf("ran %d commands only", ran)
	}
	if *update {
		if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if out.String() != string(text) {
		t.Errorf("README.md does not show what the program prints: run go test ./cmd/jwtctl -run Readme -update and read the difference")
	}
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

// checkRecipe runs the jwtctl lines of a CI recipe.
func checkRecipe(t *testing.T, line string) {
	_, command, ok := strings.Cut(line, "run: ")
	if !ok || !runnable(command) {
		return
	}
	if out, code := shell(t, strings.TrimSpace(command)); code > exitNo {
		t.Errorf("recipe %q exits with %d:\n%s", command, code, out)
	}
}
