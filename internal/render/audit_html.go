package render

import (
	"cmp"
	"crypto/sha256"
	_ "embed" // for the style sheet
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/internal/safetext"
)

//go:embed audit_html.css
var htmlStyle string

const (
	maxHTMLRows    = 1000 // findings that are listed one by one
	maxHTMLIssuers = 1000 // issuers that are told apart
	shownIssuers   = 50
)

// auditHTML writes one page that needs nothing else: no script, no font, no
// picture, and a content security policy that would let none in.
type auditHTML struct {
	w       io.Writer
	run     Run
	worst   worst
	rules   map[string]*tally
	issuers map[string]*tally
	lives   lifetimes
}

// A tally counts the findings of one rule or issuer.
type tally struct {
	name     string
	title    string
	count    int
	tokens   int
	severity audit.Severity // the worst
}

// NewAuditHTML returns a report that is one page of HTML.
func NewAuditHTML(w io.Writer, run Run) Report {
	return &auditHTML{w: w, run: run, worst: worst{most: maxHTMLRows}, rules: map[string]*tally{}, issuers: map[string]*tally{},
		lives: newLifetimes(run.MaxLifetime)}
}

func (r *auditHTML) Token(j *Judged) error {
	r.worst.add(j)
	if j.Token != nil {
		r.lives.add(j.Token)
	}
	counted := map[*tally]bool{}
	add := func(t *tally, f *audit.Finding) {
		t.count++
		t.severity = max(t.severity, f.Severity)
		if !counted[t] {
			counted[t] = true
			t.tokens++
		}
	}
	for i := range j.Findings {
		f := &j.Findings[i]
		add(tallyOf(r.rules, f.Rule.ID, f.Rule.Title), f)
		add(tallyOf(r.issuers, shown(shorten(redactString(safetext.WithoutUser(f.Issuer)))), ""), f)
	}
	return nil
}

// tallyOf finds the tally of a name; beyond maxHTMLIssuers names share one.
func tallyOf(m map[string]*tally, name, title string) *tally {
	t := m[name]
	if t == nil && len(m) >= maxHTMLIssuers {
		name = "(all others)"
		t = m[name]
	}
	if t == nil {
		t = &tally{name: strings.Clone(name), title: title}
		m[t.name] = t
	}
	return t
}

func (r *auditHTML) Close(s *audit.Summary) error {
	var b strings.Builder
	sum := sha256.Sum256([]byte(htmlStyle))
	fmt.Fprintf(&b, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"+
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'\">\n"+
		"<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"+
		"<title>jwtctl audit</title>\n<style>%s</style>\n</head>\n<body>\n", base64.StdEncoding.EncodeToString(sum[:]), htmlStyle)
	fmt.Fprintf(&b, "<h1>jwtctl audit</h1>\n<p>%s</p>\n<p class=\"dim\">%s, by jwtctl %s</p>\n<ul class=\"cards\">\n",
		html.EscapeString(total(s)+" from "+count(s.Inputs, "input")), r.run.Now.UTC().Format(time.RFC3339), html.EscapeString(r.run.Tool.Version))
	for _, sev := range audit.Severities() {
		fmt.Fprintf(&b, "<li class=\"%s\"><b>%d</b>%[1]s</li>\n", sev, s.BySeverity[sev])
	}
	b.WriteString("</ul>\n")
	r.lives.chart(&b)
	htmlTallies(&b, "By rule", "rule", r.rules, true)
	htmlTallies(&b, "By issuer", "issuer", r.issuers, false)
	r.findings(&b, s.Findings)
	b.WriteString("</body>\n</html>\n")
	_, err := io.WriteString(r.w, b.String())
	return err
}

func htmlTallies(b *strings.Builder, heading, what string, m map[string]*tally, linked bool) {
	if len(m) == 0 {
		return
	}
	var list []*tally
	for _, t := range m {
		list = append(list, t)
	}
	slices.SortFunc(list, func(x, y *tally) int {
		return cmp.Or(cmp.Compare(y.severity, x.severity), cmp.Compare(y.count, x.count), cmp.Compare(x.name, y.name))
	})
	fmt.Fprintf(b, "<h2>%s</h2>\n<table>\n<thead><tr><th>worst</th><th>%s</th><th class=\"n\">findings</th><th class=\"n\">tokens</th></tr></thead>\n<tbody>\n", heading, what)
	for i, t := range list {
		if i == shownIssuers && !linked {
			fmt.Fprintf(b, "<tr><td></td><td class=\"dim\">and %d more</td><td></td><td></td></tr>\n", len(list)-i)
			break
		}
		name := html.EscapeString(t.name)
		switch {
		case linked:
			name = fmt.Sprintf("<a href=\"%s\"><code>%s</code></a> %s", rulePage(t.name), t.name, html.EscapeString(t.title))
		case t.name == "":
			name = "<span class=\"dim\">none given</span>"
		}
		fmt.Fprintf(b, "<tr><td class=\"s %s\">%[1]s</td><td>%s</td><td class=\"n\">%d</td><td class=\"n\">%d</td></tr>\n", t.severity, name, t.count, t.tokens)
	}
	b.WriteString("</tbody>\n</table>\n")
}

func (r *auditHTML) findings(b *strings.Builder, all int) {
	list := r.worst.list()
	if len(list) == 0 {
		return
	}
	b.WriteString("<h2>Findings, worst first</h2>\n<table>\n<thead><tr><th>severity</th><th>rule</th><th>where</th><th>what, and what to do</th></tr></thead>\n<tbody>\n")
	for _, k := range list {
		fmt.Fprintf(b, "<tr><td class=\"s %s\">%[1]s</td><td class=\"r\"><code>%s</code></td><td class=\"w\">%s<br><code>%s</code></td><td>%s<br><span class=\"dim\">%s</span></td></tr>\n",
			k.severity, k.rule.ID, html.EscapeString(place(k.location)), html.EscapeString(k.location.Path), html.EscapeString(k.message), html.EscapeString(k.rule.Fix))
	}
	b.WriteString("</tbody>\n</table>\n")
	if left := all - len(list); left > 0 {
		fmt.Fprintf(b, "<p class=\"dim\">%s left out, none worse than those above.</p>\n", count(left, "finding"))
	}
}
