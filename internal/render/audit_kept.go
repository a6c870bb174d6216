package render

import (
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/internal/safetext"
)

// A Run is what report formats say about the run beside its findings.
type Run struct {
	Tool  Tool
	Rules []*audit.Rule // the whole catalogue
	Now   time.Time
	// MaxLifetime is the policy's limit; 0 where it sets none.
	MaxLifetime time.Duration
	// Fails reports whether a finding of this severity fails the run.
	Fails func(audit.Severity) bool
	// Incomplete reports, at the end, whether an input could not be read.
	Incomplete func() bool
}

// rulePage is where the page of a rule is: those of a policy, which users
// write, have one together.
func rulePage(id string) string {
	const docs = "https://github.com/jwtctl/jwtctl/blob/main/docs/"
	if strings.HasPrefix(id, "x-") {
		return docs + "config.md#rules-of-your-own"
	}
	return docs + "rules/" + id + ".md"
}

// shown makes an untrusted text fit for a report: no signature in it, and
// nothing that deceives the eye.
func shown(s string) string { return safetext.Escape(redactString(s)) }

// A kept finding outlives its token. All its texts are safe to show.
type kept struct {
	rule        *audit.Rule
	severity    audit.Severity
	message     string
	input       string // its name as it is, for formats that encode it themselves
	location    audit.Location
	fingerprint string
	suppression *audit.Suppression // nil for a finding that counts
}

func keep(f *audit.Finding) kept {
	l := f.Location
	return kept{f.Rule, f.Severity, strings.Clone(shown(f.Message)), redactString(l.Input),
		audit.Location{Input: shown(l.Input), Index: l.Index, Line: l.Line,
			Pointer: strings.Clone(shown(l.Pointer)), Path: strings.Clone(shown(l.Path))}, f.Fingerprint(), f.Suppression}
}

// worst keeps the worst findings of a run, as many as a format has room for:
// memory is bounded, and what is left out is never worse than what is shown.
type worst struct {
	most  int
	count int
	by    [audit.Critical + 1][]kept
}

func (w *worst) add(j *Judged) {
	for i := range j.Findings {
		w.addOne(&j.Findings[i])
	}
}

func (w *worst) addOne(f *audit.Finding) {
	if w.count < w.most {
		w.by[f.Severity] = append(w.by[f.Severity], keep(f))
		w.count++
		return
	}
	for s := audit.Info; s < f.Severity; s++ {
		if n := len(w.by[s]); n > 0 {
			w.by[s] = w.by[s][:n-1]
			w.by[f.Severity] = append(w.by[f.Severity], keep(f))
			return
		}
	}
}

// list returns what was kept, worst first, otherwise in the order it came.
func (w *worst) list() []kept {
	var all []kept
	for _, s := range audit.Severities() {
		all = append(all, w.by[s]...)
	}
	return all
}

// inToken names the place inside an input: "token 3, header/alg".
func inToken(l audit.Location) string {
	l.Input, l.Line, l.Pointer = "", 0, ""
	return strings.TrimPrefix(strings.TrimSpace(place(l))+", "+l.Path, ", ")
}

// isFile reports whether an input is a file, as far as its name tells.
func isFile(input string) bool {
	return input != "stdin" && !strings.HasPrefix(input, "argument ")
}

// total is the line that sums up: "3 findings (1 critical, 2 low) in 2 tokens".
func total(s *audit.Summary) string { return (&auditText{theme: NewTheme(false)}).total(s) }
