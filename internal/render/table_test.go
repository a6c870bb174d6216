package render

import (
	"errors"
	"strings"
	"testing"
)

// TestTable holds that columns line up by what a terminal shows, that nothing
// is wrapped, and that no line ends in spaces.
func TestTable(t *testing.T) {
	theme := NewTheme(true)
	var out strings.Builder
	long := strings.Repeat("a long kid ", 20) + "end"
	table := newTable(&out, "kid", "a_b.c", "problem")
	table.append("k", theme.Bad("bad"), "")
	table.append("日本", "x", long)
	if err := table.render(); err != nil {
		t.Fatal(err)
	}
	want := " kid   a_b.c  problem\n" +
		" k     " + theme.Bad("bad") + "\n" +
		" 日本  x      " + long + "\n"
	if out.String() != want {
		t.Errorf("got\n%q, want\n%q", out.String(), want)
	}
}

// TestTableTellsOfFailedWrites holds that a full disk is noticed.
func TestTableTellsOfFailedWrites(t *testing.T) {
	table := newTable(failing{}, "kid")
	table.append("k")
	if err := table.render(); !errors.Is(err, errFull) {
		t.Errorf("got %v, want %v", err, errFull)
	}
}

var errFull = errors.New("no space left")

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errFull }
