package audit

// A Summary counts what a run has seen.
type Summary struct {
	Inputs, Tokens, Keys, Findings int
	// Documents counts issuer metadata and token responses.
	Documents  int
	BySeverity [Critical + 1]int
	// Suppressed counts findings that do not count among the others.
	Suppressed int
	// Hidden counts findings that are not worth showing, beside the others.
	Hidden int
	// Worst is the highest severity found; it means nothing while Findings is 0.
	Worst Severity
}

// Add counts findings.
func (s *Summary) Add(findings []Finding) {
	for i := range findings {
		s.Findings++
		s.BySeverity[findings[i].Severity]++
		s.Worst = max(s.Worst, findings[i].Severity)
	}
}

// Reaches reports whether a finding of severity s or worse was counted.
func (s *Summary) Reaches(severity Severity) bool {
	return s.Findings > 0 && s.Worst >= severity
}
