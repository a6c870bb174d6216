package main

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// projectRoot is where examples and the README's commands run.
const projectRoot = "../.."

// shell runs a line as a user at the project's root would and returns its
// output, both streams in one, and its exit code.
func shell(t *testing.T, line string) (output string, code int) {
	t.Helper()
	cmd := exec.Command("sh", "-c", line)
	cmd.Dir = projectRoot
	cmd.Env = append(os.Environ(), "NO_COLOR=1")
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		t.Fatalf("%s: %v", line, err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

// TestHelpExamplesRunAsWritten runs every example in every help text. An
// answer of no is as good as a yes; a usage error or a failure is not.
func TestHelpExamplesRunAsWritten(t *testing.T) {
	ran := 0
	eachCommand(newRoot(newApp(context.Background(), env{})), func(cmd *cobra.Command) {
		for line := range strings.Lines(cmd.Example) {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			ran++
			if out, code := shell(t, line); code > exitNo {
				t.Errorf("%s: example %q exits with %d:\n%s", cmd.CommandPath(), line, code, out)
			}
		}
	})
	if ran < 10 {
		t.Fatalf("ran %d examples only", ran)
	}
}
