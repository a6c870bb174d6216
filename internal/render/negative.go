package render

import (
	"io"

	"github.com/jwtctl/jwtctl/mint/negative"
)

// negativeWire is a line of `jwtctl mint --negative`.
type negativeWire struct {
	Schema    string `json:"schema"`
	Name      string `json:"name"`
	Family    string `json:"family"`
	Expect    string `json:"expect"`
	Why       string `json:"why"`
	Reference string `json:"reference"`
	Rule      string `json:"rule,omitempty"`
	Check     string `json:"check,omitempty"`
	Token     string `json:"token"`
}

// NegativeNDJSON writes a set of tokens for tests, one a line. The tokens are
// whole: they are what was asked for.
func NegativeNDJSON(w io.Writer, set *negative.Set) error {
	for _, t := range set.Tokens {
		line, err := marshal(negativeWire{"jwtctl.mint-negative/v1", t.Name, t.Family, t.Expect(), t.Why, t.Reference, t.Rule, t.Check, string(t.Text)}, "")
		if err != nil {
			return err
		}
		if _, err := w.Write(append(line, '\n')); err != nil {
			return err
		}
	}
	return nil
}
