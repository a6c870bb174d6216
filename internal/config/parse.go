package config

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	yaml "github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
	"github.com/jwtctl/jwtctl/audit/userrule"
)

// A reader reads one file.
type reader struct {
	name, text string
	known      Names
	file       *File
	own        []string          // IDs of the user's own rules
	patterns   []*ast.StringNode // patterns of rules, checked at the end
}

// Parse reads a file, without the byte order mark that some editors write. Its
// errors are of type [*Error].
func Parse(name string, text []byte, known Names) (file *File, err error) {
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	r := &reader{name: name, text: string(text), known: known, file: &File{Name: name, Failures: &userrule.Failures{}, at: map[string]int{}}}
	if len(text) > MaxBytes {
		r.text = ""
		return nil, r.fault(nil, "a policy is a page or two", "the file has more than %d bytes", MaxBytes)
	}
	if !utf8.Valid(text) {
		r.text = ""
		return nil, r.fault(nil, "save it as UTF-8", "the file is not UTF-8 text")
	}
	defer func() {
		if value := recover(); value != nil { // the YAML library's; nothing of ours panics
			file, err = nil, r.fault(nil, "simplify the file", "the file cannot be read as YAML")
		}
	}()
	body, err := r.parse()
	if err != nil {
		return nil, err
	}
	if body != nil {
		if err := r.mapping(body, "", r.file.keys(known)); err != nil {
			return nil, err
		}
	}
	return r.file, r.checkPatterns()
}

// parse returns the outermost value, nil for a file without any.
func (r *reader) parse() (ast.Node, error) {
	tokens := lexer.Tokenize(r.text)
	if err := r.bound(tokens); err != nil {
		return nil, err
	}
	tree, err := parser.Parse(tokens, 0)
	if err != nil {
		var syntax yaml.Error
		if errors.As(err, &syntax) {
			hint, message := "check indentation, quotes and brackets", syntax.GetMessage()
			if strings.Contains(message, "already defined") {
				hint = "keep one of them"
			}
			return nil, r.fault(syntax.GetToken(), hint, "%s", message)
		}
		return nil, r.fault(nil, "check indentation, quotes and brackets", "the file cannot be read as YAML")
	}
	var body ast.Node
	for _, doc := range tree.Docs {
		if doc.Body == nil {
			continue
		}
		if body != nil {
			return nil, r.fault(start(doc.Body), "keep one, and no --- between", "the file holds more than one document")
		}
		body = doc.Body
	}
	return body, nil
}

// bound refuses what has no place in a policy, before the parser sees it: its
// time and its stack grow with nesting.
func (r *reader) bound(tokens token.Tokens) error {
	depth, line, entries := 0, 0, 0
	for i, tk := range tokens {
		if tk.Position.Line != line {
			line, entries = tk.Position.Line, 0
		}
		switch tk.Type {
		case token.AnchorType, token.AliasType, token.TagType, token.MergeKeyType, token.MappingKeyType, token.DirectiveType:
			return r.fault(tk, "write the value out, in plain YAML", "%q is not supported here", tk.Value)
		case token.SequenceStartType, token.MappingStartType:
			depth++
		case token.SequenceEndType, token.MappingEndType:
			depth--
		case token.SequenceEntryType, token.MappingValueType:
			if depth == 0 {
				entries++
			}
		}
		if depth > maxNesting || entries > maxNesting || tk.Position.IndentNum > 4*maxNesting {
			return r.fault(tk, "a policy is flat", "nested too deeply")
		}
		if i >= maxTokens {
			return r.fault(tk, "a policy is a page or two", "the file is too long")
		}
	}
	return nil
}
