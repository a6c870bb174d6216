package keyfile_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/jwtctl/jwtctl/internal/keyfile"
)

func TestWriteAndRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ring.jwks")
	must(t, keyfile.Write(keyfile.File{Path: path, Data: []byte("one")}))
	must(t, keyfile.Write(keyfile.File{Path: path, Data: []byte("two"), Replace: true}))
	if got, err := keyfile.Read(path, false); err != nil || string(got) != "two" {
		t.Errorf("read %q, %v", got, err)
	}
	alone(t, path)
}

func TestWriteNeverReplacesUnasked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "key.pem")
	must(t, keyfile.Write(keyfile.File{Path: path, Data: []byte("first")}))
	wantFault(t, keyfile.Write(keyfile.File{Path: path, Data: []byte("second")}), keyfile.Exists)
	holds(t, path, "first")
	alone(t, path)
}

// TestWriteChangesNothingUnlessAllCanBeWritten writes two files, of which the
// second has no place.
func TestWriteChangesNothingUnlessAllCanBeWritten(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "public.jwks")
	must(t, keyfile.Write(keyfile.File{Path: path, Data: []byte("old"), Public: true}))
	err := keyfile.Write(keyfile.File{Path: path, Data: []byte("new"), Public: true, Replace: true},
		keyfile.File{Path: filepath.Join(dir, "missing", "ring.jwks"), Data: []byte("new")})
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v", err)
	}
	holds(t, path, "old")
	alone(t, path)
}

// TestPartial lets the second name be taken at the last moment, by the first.
func TestPartial(t *testing.T) {
	path := filepath.Join(t.TempDir(), "key.pem")
	err := keyfile.Write(keyfile.File{Path: path, Data: []byte("first")}, keyfile.File{Path: path, Data: []byte("second")})
	var partial *keyfile.Partial
	if !errors.As(err, &partial) || len(partial.Done) != 1 || partial.Done[0] != path {
		t.Fatalf("error %v", err)
	}
	wantFault(t, err, keyfile.Exists)
	holds(t, path, "first")
	alone(t, path)
}

// TestLate writes what a file is to hold once the one before it is there.
func TestLate(t *testing.T) {
	dir := t.TempDir()
	first, second := filepath.Join(dir, "first"), filepath.Join(dir, "second")
	fails := errors.New("too late")
	for _, c := range []struct {
		late []byte
		err  error
		want string
	}{{nil, nil, "early"}, {[]byte("late"), nil, "late"}, {nil, fails, "late"}} {
		err := keyfile.Write(keyfile.File{Path: first, Replace: true}, keyfile.File{Path: second, Data: []byte("early"), Replace: true, Late: func() ([]byte, error) {
			holds(t, first, "")
			return c.late, c.err
		}})
		var partial *keyfile.Partial
		if !errors.Is(err, c.err) || (c.err != nil) != errors.As(err, &partial) {
			t.Errorf("error %v", err)
		}
		holds(t, second, c.want)
		if entries, err := os.ReadDir(dir); err != nil || len(entries) != 2 {
			t.Errorf("left are %v, %v", entries, err)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	dir := t.TempDir()
	_, err := keyfile.Read(filepath.Join(dir, "none"), false)
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing file: %v", err)
	}
	_, err = keyfile.Read(dir, false)
	wantFault(t, err, keyfile.Irregular)

	large := filepath.Join(dir, "large")
	must(t, os.WriteFile(large, make([]byte, keyfile.MaxBytes+1), 0o600))
	if _, err = keyfile.Read(large, false); err == nil {
		t.Error("read a file that is too large")
	}
}

func TestStrays(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "ring.jwks")
	for _, name := range []string{
		".ring.jwks.0123456789abcdef.tmp", ".ring.jwks.ffffffffffffffff.tmp", // strays
		".other.jwks.0123456789abcdef.tmp", ".ring.jwks.0123456789abcdeg.tmp", ".ring.jwks.tmp", ".ring.jwks.lock", "ring.jwks",
	} {
		must(t, os.WriteFile(filepath.Join(dir, name), nil, 0o600))
	}
	found, err := keyfile.RemoveStrays(path)
	if err != nil || len(found) != 2 {
		t.Errorf("removed %q, %v", found, err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 5 {
		t.Errorf("%d files are left, %v", len(left), err)
	}
	if _, err := keyfile.Strays(filepath.Join(dir, "none", "ring.jwks")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("in a directory that is not there: %v", err)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantFault(t *testing.T, err error, want keyfile.Fault) {
	t.Helper()
	var refused *keyfile.Error
	if !errors.As(err, &refused) || refused.Fault != want || refused.Error() == "" || refused.Hint() == "" {
		t.Errorf("error %v; want fault %d", err, want)
	}
}

func holds(t *testing.T, path, want string) {
	t.Helper()
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("%s holds %q, %v; want %q", path, got, err, want)
	}
}

// alone holds that no neighbour was left beside a file.
func alone(t *testing.T, path string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 || entries[0].Name() != filepath.Base(path) {
		t.Errorf("beside %s: %v, %v", path, entries, err)
	}
}
