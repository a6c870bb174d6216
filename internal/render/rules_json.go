package render

import (
	"io"

	"github.com/jwtctl/jwtctl/audit"
)

// ruleWire is the wire form of a rule in `jwtctl rules -o json`.
type ruleWire struct {
	ID       string          `json:"id"`
	Group    string          `json:"group"`
	Title    string          `json:"title"`
	Severity string          `json:"severity"`
	Profiles []audit.Profile `json:"profiles,omitempty"`
	Why      string          `json:"why"`
	Fix      string          `json:"fix"`
	Bad      string          `json:"bad"`
	Good     string          `json:"good"`
	Refs     []string        `json:"refs"`
}

// RulesJSON writes rules as a JSON array, so that `jq length` counts them.
func RulesJSON(w io.Writer, rules []*audit.Rule) error {
	wire := []ruleWire{}
	for _, r := range rules {
		wire = append(wire, ruleWire{r.ID, r.Group(), r.Title, r.Severity.String(), r.Profiles, r.Why, r.Fix, r.Bad, r.Good, r.Refs})
	}
	text, err := marshal(wire, "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(text, '\n'))
	return err
}
