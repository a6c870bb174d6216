package keyfile

import (
	"os"
	"path/filepath"
)

// Same reports whether two names lead to one file, or would once it is there:
// other spellings, directories behind symbolic links, and hard links.
func Same(a, b string) bool {
	one, errOne := os.Stat(a)
	two, errTwo := os.Stat(b)
	if errOne == nil && errTwo == nil {
		return os.SameFile(one, two)
	}
	return place(a) == place(b)
}

// place is a name's one spelling, as far as its directory is there.
func place(path string) string {
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		return filepath.Join(dir, filepath.Base(path))
	}
	return path
}
