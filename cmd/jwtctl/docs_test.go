package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

const docsDir = "../../docs/cli"

// TestDocs holds docs/cli to the help of the commands, page by page, and knows
// no page without a command. Rewrite with go test ./cmd/jwtctl -update.
func TestDocs(t *testing.T) {
	pages := map[string][]byte{}
	root := newRoot(newApp(context.Background(), env{}))
	eachCommand(root, func(cmd *cobra.Command) {
		name := strings.ReplaceAll(strings.TrimPrefix(cmd.CommandPath(), "jwtctl "), " ", "-") + ".md"
		pages[name] = page(cmd)
	})
	if *update {
		writePages(t, pages)
	}
	files, err := filepath.Glob(filepath.Join(docsDir, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if pages[filepath.Base(file)] == nil {
			t.Errorf("%s belongs to no command", file)
		}
	}
	for name, want := range pages {
		got, err := os.ReadFile(filepath.Join(docsDir, name))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is stale (%v): run go test ./cmd/jwtctl -update", name, err)
		}
	}
}

func page(cmd *cobra.Command) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "<!-- Generated from the command's own help: go test ./cmd/jwtctl -update -->\n# %s\n\n```text\n", cmd.CommandPath())
	writeHelp(&out, cmd)
	fmt.Fprint(&out, "```\n")
	return out.Bytes()
}

func writePages(t *testing.T, pages map[string][]byte) {
	t.Helper()
	if err := os.RemoveAll(docsDir); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(docsDir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range pages {
		if err := os.WriteFile(filepath.Join(docsDir, name), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestCommandsAreDocumented asks of every command a purpose, a group and two
// examples that name it.
func TestCommandsAreDocumented(t *testing.T) {
	root := newRoot(newApp(context.Background(), env{}))
	eachCommand(root, func(cmd *cobra.Command) {
		if cmd.Short == "" || strings.HasSuffix(cmd.Short, ".") {
			t.Errorf("%s: Short must be one line without a full stop, got %q", cmd.CommandPath(), cmd.Short)
		}
		if cmd.Parent() == root && cmd.GroupID == "" {
			t.Errorf("%s is in no group", cmd.CommandPath())
		}
		if n := strings.Count(cmd.Example, cmd.CommandPath()); n < 2 {
			t.Errorf("%s has %d examples, want at least 2", cmd.CommandPath(), n)
		}
		if !cmd.Runnable() || cmd.Args == nil && cmd.Name() != "help" {
			t.Errorf("%s needs Args and RunE, or bad arguments end with 0", cmd.CommandPath())
		}
	})
}
