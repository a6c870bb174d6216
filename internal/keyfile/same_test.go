package keyfile_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/jwtctl/jwtctl/internal/keyfile"
)

func TestSame(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	must(t, os.Mkdir("sub", 0o700))
	must(t, os.WriteFile("there", nil, 0o600))
	must(t, os.WriteFile("other", nil, 0o600))
	linked := os.Symlink(".", "self") == nil && os.Link("there", "hard") == nil
	for _, c := range []struct {
		a, b  string
		links bool
		want  bool
	}{
		{"there", "./there", false, true},
		{"there", filepath.Join(dir, "there"), false, true},
		{"there", "sub/../there", false, true},
		{"there", "other", false, false},
		{"there", "missing", false, false},
		{"missing", "./missing", false, true},
		{"missing", filepath.Join(dir, "missing"), false, true},
		{"missing", "sub/missing", false, false},
		{"nowhere/missing", "./nowhere/missing", false, true},
		{"there", "self/there", true, true},
		{"missing", "self/missing", true, true},
		{"there", "hard", true, true},
	} {
		if c.links && !linked {
			continue
		}
		if got := keyfile.Same(c.a, c.b); got != c.want {
			t.Errorf("Same(%q, %q) is %v", c.a, c.b, got)
		}
		if keyfile.Same(c.b, c.a) != keyfile.Same(c.a, c.b) {
			t.Errorf("Same(%q, %q) depends on the order", c.a, c.b)
		}
	}
}
