package config

import (
	"errors"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/userrule"
)

// maxID is how long the ID of a rule may be.
const maxID = 60

// isOwnID reports the IDs that a user may give a rule.
func isOwnID(id string) bool {
	rest, ok := strings.CutPrefix(id, userrule.Prefix)
	return ok && len(id) <= maxID && rest != "" && strings.Trim(rest, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" &&
		!strings.HasPrefix(rest, "-") && !strings.HasSuffix(rest, "-") && !strings.Contains(rest, "--")
}

// expression compiles the condition of a rule.
func (r *reader) expression(m *ast.MappingValueNode, k *key, rule *audit.Rule) error {
	n := r.node(m)
	text, err := r.word(n, k)
	if err != nil {
		return err
	}
	program, err := userrule.Compile(text)
	var fault *userrule.Error
	if errors.As(err, &fault) {
		return r.inside(n.GetToken(), text, fault)
	}
	if err != nil {
		return err
	}
	program.Check(rule, r.file.Failures)
	return nil
}

// inside makes an error of a fault in an expression, at its own place where
// the expression stands on one line as it is, else at its beginning.
func (r *reader) inside(tk *token.Token, text string, fault *userrule.Error) error {
	made := r.fault(tk, fault.Hint(), "in the expression: %s", fault.Message)
	var placed *Error
	if !errors.As(made, &placed) {
		return made
	}
	line := []rune(placed.text)
	rest := string(line[min(placed.Column-1, len(line)):])
	if at := strings.Index(rest, text); at >= 0 && at <= 1 {
		placed.Column += len([]rune(rest[:at])) + len([]rune(text[:fault.Offset]))
		placed.length = len([]rune(text[fault.Offset:min(len(text), fault.Offset+fault.Length)]))
	}
	return placed
}
