package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

// maxAnnotations is how many of each kind GitHub keeps of a step.
const maxAnnotations = 10

// auditGitHub writes workflow commands, which GitHub Actions turns into
// annotations, and the same as a table for the summary of the step.
type auditGitHub struct {
	w       io.Writer
	summary Report // nil where there is no summary
	errors  worst
	warns   worst
	notices worst
}

// NewAuditGitHub returns a report of workflow commands. summary takes the
// markdown of the step's summary; it may be nil.
func NewAuditGitHub(w, summary io.Writer) Report {
	r := &auditGitHub{w: w, errors: worst{most: maxAnnotations}, warns: worst{most: maxAnnotations}, notices: worst{most: maxAnnotations}}
	if summary != nil {
		r.summary = NewAuditMarkdown(summary)
	}
	return r
}

func (r *auditGitHub) Token(j *Judged) error {
	for i := range j.Findings {
		switch f := &j.Findings[i]; sarifLevel(f.Severity) {
		case "error":
			r.errors.addOne(f)
		case "warning":
			r.warns.addOne(f)
		default:
			r.notices.addOne(f)
		}
	}
	if r.summary != nil {
		return r.summary.Token(j)
	}
	return nil
}

func (r *auditGitHub) Close(s *audit.Summary) error {
	var b strings.Builder
	shown := 0
	emit := func(command string, list []kept) {
		for i := range list {
			b.WriteString(annotation(command, &list[i]))
		}
		shown += len(list)
	}
	emit("error", r.errors.list())
	emit("warning", r.warns.list())
	notices := r.notices.list()
	if shown+len(notices) < s.Findings { // the last notice says so
		notices = notices[:min(len(notices), maxAnnotations-1)]
	}
	emit("notice", notices)
	if left := s.Findings - shown; left > 0 {
		fmt.Fprintf(&b, "::notice title=jwtctl::%s; %d not shown as annotations\n", commandData(total(s)), left)
	} else {
		b.WriteString(total(s) + "\n")
	}
	if _, err := io.WriteString(r.w, b.String()); err != nil || r.summary == nil {
		return err
	}
	return r.summary.Close(s)
}

func annotation(command string, k *kept) string {
	var where string
	if isFile(k.location.Input) {
		where = fmt.Sprintf("file=%s,line=%d,", commandProperty(k.location.Input), max(k.location.Line, 1))
	}
	title := fmt.Sprintf("%s (%s)", k.rule.ID, k.severity)
	return fmt.Sprintf("::%s %stitle=%s::%s\n", command, where, commandProperty(title), commandData(inToken(k.location)+": "+k.message))
}

// commandData escapes the message of a workflow command.
func commandData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// commandProperty escapes a property of a workflow command.
func commandProperty(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
