package catalog_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// FuzzEndpoint holds that no metadata and no token response make a rule fail,
// nor report more than a reader can bear.
func FuzzEndpoint(f *testing.F) {
	files, err := filepath.Glob(filepath.Join(fixtureDir, "*.txtar"))
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, fx := range archive.Files {
			for line := range strings.Lines(string(fx.Data)) {
				if key, text, ok := strings.Cut(line, ": "); ok && (key == "metadata" || key == "response") {
					f.Add([]byte(text), "https://as.acme.dev")
				}
			}
		}
	}
	engine := keyEngine(f)
	f.Fuzz(func(t *testing.T, text []byte, requested string) {
		m := inspect.ReadMetadata(text)
		perRule := map[string]int{}
		found := engine.Metadata(audit.MetadataSource{Metadata: m, Other: m, Requested: requested}, audit.Location{Input: "fuzz"})
		for i := range found {
			if found[i].Rule.ID == "disc-docs-differ" && len(m.Problems) == 0 {
				t.Errorf("metadata differ from themselves: %s", found[i].Message)
			}
			if perRule[found[i].Rule.ID]++; perRule[found[i].Rule.ID] > 10 {
				t.Errorf("%s reports more than ten times", found[i].Rule.ID)
			}
			if i > 0 && found[i].Severity > found[i-1].Severity {
				t.Error("findings are not in order")
			}
			if len(found[i].Message) > 500 || !strings.HasPrefix(found[i].Location.Path, "metadata") {
				t.Errorf("message %q at %q", found[i].Message, found[i].Location.Path)
			}
		}
		for _, f := range engine.Response(inspect.ReadTokenResponse(text), audit.Location{Input: "fuzz"}) {
			if len(f.Message) > 500 || !strings.HasPrefix(f.Location.Path, "response") {
				t.Errorf("message %q at %q", f.Message, f.Location.Path)
			}
		}
	})
}
