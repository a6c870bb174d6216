package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// emptyProgram is the floor of a start: cobra, and nothing to do.
const emptyProgram = `package main

import "github.com/spf13/cobra"

func main() {
	root := &cobra.Command{Use: "empty", Run: func(*cobra.Command, []string) {}}
	_ = root.Execute()
}
`

// starts is how often each program is started; the median counts.
const starts = 200

// BenchmarkStart reports what it takes to start, decode one token and end, as
// a multiple of what an empty cobra program takes, in CPU time and by the wall
// clock, and the size of the stripped binary in millions of bytes.
func BenchmarkStart(b *testing.B) {
	dir := b.TempDir()
	source := filepath.Join(dir, "empty.go")
	if err := os.WriteFile(source, []byte(emptyProgram), 0o600); err != nil {
		b.Fatal(err)
	}
	empty, jwtctl := buildStripped(b, dir, "empty", source), buildStripped(b, dir, "jwtctl", ".")
	var cpu, wall [2][]time.Duration
	for range starts {
		for i, line := range [][]string{{empty}, {jwtctl, "decode", "../../testdata/tokens/access-token.jwt"}} {
			used, passed := startAndEnd(b, line)
			cpu[i], wall[i] = append(cpu[i], used), append(wall[i], passed)
		}
	}
	b.ReportMetric(ratioOfMedians(cpu), "cpu/empty")
	b.ReportMetric(ratioOfMedians(wall), "wall/empty")
	b.ReportMetric(megabytes(b, jwtctl), "MB")
	b.ReportMetric(0, "ns/op") // an absolute time would say nothing
}

// buildStripped builds a package or file as a release is built. The binary is
// then written anew, because how the linker leaves it in the page cache makes
// one build dearer to start than the next.
func buildStripped(b *testing.B, dir, name, what string) string {
	linked, path := filepath.Join(dir, name+".linked"), filepath.Join(dir, name)
	build := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", linked, what)
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	data, err := os.ReadFile(linked)
	if err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o700); err != nil {
		b.Fatal(err)
	}
	return path
}

// startAndEnd runs a program and returns its CPU time and how long it took.
func startAndEnd(b *testing.B, line []string) (used, passed time.Duration) {
	cmd := exec.Command(line[0], line[1:]...)
	start := time.Now()
	if err := cmd.Run(); err != nil {
		b.Fatalf("%q: %v", line, err)
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), time.Since(start)
}

// ratioOfMedians returns the second's median as a multiple of the first's.
func ratioOfMedians(samples [2][]time.Duration) float64 {
	for _, s := range samples {
		slices.Sort(s)
	}
	return float64(samples[1][starts/2]) / float64(samples[0][starts/2])
}

// megabytes returns the size of a file in millions of bytes.
func megabytes(b *testing.B, path string) float64 {
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	return float64(info.Size()) / 1e6
}
