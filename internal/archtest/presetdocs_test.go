package archtest

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/audit"
)

const presetHead = `# Presets

Each product has its habits: Cognito's access tokens have no ` + "`aud`" + `, Okta's have no
` + "`typ`" + `, Auth0's live for a day. A preset knows what the tokens of a product look
like as they come, so that a default setup is not drowned in findings. It makes
milder only what the product fixes, and never a rule about who could have made
the token, about secrets or about how the token is read. What you can set, such
as a lifetime beyond the product's own, is reported as ever.

The preset is chosen by the issuer, by the whole shape of its URL:
` + "`https://acme.auth0.com.evil.example/`" + ` is not Auth0. ` + "`--preset NAME`" + ` or ` + "`preset`" + `
in [the policy](config.md) says it outright, for a domain of your own best in
an override:

` + "```yaml" + `
overrides:
  - issuer: https://login.acme.dev/
    preset: auth0
` + "```" + `

` + "`--preset none`" + ` judges without. Reports name the preset: text beside the kind of
token, JSON as the finding's ` + "`preset`" + `. The policy's ` + "`severity`" + ` goes before it.

This page is made from the presets: ` + "`go test ./internal/archtest -update`" + `.
`

// TestPresetDocsAreFresh generates docs/presets.md.
func TestPresetDocsAreFresh(t *testing.T) {
	var page strings.Builder
	page.WriteString(presetHead)
	for _, p := range audit.Presets() {
		fmt.Fprintf(&page, "\n## %s\n\n%s.", p.Name, p.Title)
		if p.Otherwise != "" {
			fmt.Fprintf(&page, " A token whose shape does not tell what it is for is taken for an %s.", strings.ReplaceAll(string(p.Otherwise), "id-token", "ID token"))
		}
		if p.Life != nil {
			page.WriteString(" The product's own lifetimes are known, and are of low severity at most.")
		}
		page.WriteString("\n\nSources:\n\n")
		for _, url := range p.Sources {
			fmt.Fprintf(&page, "- <%s>\n", url)
		}
		if p.Confirmed != "" {
			fmt.Fprintf(&page, "\nConfirmed there: %s.\n", p.Confirmed)
		}
		page.WriteString("\n| rule | what is left | why |\n|---|---|---|\n")
		for _, e := range p.Expected {
			rule, left := fmt.Sprintf("[%s](rules/%[1]s.md)", e.Rule), "at most "+e.AtMost.String()
			if e.Profile != "" {
				rule += ", of an " + string(e.Profile)
			}
			if e.Path != "" {
				rule += ", at `" + e.Path + "`"
			}
			if e.Drop {
				left = "nothing"
			}
			fmt.Fprintf(&page, "| %s | %s | %s |\n", rule, left, e.Because)
		}
	}
	fresh(t, filepath.Join(root, "docs/presets.md"), page.String())
}
