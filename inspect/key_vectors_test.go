package inspect_test

import (
	"bufio"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// vectorsDir is the folder of the public vectors, which live apart.
func vectorsDir(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("JWTCTL_VECTORS")
	if dir == "" {
		t.Skip("JWTCTL_VECTORS names no folder with cases.ndjson: vectors not read")
	}
	return dir
}

// TestThumbprintVectors computes the thumbprints of the suite of that name.
func TestThumbprintVectors(t *testing.T) {
	dir := vectorsDir(t)
	file, err := os.Open(filepath.Join(dir, "cases.ndjson"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 4<<20)
	n := 0
	for lines.Scan() {
		var c struct {
			ID, Suite, Key string
			Want           string `json:"expect_text"`
		}
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		if c.Suite != "thumbprint" {
			continue
		}
		n++
		data, err := os.ReadFile(filepath.Join(dir, c.Key))
		if err != nil {
			t.Fatal(err)
		}
		check(t, c.ID, readKey(t, string(data)).Thumbprint(), c.Want)
	}
	if err := lines.Err(); err != nil || n == 0 {
		t.Errorf("%d cases, %v", n, err)
	}
}

// TestKeyVectors reads every key file of the vectors, and every prefix of the
// smaller ones.
func TestKeyVectors(t *testing.T) {
	dir := vectorsDir(t)
	n := 0
	for _, folder := range []string{"keys", "jwks", "weakkeys"} {
		err := filepath.WalkDir(filepath.Join(dir, folder), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			n++
			checkKeys(t, data)
			for end := range min(len(data), 300) {
				checkKeys(t, data[:end])
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
	if n < 100 {
		t.Errorf("read %d files only", n)
	}
}
