package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/safetext"
)

// auditText writes findings for people: grouped by token, worst first, each
// rule's fix where it is first met.
type auditText struct {
	w     io.Writer
	theme Theme
	fixes map[string]bool // rules whose fix has been told; as many as there are rules
}

// NewAuditText returns a report for a terminal.
func NewAuditText(w io.Writer, theme Theme) Report {
	return &auditText{w: w, theme: theme, fixes: map[string]bool{}}
}

func (r *auditText) Token(j *Judged) error {
	if len(j.Findings) == 0 {
		return nil
	}
	var b strings.Builder
	b.WriteString(r.theme.Bold(safetext.Escape(place(j.Location))) + "  " + r.theme.Dim(describe(j)) + "\n")
	for i := range j.Findings {
		r.finding(&b, &j.Findings[i])
	}
	b.WriteString("\n")
	_, err := io.WriteString(r.w, b.String())
	return err
}

// describe says in a few words which token it is.
func describe(j *Judged) string {
	switch {
	case j.Endpoint != nil:
		return describeEndpoint(j)
	case j.Metadata != nil:
		return describeMetadata(j.Metadata)
	case j.Response != nil:
		return "token response"
	case j.Token == nil:
		return describeKeys(j.Keys)
	}
	words := []string{j.Token.kind}
	if alg := j.Token.alg; alg != "" {
		words[0] += " " + safetext.Escape(shorten(alg))
	}
	if p := profileName(j.Token.profile); p != "" {
		words = append(words, p)
	}
	if len(j.Findings) > 0 && j.Findings[0].Preset != "" {
		words = append(words, "preset "+j.Findings[0].Preset)
	}
	if iss := j.Token.issuer; iss != "" {
		words = append(words, "iss "+safetext.Escape(shorten(iss)))
	}
	return strings.Join(words, ", ")
}

// shorten cuts untrusted text that only serves to recognise a token.
func shorten(s string) string {
	const most = 80
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}

func (r *auditText) finding(b *strings.Builder, f *audit.Finding) {
	fmt.Fprintf(b, "  %s  %s  %s\n", severityWord(r.theme, f.Severity), r.theme.Bold(f.Rule.ID), r.theme.Dim(safetext.Escape(f.Location.Path)))
	fmt.Fprintf(b, "            %s\n", safetext.Escape(redactString(f.Message)))
	if !r.fixes[f.Rule.ID] {
		r.fixes[f.Rule.ID] = true
		fmt.Fprintf(b, "            %s %s\n", r.theme.Good("fix:"), f.Rule.Fix)
	}
}

func (r *auditText) Close(s *audit.Summary) error {
	_, err := io.WriteString(r.w, r.total(s)+"\n")
	return err
}

// total is the last line: "3 findings (1 critical, 2 low) in 2 tokens".
func (r *auditText) total(s *audit.Summary) string {
	where := " in " + judged(s)
	if s.Suppressed > 0 {
		where += r.theme.Dim(fmt.Sprintf("; %d suppressed", s.Suppressed))
	}
	switch {
	case s.Findings+s.Hidden+s.Suppressed+s.Inputs+s.Tokens+s.Keys+s.Documents == 0:
		return r.theme.Bad("nothing could be read, so nothing was judged")
	case s.Findings == 0 && s.Hidden > 0:
		return "no findings shown" + where + fmt.Sprintf("; %d below the severity that is shown", s.Hidden)
	case s.Findings == 0:
		return r.theme.Good("no findings") + where
	}
	var parts []string
	for _, sev := range audit.Severities() {
		if n := s.BySeverity[sev]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, sev))
		}
	}
	return r.theme.Bold(count(s.Findings, "finding")) + " (" + strings.Join(parts, ", ") + ")" + where
}

// judged is what a run has looked at: "2 tokens and 3 keys".
func judged(s *audit.Summary) string {
	var parts []string
	if s.Tokens > 0 || s.Keys+s.Documents == 0 {
		parts = append(parts, count(s.Tokens, "token"))
	}
	if s.Keys > 0 {
		parts = append(parts, count(s.Keys, "key"))
	}
	if s.Documents > 0 {
		parts = append(parts, count(s.Documents, "document"))
	}
	if n := len(parts); n > 1 {
		parts = append(parts[:n-2], parts[n-2]+" and "+parts[n-1])
	}
	return strings.Join(parts, ", ")
}

// describeMetadata says whose metadata they are.
func describeMetadata(m *inspect.Metadata) string {
	words := "issuer metadata"
	switch m.Role {
	case inspect.RoleOpenIDProvider:
		words = "OpenID provider metadata"
	case inspect.RoleAuthorizationServer:
		words = "authorization server metadata"
	case inspect.RoleClient:
		words = "client metadata"
	}
	if issuer := m.Issuer(); issuer != "" {
		words += ", issuer " + safetext.Escape(shorten(safetext.WithoutUser(issuer)))
	}
	return words
}

// describeKeys says in a few words which keys they are.
func describeKeys(keys []*inspect.Key) string {
	if len(keys) != 1 {
		return count(len(keys), "key")
	}
	k := keys[0]
	kind := strings.TrimSpace(k.Type + " " + k.Curve)
	if k.Type == "RSA" || k.Type == "oct" {
		kind += fmt.Sprintf(" of %d bits", k.Bits)
	}
	words := "key"
	if k.IsPrivate() && !k.IsSymmetric() {
		words = "private key"
	}
	if kind != "" {
		words += ", " + safetext.Escape(shorten(kind))
	}
	return words
}
