package archtest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// source is one parsed source file that is no test.
type source struct {
	pkg  string // the package's directory below the project's root, which is its import path below module
	name string // the file's path below the project's root
	set  *token.FileSet
	file *ast.File
}

// sources parses every source file of the project, tests apart. It goes by
// the files and not by go list, so that it also sees what is built for other
// systems or under other build tags only.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && name != root && (entry.Name() == "testdata" || strings.HasPrefix(entry.Name(), ".")) {
			return filepath.SkipDir
		}
		if entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution|parser.ParseComments)
		if err != nil {
			return err
		}
		below, err := filepath.Rel(root, name)
		below = filepath.ToSlash(below)
		all = append(all, source{pkg: path.Dir(below), name: below, set: set, file: file})
		return err
	})
	check(t, err)
	if len(all) < 150 {
		t.Fatalf("looked at %d files only", len(all))
	}
	return all
}

// line is where a node stands.
func (s source) line(n ast.Node) int { return s.set.Position(n.Pos()).Line }

// imports are the import paths of a file, each with the name it goes by there.
func (s source) imports() map[string]string {
	names := map[string]string{}
	for _, spec := range s.file.Imports {
		imp, _ := strconv.Unquote(spec.Path.Value) // it has been parsed
		if spec.Name != nil {
			names[imp] = spec.Name.Name
		} else {
			names[imp] = path.Base(strings.TrimSuffix(imp, "/v2"))
		}
	}
	return names
}
