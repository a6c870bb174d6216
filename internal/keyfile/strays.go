package keyfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Strays lists the neighbours that writes of a file began and did not end.
// They may hold private keys.
func Strays(path string) ([]string, error) {
	dir, base := filepath.Dir(path), filepath.Base(path)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, explain("look for strays of", path, err)
	}
	var found []string
	for _, e := range entries {
		if isStray(e.Name(), base) {
			found = append(found, filepath.Join(dir, e.Name()))
		}
	}
	return found, nil
}

// RemoveStrays removes them and tells which. Who calls it must hold the
// file's lock, or it takes a write under way for a stray.
func RemoveStrays(path string) ([]string, error) {
	found, err := Strays(path)
	if err != nil {
		return nil, err
	}
	for _, stray := range found {
		if err := os.Remove(stray); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, explain("remove", stray, err)
		}
	}
	return found, nil
}

// RemoveAbandoned removes those whose writer is gone, and tells which. It needs
// no lock: a writer holds its neighbour while it lives.
func RemoveAbandoned(path string) (removed []string, err error) {
	found, err := Strays(path)
	for _, stray := range found {
		if removeUnheld(stray) {
			removed = append(removed, stray)
		}
	}
	return removed, err
}

// isStray recognises the names that stage makes.
func isStray(name, base string) bool {
	middle, ok := strings.CutPrefix(name, "."+base+".")
	if !ok {
		return false
	}
	hex, ok := strings.CutSuffix(middle, ".tmp")
	return ok && len(hex) == 16 && strings.Trim(hex, "0123456789abcdef") == ""
}
