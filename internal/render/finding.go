package render

import "github.com/jwtctl/jwtctl/audit"

// The wire form of a finding, the same in decode, audit and ndjson output.
type (
	finding struct {
		Rule        string          `json:"rule"`
		Severity    string          `json:"severity"`
		Title       string          `json:"title"`
		Message     string          `json:"message"`
		Location    findingLocation `json:"location"`
		Why         string          `json:"why"`
		Fix         string          `json:"fix"`
		Refs        []string        `json:"refs"`
		Preset      string          `json:"preset,omitempty"`
		Fingerprint string          `json:"fingerprint"`
	}
	findingLocation struct {
		Input   string `json:"input"`
		Index   int    `json:"index,omitempty"`
		Line    int    `json:"line,omitempty"`
		Pointer string `json:"pointer,omitempty"`
		Path    string `json:"path"`
	}
)

func wireFinding(f *audit.Finding) finding {
	return finding{Rule: f.Rule.ID, Severity: f.Severity.String(), Title: f.Rule.Title, Message: redactString(f.Message),
		Location: wireLocation(f.Location), Why: f.Rule.Why, Fix: f.Rule.Fix, Refs: f.Rule.Refs, Preset: f.Preset, Fingerprint: f.Fingerprint()}
}

func wireLocation(l audit.Location) findingLocation {
	return findingLocation{Input: l.Input, Index: l.Index, Line: l.Line, Pointer: l.Pointer, Path: l.Path}
}

func wireFindings(findings []audit.Finding) []finding {
	if findings == nil {
		return nil
	}
	wire := []finding{}
	for i := range findings {
		wire = append(wire, wireFinding(&findings[i]))
	}
	return wire
}
