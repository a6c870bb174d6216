package token

// A tally counts the findings of a rule that can make thousands of them on one
// token. No more than ten are shown, and finding out where a value stands in a
// long array takes long, so that the others are reported without a place.
type tally int

const maxShown = 10

// path returns where the next finding stands.
func (n *tally) path(at interface{ Path() string }) string {
	if *n++; *n > maxShown {
		return ""
	}
	return at.Path()
}
