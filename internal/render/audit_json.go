package render

import (
	"io"

	"github.com/jwtctl/jwtctl/audit"
)

// Tool names the program in machine-readable reports.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// auditJSON writes jwtctl.audit/v1, one document.
type auditJSON struct {
	list     jsonList
	findings findingWriter
}

// NewAuditJSON returns a report in the jwtctl.audit/v1 format.
func NewAuditJSON(w io.Writer, tool Tool) (Report, error) {
	text, err := marshal(tool, "")
	if err != nil {
		return nil, err
	}
	return &auditJSON{list: jsonList{w: w, head: `{"schema":"jwtctl.audit/v1","tool":` + string(text) + `,"findings":[`}}, nil
}

func (r *auditJSON) Token(j *Judged) error {
	for i := range j.Findings {
		text, err := r.findings.append([]byte{'{'}, &j.Findings[i])
		if err != nil {
			return err
		}
		if err := r.list.addText(append(text, '}')); err != nil {
			return err
		}
	}
	return nil
}

func (r *auditJSON) Close(s *audit.Summary) error {
	text, err := marshal(wireSummary(s), "")
	if err != nil {
		return err
	}
	return r.list.close(`],"summary":` + string(text) + `}`)
}

// auditNDJSON writes one finding a line, and the summary on the last.
type auditNDJSON struct {
	w        io.Writer
	findings findingWriter
	lines    []byte
}

// NewAuditNDJSON returns a report of one JSON object a line.
func NewAuditNDJSON(w io.Writer) Report { return &auditNDJSON{w: w} }

func (r *auditNDJSON) Token(j *Judged) (err error) {
	r.lines = r.lines[:0]
	for i := range j.Findings {
		if r.lines, err = r.findings.append(append(r.lines, `{"type":"finding",`...), &j.Findings[i]); err != nil {
			return err
		}
		r.lines = append(r.lines, "}\n"...)
	}
	_, err = r.w.Write(r.lines)
	return err
}

func (r *auditNDJSON) Close(s *audit.Summary) error {
	return r.line(struct {
		Type string `json:"type"`
		summary
	}{"summary", wireSummary(s)})
}

func (r *auditNDJSON) line(v any) error {
	text, err := marshal(v, "")
	if err != nil {
		return err
	}
	_, err = r.w.Write(append(text, '\n'))
	return err
}

// The wire form of a summary.
type (
	summary struct {
		Inputs     int        `json:"inputs"`
		Tokens     int        `json:"tokens"`
		Keys       int        `json:"keys"`
		Documents  int        `json:"documents"`
		Findings   int        `json:"findings"`
		BySeverity bySeverity `json:"by_severity"`
		Suppressed int        `json:"suppressed"`
		Hidden     int        `json:"hidden"`
	}
	bySeverity struct {
		Critical int `json:"critical"`
		High     int `json:"high"`
		Medium   int `json:"medium"`
		Low      int `json:"low"`
		Info     int `json:"info"`
	}
)

func wireSummary(s *audit.Summary) summary {
	n := s.BySeverity
	return summary{s.Inputs, s.Tokens, s.Keys, s.Documents, s.Findings,
		bySeverity{n[audit.Critical], n[audit.High], n[audit.Medium], n[audit.Low], n[audit.Info]}, s.Suppressed, s.Hidden}
}
