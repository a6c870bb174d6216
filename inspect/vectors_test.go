package inspect_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// TestVectors reads the public test vectors that live apart from this
// repository, in the folder that JWTCTL_VECTORS names.
func TestVectors(t *testing.T) {
	dir := os.Getenv("JWTCTL_VECTORS")
	if dir == "" {
		t.Skip("JWTCTL_VECTORS names no folder with cases.ndjson: vectors not read")
	}
	file, err := os.Open(filepath.Join(dir, "cases.ndjson"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	suites := map[string]int{}
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 4<<20)
	for lines.Scan() {
		var c vector
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatalf("case %d: %v", suites["decode"]+suites["fuzz"], err)
		}
		suites[c.Suite]++
		switch c.Suite {
		case "decode":
			t.Run(c.ID, c.decode)
		case "fuzz":
			t.Run(c.ID, func(t *testing.T) { checkSane(t, parse(c.Token)) })
		}
	}
	if err := lines.Err(); err != nil || suites["decode"] == 0 || suites["fuzz"] == 0 {
		t.Errorf("read %v, %v; want decode and fuzz cases", suites, err)
	}
}

type vector struct {
	ID, Suite, Token string
	Header           json.RawMessage `json:"expect_header"`
	Claims           json.RawMessage `json:"expect_claims"`
}

func (c vector) decode(t *testing.T) {
	tok := parse(c.Token)
	checkSane(t, tok)
	sameJSON(t, "header", tok.Header.JSON.Root(), c.Header)
	for tok.Nested != nil {
		tok = tok.Nested
	}
	sameJSON(t, "claims", tok.Claims().Root(), c.Claims)
}

func sameJSON(t *testing.T, what string, got inspect.Value, want json.RawMessage) {
	t.Helper()
	if len(want) == 0 || string(want) == "null" {
		return
	}
	var g, w any
	if err := json.Unmarshal(want, &w); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(got.Raw(), &g); err != nil || !reflect.DeepEqual(g, w) {
		t.Errorf("%s: got %s, want %s", what, got.Raw(), want)
	}
}
