package main

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"sync"
	"testing"

	"github.com/jwtctl/jwtctl/internal/keyfile"
)

// TestRotationsTogether runs twenty rotations at once, at each of the three
// moments at which there is something to do, and compares with as many one
// after the other.
func TestRotationsTogether(t *testing.T) {
	moments := []string{"2026-01-02T03:04:05Z", "2026-01-02T03:14:05Z", "2026-01-02T04:25:05Z"}
	together, serial := newRingDir(t), newRingDir(t)
	for _, now := range moments {
		args := []string{"keys", "rotate", "--now", now, "--lock-timeout", "2m", "ring.jwks"}
		var wg sync.WaitGroup
		for range 20 {
			wg.Go(func() { rotateIn(t, together, args) })
		}
		wg.Wait()
		for range 20 {
			rotateIn(t, serial, args)
		}
		for _, name := range []string{"ring.jwks", "jwks.json"} {
			a, b := anonymous(t, filepath.Join(together, name)), anonymous(t, filepath.Join(serial, name))
			if a != b {
				t.Errorf("at %s %s comes to\n%s\nand one after the other to\n%s", now, name, a, b)
			}
		}
	}
	if strays, err := keyfile.Strays(filepath.Join(together, "ring.jwks")); err != nil || len(strays) > 0 {
		t.Errorf("left are %v, %v", strays, err)
	}
}

func newRingDir(t *testing.T) string {
	dir := t.TempDir()
	rotateIn(t, dir, []string{"keys", "init", "ring.jwks", "--public", "jwks.json", "--max-token-lifetime", "1h", "--cache-ttl", "10m"})
	return dir
}

func rotateIn(t *testing.T, dir string, args []string) {
	cmd := exec.Command("jwtctl", args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("jwtctl %v: %v: %s", args, err, out)
	}
}

// anonymous is a file with every key's ID and value taken out.
func anonymous(t *testing.T, path string) string {
	t.Helper()
	text, err := keyfile.Read(path, true)
	if err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`[A-Za-z0-9_-]{43}`).ReplaceAllString(string(text), "...")
}
