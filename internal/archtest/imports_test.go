package archtest

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/jwtctl/jwtctl/"

// floors is the house: a package imports what stands on a lower floor, and on
// its own floor only what beside allows.
var floors = map[string]int{
	"internal/jose": 0, "internal/safetext": 0, "internal/bench": 0,
	"inspect":     1,
	"audit":       2,
	"audit/token": 3, "audit/catalog": 3,
	"internal/render": 4, "internal/intake": 4, "internal/fetch": 4,
	"internal/archtest": 5, "cmd/jwtctl": 5,
}

var beside = map[string][]string{"audit/catalog": {"audit/token"}}

// pure names what floors 0 to 3 must do without, and who may not.
var impure = []string{"os", "os/exec", "net", "net/http", "log", "log/slog",
	"github.com/spf13/cobra", "github.com/fatih/color", "github.com/olekukonko/tablewriter"}

type listed struct {
	ImportPath string
	Imports    []string
}

// TestImportLaw holds the floors, the purity of the lower ones, and that one
// package alone imports jwx.
func TestImportLaw(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		floor, known := floors[name]
		if !known {
			t.Errorf("%s stands on no floor: add it here and to docs/architecture.md", name)
		}
		for _, imp := range p.Imports {
			if strings.HasPrefix(imp, "github.com/lestrrat-go/jwx") && name != "internal/jose" {
				t.Errorf("%s imports jwx; only internal/jose may", name)
			}
			if floor <= 3 && slices.Contains(impure, imp) {
				t.Errorf("%s on floor %d imports %s", name, floor, imp)
			}
			inner, ours := strings.CutPrefix(imp, module)
			if ours && floors[inner] >= floor && !slices.Contains(beside[name], inner) {
				t.Errorf("%s (floor %d) imports %s (floor %d)", name, floor, inner, floors[inner])
			}
			if inner == "internal/bench" && ours {
				t.Errorf("%s imports internal/bench, which is for benchmarks alone", name)
			}
		}
	}
}

// TestCatalogAlone holds that only the catalogue knows all rules.
func TestCatalogAlone(t *testing.T) {
	for _, p := range packages(t) {
		if slices.Contains(p.Imports, module+"audit/token") && p.ImportPath != module+"audit/catalog" {
			t.Errorf("%s imports audit/token; go through audit/catalog", p.ImportPath)
		}
	}
}

// packages lists the module's packages with what they import, tests apart.
func packages(t *testing.T) []listed {
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "./...")
	cmd.Dir = root
	out, err := cmd.Output()
	check(t, err)
	var all []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		check(t, err)
		all = append(all, p)
	}
	if len(all) < len(floors) {
		t.Fatalf("go list found %d packages, want %d", len(all), len(floors))
	}
	return all
}
