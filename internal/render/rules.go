package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

// RuleList writes the rules as a table: severity, ID and title.
func RuleList(w io.Writer, theme Theme, rules []*audit.Rule) error {
	t := newTable(w, "severity", "rule", "what is wrong")
	for _, r := range rules {
		t.append(severityWord(theme, r.Severity), r.ID, r.Title)
	}
	return t.render()
}

// Rule explains one rule to a person.
func Rule(w io.Writer, theme Theme, r *audit.Rule) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s\n%s\n\n", theme.Bold(r.ID), severityWord(theme, r.Severity), r.Title)
	fmt.Fprintf(&b, "%s\n  %s\n\n", theme.Bold("Why"), r.Why)
	fmt.Fprintf(&b, "%s\n  %s\n\n", theme.Bold("Fix"), r.Fix)
	fmt.Fprintf(&b, "%s\n%s\n\n", theme.Bad("Bad"), indented(r.Bad))
	fmt.Fprintf(&b, "%s\n%s\n\n", theme.Good("Good"), indented(r.Good))
	if len(r.Profiles) > 0 {
		fmt.Fprintf(&b, "%s\n  %s\n\n", theme.Bold("Applies to"), profiles(r))
	}
	fmt.Fprintf(&b, "%s\n", theme.Bold("References"))
	for _, ref := range r.Refs {
		fmt.Fprintf(&b, "  %s\n", ref)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func indented(s string) string { return "  " + strings.ReplaceAll(s, "\n", "\n  ") }

func profiles(r *audit.Rule) string {
	var names []string
	for _, p := range r.Profiles {
		names = append(names, string(p))
	}
	return strings.Join(names, ", ")
}

// RuleMarkdown writes the page of a rule for docs/rules.
func RuleMarkdown(w io.Writer, r *audit.Rule) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s%s. Severity: **%s**.", r.ID, strings.ToUpper(r.Title[:1]), r.Title[1:], r.Severity)
	if len(r.Profiles) > 0 {
		fmt.Fprintf(&b, " Applies to: %s.", profiles(r))
	}
	fmt.Fprintf(&b, "\n\n## Why\n\n%s\n\n## Fix\n\n%s\n\n", r.Why, r.Fix)
	fmt.Fprintf(&b, "## Bad\n\n```\n%s\n```\n\n## Good\n\n```\n%s\n```\n\n## References\n\n", r.Bad, r.Good)
	for _, ref := range r.Refs {
		fmt.Fprintf(&b, "- %s\n", ref)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
