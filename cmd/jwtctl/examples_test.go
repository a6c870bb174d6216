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
	return shellIn(t, projectRoot, line)
}

// shellIn is shell for a user who is elsewhere.
func shellIn(t *testing.T, dir, line string) (output string, code int) {
	t.Helper()
	cmd := exec.Command("sh", "-c", line)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "NO_COLOR=1")
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		t.Fatalf("%s: %v", line, err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

// examplesOfNo are the examples in help texts whose answer is no at the tests'
// fixed time, and why. The answer of all others must be yes.
var examplesOfNo = map[string]string{
	"jwtctl audit testdata/tokens": "some of the samples are bad on purpose",
}

// TestHelpExamplesRunAsWritten runs every example in every help text. Each
// prints something, and its answer is the one that is expected.
func TestHelpExamplesRunAsWritten(t *testing.T) {
	ran := map[string]bool{}
	eachCommand(newRoot(newApp(context.Background(), env{})), func(cmd *cobra.Command) {
		for line := range strings.Lines(cmd.Example) {
			if line = strings.TrimSpace(line); line == "" || ran[line] {
				continue
			}
			ran[line] = true
			want := exitYes
			if examplesOfNo[line] != "" {
				want = exitNo
			}
			if out, code := shell(t, line); code != want || strings.TrimSpace(out) == "" {
				t.Errorf("%s: example %q exits with %d, want %d, and prints:\n%s", cmd.CommandPath(), line, code, want, out)
			}
		}
	})
	for line := range examplesOfNo {
		if !ran[line] {
			t.Errorf("no help text has the example %q", line)
		}
	}
	if len(ran) < 18 {
		t.Fatalf("ran %d examples only", len(ran))
	}
}
