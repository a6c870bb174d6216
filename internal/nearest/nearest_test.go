package nearest

import (
	"testing"

	"pgregory.net/rapid"
)

func TestNearest(t *testing.T) {
	candidates := []string{"decode", "audit", "rules", "version"}
	for word, want := range map[string]string{
		"deocde": "decode", "AUDIT": "audit", "rule": "rules", "ver": "version", "vresion": "version",
		"": "", "x": "", "banana": "", "au": "",
	} {
		if got, ok := Find(word, candidates); got != want || ok != (want != "") {
			t.Errorf("Find(%q) = %q, %v, want %q", word, got, ok, want)
		}
	}
	if got, _ := Find("auht0", []string{"auto", "auth0"}); got != "auth0" {
		t.Errorf("two letters swapped: %q", got)
	}
}

func TestDistanceIsAMetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[abé]{0,6}`)
		a, b, c := word.Draw(t, "a"), word.Draw(t, "b"), word.Draw(t, "c")
		ab := distance(a, b)
		if ab != distance(b, a) || (ab == 0) != (a == b) || ab > distance(a, c)+distance(c, b) {
			t.Errorf("distance(%q, %q) = %d is not metric", a, b, ab)
		}
	})
}
