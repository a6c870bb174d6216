package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

const (
	// maxMarkdown is the size of a report: a comment on GitHub holds 65,536
	// characters.
	maxMarkdown = 65000
	// maxMarkdownRows is more rows than fit into it.
	maxMarkdownRows = 1000
	markdownHead    = "| severity | rule | where | what |\n|---|---|---|---|\n"
)

// auditMarkdown writes tables for a comment on a pull request.
type auditMarkdown struct {
	w     io.Writer
	worst worst
}

// NewAuditMarkdown returns a report in GitHub's markdown.
func NewAuditMarkdown(w io.Writer) Report { return &auditMarkdown{w, worst{most: maxMarkdownRows}} }

func (r *auditMarkdown) Token(j *Judged) error {
	r.worst.add(j)
	return nil
}

func (r *auditMarkdown) Close(s *audit.Summary) error {
	var b strings.Builder
	b.WriteString("## jwtctl audit\n\n**" + total(s) + "**\n")
	room := maxMarkdown - b.Len() - 200 // for the last line
	var inputs []string                 // in the order of their worst finding
	tables := map[string]*strings.Builder{}
	rows := 0
	for _, k := range r.worst.list() {
		text, table := markdownRow(&k), tables[k.location.Input]
		if table == nil {
			text = "\n### " + codeSpan(k.location.Input) + "\n\n" + markdownHead + text
		}
		if room -= len(text); room < 0 {
			break
		}
		if table == nil {
			table = &strings.Builder{}
			tables[k.location.Input] = table
			inputs = append(inputs, k.location.Input)
		}
		table.WriteString(text)
		rows++
	}
	for _, input := range inputs {
		b.WriteString(tables[input].String())
	}
	if left := s.Findings - rows; left > 0 {
		fmt.Fprintf(&b, "\n_%s left out, none worse than those above: a comment holds no more._\n", count(left, "finding"))
	}
	_, err := io.WriteString(r.w, b.String())
	return err
}

func markdownRow(k *kept) string {
	where := inToken(k.location)
	if k.location.Line > 0 {
		where = fmt.Sprintf("line %d, %s", k.location.Line, where)
	}
	return fmt.Sprintf("| %s | [%s](%s) | %s | %s |\n", k.severity, k.rule.ID, rulePage(k.rule.ID), codeSpan(where), codeSpan(k.message))
}

// codeSpan quotes an untrusted text: inside it there are no links, no HTML and
// no mentions of people, and the fence is longer than any backticks in it. A
// bar would end the cell, and \| only helps where no backslash comes before.
func codeSpan(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, `\|`, `\\x7c`), "|", `\|`)
	if strings.HasSuffix(s, `\`) || strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") || s == "" {
		s = " " + s + " "
	}
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	return fence + s + fence
}
