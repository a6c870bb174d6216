package render

import (
	"regexp"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

// The wire types of the tool and its rules in a SARIF log.
type (
	sarifDriver struct {
		Name     string      `json:"name"`
		Version  string      `json:"version"`
		Semantic string      `json:"semanticVersion"`
		URI      string      `json:"informationUri"`
		Rules    []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID         string         `json:"id"`
		Name       string         `json:"name"`
		Short      sarifText      `json:"shortDescription"`
		Full       sarifText      `json:"fullDescription"`
		Help       sarifHelp      `json:"help"`
		HelpURI    string         `json:"helpUri"`
		Default    sarifDefault   `json:"defaultConfiguration"`
		Properties sarifRuleProps `json:"properties"`
	}
	sarifHelp struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown"`
	}
	sarifDefault struct {
		Level string `json:"level"`
	}
	sarifRuleProps struct {
		Tags      []string `json:"tags"`
		Precision string   `json:"precision"`
		Security  string   `json:"security-severity,omitempty"`
	}
)

func sarifRules(rules []*audit.Rule) []sarifRule {
	list := []sarifRule{}
	for _, r := range rules {
		refs := strings.Join(r.Refs, ", ")
		list = append(list, sarifRule{r.ID, pascalCase(r.ID), sarifText{strings.ToUpper(r.Title[:1]) + r.Title[1:] + "."}, sarifText{r.Why},
			sarifHelp{r.Why + "\n\nFix: " + r.Fix + "\n\nReferences: " + refs + ".",
				"# " + r.ID + "\n\n" + r.Why + "\n\n## Fix\n\n" + r.Fix + "\n\n## References\n\n- " + strings.Join(r.Refs, "\n- ") + "\n"},
			rulePage(r.ID), sarifDefault{sarifLevel(r.Severity)},
			sarifRuleProps{[]string{"security", "jwt", r.Group()}, "high", securitySeverity(r.Severity)}})
	}
	return list
}

// securitySeverity is the number by which GitHub ranks; remarks have none.
func securitySeverity(s audit.Severity) string {
	switch s {
	case audit.Critical:
		return "9.5"
	case audit.High:
		return "8.0"
	case audit.Medium:
		return "5.5"
	case audit.Low:
		return "3.0"
	}
	return ""
}

// pascalCase turns "alg-none" into "AlgNone".
func pascalCase(id string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(id, "-") {
		if word != "" {
			b.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	return b.String()
}

// sarifVersion is a version as SARIF wants it, by number. A build that has
// none, such as one from a work tree, comes before all releases.
func sarifVersion(version string) string {
	v := strings.TrimPrefix(version, "v")
	if regexp.MustCompile(`^\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]*)?$`).MatchString(v) {
		return v
	}
	return "0.0.0-unreleased"
}
