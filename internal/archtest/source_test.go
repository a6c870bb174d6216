package archtest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// A rule can be read at a glance; any other file holds one idea.
const (
	maxRuleLines = 70
	maxFileLines = 300
)

// lineLimit tells a file that declares a rule from any other.
func lineLimit(file *ast.File) int {
	for _, d := range file.Decls {
		v, ok := d.(*ast.GenDecl)
		if !ok || v.Tok != token.VAR {
			continue
		}
		for _, s := range v.Specs {
			for _, value := range s.(*ast.ValueSpec).Values {
				if lit, ok := value.(*ast.CompositeLit); ok && isRule(lit.Type) {
					return maxRuleLines
				}
			}
		}
	}
	return maxFileLines
}

func isRule(e ast.Expr) bool {
	sel, ok := e.(*ast.SelectorExpr)
	return ok && sel.Sel.Name == "Rule"
}

// TestSourceHabits looks at every source file: no init functions, and rule
// files of one idea.
func TestSourceHabits(t *testing.T) {
	files := 0
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		files++
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s has an init function", path)
			}
		}
		lines := set.File(file.Pos()).LineCount()
		if limit := lineLimit(file); lines > limit {
			t.Errorf("%s has %d lines; it should have at most %d", path, lines, limit)
		}
		return nil
	})
	check(t, err)
	if files < 50 {
		t.Fatalf("looked at %d files only", files)
	}
}
