package audit

import "fmt"

// Severity orders findings by how much harm they can do.
type Severity uint8

// The severities, from a remark to a forgeable token.
const (
	Info Severity = iota
	Low
	Medium
	High
	Critical
)

var severityNames = [...]string{"info", "low", "medium", "high", "critical"}

// Severities lists all severities, worst first.
func Severities() []Severity { return []Severity{Critical, High, Medium, Low, Info} }

// SeverityNames lists their names, worst first.
func SeverityNames() []string {
	var names []string
	for _, s := range Severities() {
		names = append(names, s.String())
	}
	return names
}

// String returns the lower-case name that flags and formats use.
func (s Severity) String() string {
	if int(s) < len(severityNames) {
		return severityNames[s]
	}
	return fmt.Sprintf("severity(%d)", uint8(s))
}

// ParseSeverity reads a name written by [Severity.String].
func ParseSeverity(name string) (Severity, error) {
	for i, n := range severityNames {
		if n == name {
			return Severity(i), nil
		}
	}
	return 0, fmt.Errorf("unknown severity %q", name)
}
