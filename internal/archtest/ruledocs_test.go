package archtest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/internal/render"
)

// TestRuleDocsAreFresh generates docs/rules from the rules themselves.
func TestRuleDocsAreFresh(t *testing.T) {
	dir := filepath.Join(root, "docs/rules")
	var index strings.Builder
	index.WriteString("# Rules\n\nGenerated from the rules; `jwtctl rules` prints the same.\n\n| rule | severity | what is wrong |\n|---|---|---|\n")
	wanted := map[string]bool{"README.md": true}
	for _, r := range catalog.Rules() {
		var page strings.Builder
		check(t, render.RuleMarkdown(&page, r))
		name := r.ID + ".md"
		wanted[name] = true
		fresh(t, filepath.Join(dir, name), page.String())
		fmt.Fprintf(&index, "| [%s](%s) | %s | %s |\n", r.ID, name, r.Severity, strings.ReplaceAll(r.Title, "|", `\|`))
	}
	fresh(t, filepath.Join(dir, "README.md"), index.String())
	files, err := os.ReadDir(dir)
	check(t, err)
	for _, f := range files {
		if !wanted[f.Name()] {
			t.Errorf("docs/rules/%s belongs to no rule", f.Name())
		}
	}
}

// TestReadmeNamesGroups holds that the README tells of every group of rules.
func TestReadmeNamesGroups(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	check(t, err)
	for _, r := range catalog.Rules() {
		if !strings.Contains(string(readme), "`"+r.Group()+"-`") {
			t.Errorf("README.md does not name the group %s- of %s", r.Group(), r.ID)
		}
	}
}
