package config

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/userrule"
)

// A File is what a policy file says.
type File struct {
	// Name is the path it was read from.
	Name string
	// Policy are the parts that judging goes by.
	Policy audit.Policy
	// FailOn and MinSeverity are severities by name, FailOn also "never"; ""
	// where the file says nothing.
	FailOn, MinSeverity string
	// Ignores accept findings.
	Ignores []audit.Ignore
	// Rules are the user's own, and Failures tells of those that could not be
	// worked out for some token.
	Rules    []*audit.Rule
	Failures *userrule.Failures

	at map[string]int
}

// Line returns the line of a key, such as "claims.required", 0 where the file
// does not have it.
func (f *File) Line(key string) int {
	if f == nil {
		return 0
	}
	return f.at[key]
}

// With returns the file with other values, but with its own lines.
func (f *File) With(values File) File {
	values.Name, values.at, values.Rules, values.Failures = f.Name, f.at, f.Rules, f.Failures
	return values
}

// Names are the words that the file may use and that other packages know.
type Names struct {
	Rules   []string // IDs of the built-in rules
	Presets []string
}
