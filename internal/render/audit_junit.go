package render

import (
	"fmt"
	"html"
	"io"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

// maxSuite is how many tokens one testsuite holds. A suite begins with its
// counts and must be held until they are known; a larger input goes on in
// another suite, so that memory stays bounded.
const maxSuite = 2000

// auditJUnit writes JUnit XML: a testsuite for each input, a testcase for each
// token, which fails by findings that fail the run.
type auditJUnit struct {
	w       io.Writer
	run     Run
	started bool
	input   string
	part    int
	tests   int
	failed  int
	cases   strings.Builder
}

// NewAuditJUnit returns a report in the JUnit format, for test dashboards.
func NewAuditJUnit(w io.Writer, run Run) Report { return &auditJUnit{w: w, run: run} }

func (r *auditJUnit) Token(j *Judged) error {
	if j.Location.Input != r.input || r.tests == maxSuite {
		if err := r.flush(); err != nil {
			return err
		}
		if r.part++; j.Location.Input != r.input {
			r.part = 1
		}
		r.input = j.Location.Input
	}
	r.tests++
	var failing, other []string
	first := ""
	for i := range j.Findings {
		k := keep(&j.Findings[i])
		line := fmt.Sprintf("%s %s %s: %s", k.severity, k.rule.ID, k.location.Path, k.message)
		if !r.run.Fails(k.severity) {
			other = append(other, line)
			continue
		}
		if failing == nil {
			first = k.rule.ID + ": " + k.message
		}
		failing = append(failing, line, "  fix: "+k.rule.Fix)
	}
	fmt.Fprintf(&r.cases, "    <testcase classname=\"%s\" name=\"%s\">\n", xmlText(r.suiteClass()), xmlText(caseName(j)))
	if failing != nil {
		r.failed++
		fmt.Fprintf(&r.cases, "      <failure message=\"%s\" type=\"%s\">%s</failure>\n", xmlText(first), j.Findings[0].Rule.ID, xmlLines(failing))
	}
	if other != nil {
		fmt.Fprintf(&r.cases, "      <system-out>%s</system-out>\n", xmlLines(other))
	}
	r.cases.WriteString("    </testcase>\n")
	return nil
}

// suiteClass is the class of an input's tests. Dashboards take a dot for the
// end of a package, so there is none in it.
func (r *auditJUnit) suiteClass() string {
	return "jwtctl." + strings.ReplaceAll(r.input, ".", "_")
}

func caseName(j *Judged) string {
	l := j.Location
	name := fmt.Sprintf("token %d", max(l.Index, 1))
	switch {
	case j.Metadata != nil:
		name = "metadata"
	case j.Endpoint != nil && j.Keys == nil:
		name = "endpoint"
	case j.Response != nil:
		name = "token response"
	case j.Token == nil:
		name = "keys"
	}
	if l.Line > 0 {
		name += fmt.Sprintf(", line %d", l.Line)
	}
	if l.Pointer != "" {
		name += ", " + l.Pointer
	}
	return name
}

// flush writes the suite that is being held.
func (r *auditJUnit) flush() error {
	head := ""
	if !r.started {
		r.started = true
		head = xmlHeader + "<testsuites name=\"jwtctl audit\">\n"
	}
	if r.tests == 0 {
		_, err := io.WriteString(r.w, head)
		return err
	}
	name := r.input
	if r.part > 1 {
		name += fmt.Sprintf(" (part %d)", r.part)
	}
	_, err := fmt.Fprintf(r.w, "%s  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\" time=\"0\" timestamp=\"%s\">\n",
		head, xmlText(name), r.tests, r.failed, r.run.Now.UTC().Format("2006-01-02T15:04:05"))
	if err == nil {
		_, err = io.WriteString(r.w, r.cases.String())
	}
	if err == nil {
		_, err = io.WriteString(r.w, "  </testsuite>\n")
	}
	r.tests, r.failed = 0, 0
	r.cases.Reset()
	return err
}

func (r *auditJUnit) Close(*audit.Summary) error {
	if err := r.flush(); err != nil {
		return err
	}
	_, err := io.WriteString(r.w, "</testsuites>\n")
	return err
}

// xmlHeader is the first line of a document: the one thing of encoding/xml that
// is needed here, and not worth the table of entities which that makes at start.
const xmlHeader = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// xmlText makes a text safe for an attribute or an element: safetext leaves
// no character that XML cannot hold.
func xmlText(s string) string {
	return html.EscapeString(shown(s)) // it writes no entity that XML does not know
}

func xmlLines(lines []string) string {
	for i := range lines {
		lines[i] = xmlText(lines[i])
	}
	return strings.Join(lines, "\n")
}
