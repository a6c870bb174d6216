package render

import (
	"fmt"

	"github.com/jwtctl/jwtctl/audit"
)

// severityWord paints a severity, padded so that what follows lines up.
func severityWord(t Theme, s audit.Severity) string {
	word := fmt.Sprintf("%-8s", s)
	switch s {
	case audit.Critical:
		return t.Critical(word)
	case audit.High:
		return t.High(word)
	case audit.Medium:
		return t.Medium(word)
	case audit.Low:
		return t.Low(word)
	}
	return t.Info(word)
}
