package archtest

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// A rule can be read at a glance; any other file holds one idea, and a
// function one step.
const (
	maxRuleLines = 70
	maxFileLines = 300
	maxFuncLines = 50
)

// longFuncs are the functions of more than maxFuncLines, and why. One that
// only returns a list is no long function, and is not named here.
var longFuncs = map[string]string{}

// initialisedByCall are the package-level variables whose value takes a call,
// errors.New apart, and why. The work of all others is done where it is
// needed: a start of the program pays for nothing it does not use.
var initialisedByCall = map[string]string{
	"internal/fetch.reserved": "an address range has no literal form; fifteen of them cost a microsecond",
	"audit/keyset.primorial":  "sync.OnceValue makes a function; what it computes is computed at the first RSA key",
}

// TestSourceHabits looks at every source file: no init functions, short rule
// files, files and functions of one idea.
func TestSourceHabits(t *testing.T) {
	needed := map[string]bool{}
	for _, s := range sources(t) {
		for _, d := range s.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s has an init function", s.name)
			}
			id := s.pkg + "." + funcName(f)
			lines := s.set.Position(f.End()).Line - s.line(f.Type) + 1
			if lines <= maxFuncLines || isList(f) {
				continue
			}
			if needed[id] = true; longFuncs[id] == "" {
				t.Errorf("%s:%d: %s has %d lines; it should have at most %d", s.name, s.line(f.Type), id, lines, maxFuncLines)
			}
		}
		if lines, limit := s.set.File(s.file.Pos()).LineCount(), lineLimit(s.file); lines > limit {
			t.Errorf("%s has %d lines; it should have at most %d", s.name, lines, limit)
		}
	}
	allNeeded(t, "longFuncs", longFuncs, needed)
}

// TestPackageVariables holds that a package-level variable is a plain value:
// no map, which costs time at every start and can be changed, and no call.
func TestPackageVariables(t *testing.T) {
	all := sources(t)
	types := typeNames(all)
	needed := map[string]bool{}
	for _, s := range all {
		for _, v := range valueSpecs(s.file, token.VAR) {
			for i, value := range v.Values {
				id := s.pkg + "." + v.Names[min(i, len(v.Names)-1)].Name
				ast.Inspect(value, func(n ast.Node) bool {
					switch n := n.(type) {
					case *ast.FuncLit:
						return false // runs when it is called
					case *ast.CompositeLit:
						if _, ok := n.Type.(*ast.MapType); ok {
							t.Errorf("%s:%d: %s is a map: use a switch or a sorted list", s.name, s.line(n), id)
						}
					case *ast.CallExpr:
						if isErrorsNew(n) || isConversion(n, types[s.pkg]) {
							return true
						}
						if needed[id] = true; initialisedByCall[id] == "" {
							t.Errorf("%s:%d: %s is initialised by a call", s.name, s.line(n), id)
						}
					}
					return true
				})
			}
		}
	}
	allNeeded(t, "initialisedByCall", initialisedByCall, needed)
}

// TestDocumented holds that every package has a comment, and every exported
// name of a package that others can import, methods of exported types too.
func TestDocumented(t *testing.T) {
	documented := map[string]bool{}
	for _, s := range sources(t) {
		documented[s.pkg] = documented[s.pkg] || s.file.Doc.Text() != ""
		if s.file.Name.Name == "main" {
			continue
		}
		undocumented := func(n ast.Node, name string) {
			t.Errorf("%s:%d: %s has no comment that begins with its name", s.name, s.line(n), name)
		}
		for _, d := range s.file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && ast.IsExported(receiver(d)) && !explains(d.Doc, d.Name.Name) {
					undocumented(d, funcName(d))
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					switch spec := spec.(type) {
					case *ast.TypeSpec:
						if name := spec.Name.Name; ast.IsExported(name) && !explains(spec.Doc, name) && !explains(d.Doc, name) {
							undocumented(spec, name)
						}
					case *ast.ValueSpec:
						// A comment on the group or behind the value will do.
						for _, name := range spec.Names {
							if name.IsExported() && d.Doc.Text()+spec.Doc.Text()+spec.Comment.Text() == "" {
								undocumented(spec, name.Name)
							}
						}
					}
				}
			}
		}
	}
	for pkg, ok := range documented {
		if !ok {
			t.Errorf("package %s has no comment", pkg)
		}
	}
}

