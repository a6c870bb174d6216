package audit

import "testing"

// TestSigns holds the facts of single signs against the bytes that they are
// about: the two lists stand in one order.
func TestSigns(t *testing.T) {
	for fact, signs := range map[Facts]string{
		FactAt: "@", FactPlus: "+", FactAngle: "<", FactStar: "*", FactComma: ",", FactTilde: "~", FactDollar: "$`{", FactSemicolon: ";|&",
	} {
		for c := range 256 {
			got := factsOfText([]byte{'a', byte(c)})&fact != 0
			want := false
			for i := range len(signs) {
				want = want || signs[i] == byte(c)
			}
			if got != want {
				t.Errorf("%q: fact %b is %v", rune(c), fact, got)
			}
		}
	}
}
