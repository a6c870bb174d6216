package render

import (
	"strconv"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/internal/safetext"
)

// A findingWriter writes findings as JSON, the same text as that of the wire
// form [finding]. What a rule says of itself is written once and then copied:
// a report of a large log repeats it a million times.
type findingWriter struct {
	rules map[*audit.Rule]ruleJSON
}

// ruleJSON is what stands around the parts that differ between the findings
// of one rule.
type ruleJSON struct{ head, title, tail string }

func (w *findingWriter) rule(r *audit.Rule) (ruleJSON, error) {
	if j, ok := w.rules[r]; ok {
		return j, nil
	}
	var parts [5][]byte
	for i, v := range []any{r.ID, r.Title, r.Why, r.Fix, r.Refs} {
		text, err := marshal(v, "")
		if err != nil {
			return ruleJSON{}, err
		}
		parts[i] = redact(text)
	}
	j := ruleJSON{
		head:  `"rule":` + string(parts[0]) + `,"severity":"`,
		title: `","title":` + string(parts[1]) + `,"message":`,
		tail:  `},"why":` + string(parts[2]) + `,"fix":` + string(parts[3]) + `,"refs":` + string(parts[4]),
	}
	if w.rules == nil {
		w.rules = map[*audit.Rule]ruleJSON{}
	}
	w.rules[r] = j
	return j, nil
}

// append appends the members of a finding, without braces.
func (w *findingWriter) append(b []byte, f *audit.Finding) ([]byte, error) {
	r, err := w.rule(f.Rule)
	if err != nil {
		return nil, err
	}
	b = append(append(b, r.head...), f.Severity.String()...)
	b = append(b, r.title...)
	b = safetext.AppendQuote(b, redactString(f.Message))
	b = append(b, `,"location":{"input":`...)
	b = safetext.AppendQuote(b, redactString(f.Location.Input))
	if f.Location.Index != 0 {
		b = strconv.AppendInt(append(b, `,"index":`...), int64(f.Location.Index), 10)
	}
	if f.Location.Line != 0 {
		b = strconv.AppendInt(append(b, `,"line":`...), int64(f.Location.Line), 10)
	}
	if f.Location.Pointer != "" {
		b = safetext.AppendQuote(append(b, `,"pointer":`...), redactString(f.Location.Pointer))
	}
	b = safetext.AppendQuote(append(b, `,"path":`...), redactString(f.Location.Path))
	b = append(b, r.tail...)
	if f.Preset != "" {
		b = safetext.AppendQuote(append(b, `,"preset":`...), f.Preset)
	}
	b = f.AppendFingerprint(append(b, `,"fingerprint":"`...))
	return append(b, '"'), nil
}
