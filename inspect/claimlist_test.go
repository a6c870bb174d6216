package inspect

import (
	"slices"
	"testing"
)

// TestClaimLists holds the lists in the order that binary search needs.
func TestClaimLists(t *testing.T) {
	for _, list := range [][]claim{registeredClaims[:], vendorClaims[:]} {
		for i := 1; i < len(list); i++ {
			if list[i-1].name >= list[i].name {
				t.Errorf("%q stands before %q", list[i-1].name, list[i].name)
			}
		}
	}
	for _, c := range vendorClaims {
		if _, twice := slices.BinarySearchFunc(registeredClaims[:], c.name, claim.compare); twice {
			t.Errorf("%q stands in both lists", c.name)
		}
	}
}

// TestViews compares the views with the texts they stand for.
func TestViews(t *testing.T) {
	doc, _ := ReadJSON([]byte(`{"plain":"text","esc\u0061ped":"\"quoted\" \ud83d\ude00","":"","n":1,"a":["x"]}`))
	for v := range doc.Root().Descendants() {
		if got := string(v.NameBytes()); got != v.Name() {
			t.Errorf("NameBytes %q, Name %q", got, v.Name())
		}
		if got := string(v.TextBytes()); got != v.Text() {
			t.Errorf("TextBytes %q, Text %q", got, v.Text())
		}
	}
	if (Value{}).NameBytes() != nil || (Value{}).TextBytes() != nil {
		t.Error("the zero Value has a name or a text")
	}
}