// allNeeded holds that a list of exceptions has none that is not needed.
func allNeeded(t *testing.T, list string, exceptions map[string]string, needed map[string]bool) {
	t.Helper()
	for id := range exceptions {
		if !needed[id] {
			t.Errorf("%s no longer needs %s", list, id)
		}
	}
}

// lineLimit tells a file that declares a rule from any other.
func lineLimit(file *ast.File) int {
	for _, v := range valueSpecs(file, token.VAR) {
		for _, value := range v.Values {
			if lit, ok := value.(*ast.CompositeLit); ok && isRule(lit.Type) {
				return maxRuleLines
			}
		}
	}
	return maxFileLines
}

// isList tells a function that does nothing but return a list.
func isList(f *ast.FuncDecl) bool {
	if f.Body == nil || len(f.Body.List) != 1 {
		return false
	}
	ret, ok := f.Body.List[0].(*ast.ReturnStmt)
	if !ok || len(ret.Results) != 1 {
		return false
	}
	_, ok = ret.Results[0].(*ast.CompositeLit)
	return ok
}

func isRule(e ast.Expr) bool {
	sel, ok := e.(*ast.SelectorExpr)
	return ok && sel.Sel.Name == "Rule"
}

// valueSpecs are the package-level variables or constants of a file.
func valueSpecs(file *ast.File, kind token.Token) []*ast.ValueSpec {
	var specs []*ast.ValueSpec
	for _, d := range file.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == kind {
			for _, s := range g.Specs {
				specs = append(specs, s.(*ast.ValueSpec))
			}
		}
	}
	return specs
}

// typeNames are the names of the types that each package declares.
func typeNames(all []source) map[string][]string {
	names := map[string][]string{}
	for _, s := range all {
		for _, d := range s.file.Decls {
			if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.TYPE {
				for _, spec := range g.Specs {
					names[s.pkg] = append(names[s.pkg], spec.(*ast.TypeSpec).Name.Name)
				}
			}
		}
	}
	return names
}

// isConversion tells a conversion, such as []byte("x"), from a call. Of types
// from other packages only time.Duration is known to it.
func isConversion(call *ast.CallExpr, types []string) bool {
	switch f := call.Fun.(type) {
	case *ast.ArrayType, *ast.MapType, *ast.ParenExpr:
		return true
	case *ast.Ident:
		basic := []string{"string", "byte", "rune", "int", "int64", "uint", "uint8", "uint16", "uint32", "uint64", "float64"}
		return slices.Contains(basic, f.Name) || slices.Contains(types, f.Name)
	}
	return isSelector(call.Fun, "time", "Duration")
}

func isErrorsNew(call *ast.CallExpr) bool { return isSelector(call.Fun, "errors", "New") }

func isSelector(e ast.Expr, pkg, name string) bool {
	sel, ok := e.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	from, ok := sel.X.(*ast.Ident)
	return ok && from.Name == pkg && sel.Sel.Name == name
}

// funcName is a function's name, with its receiver's type in front.
func funcName(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return f.Name.Name
	}
	return receiver(f) + "." + f.Name.Name
}

// receiver is the type that a method belongs to; a function counts as
// belonging to an exported one.
func receiver(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return "Function"
	}
	e := f.Recv.List[0].Type
	for {
		switch t := e.(type) {
		case *ast.StarExpr:
			e = t.X
		case *ast.IndexExpr:
			e = t.X
		case *ast.IndexListExpr:
			e = t.X
		case *ast.Ident:
			return t.Name
		default:
			return ""
		}
	}
}

// explains reports whether a comment is one about a name, as go doc shows it.
func explains(doc *ast.CommentGroup, name string) bool {
	words := strings.Fields(doc.Text())
	if len(words) > 1 && slices.Contains([]string{"A", "An", "The"}, words[0]) {
		words = words[1:]
	}
	return len(words) > 1 && strings.TrimRight(words[0], ",.:") == name
}
