package intake_test

import (
	"testing"

	"github.com/jwtctl/jwtctl/internal/intake"
)

// TestIgnores holds the patterns to what git check-ignore says of them.
func TestIgnores(t *testing.T) {
	list := intake.IgnoreList{}.With("", "# comment\r\n*.log\n!keep.log\n/build\ntmp/\na/*/z\ndocs/**/x.txt\n\\#odd\n\\!odd\nspace \n{a,b}\n[\n").
		With("sub", "*.txt\n/only\n!important.log\n")
	for _, tt := range []struct {
		file  string
		isDir bool
		want  bool
	}{
		{"x.log", false, true}, {"deep/er/x.log", false, true}, {"keep.log", false, false}, {"deep/keep.log", false, false},
		{"build", true, true}, {"build", false, true}, {"deep/build", true, false},
		{"tmp", true, true}, {"tmp", false, false}, {"deep/tmp", true, true},
		{"a/b/z", false, true}, {"a/b/c/z", false, false}, {"q/a/b/z", false, false},
		{"docs/x.txt", false, true}, {"docs/a/b/x.txt", false, true}, {"x.txt", false, false},
		{"#odd", false, true}, {"!odd", false, true}, {"space", false, true}, {"a", false, false}, {"{a,b}", false, true}, {"[", false, false},
		{"sub/x.txt", false, true}, {"sub/deep/x.txt", false, true}, {"sub/only", false, true}, {"sub/deep/only", false, false},
		{"sub/important.log", false, false}, {"subx/x.txt", false, false},
	} {
		if got := list.Ignores(tt.file, tt.isDir); got != tt.want {
			t.Errorf("%s (directory: %v): %v, want %v", tt.file, tt.isDir, got, tt.want)
		}
	}
}

// FuzzIgnores never panics.
func FuzzIgnores(f *testing.F) {
	f.Add("*.log\n!a\n/b/\n**/c\n[a-\n\\", "a/b/c.log", true)
	f.Fuzz(func(t *testing.T, text, file string, isDir bool) {
		if len(text)+len(file) > 1000 {
			t.Skip()
		}
		intake.IgnoreList{}.With("", text).With("a", text).Ignores(file, isDir)
	})
}
