package config

import (
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// members returns the members of a mapping, which the library gives in another
// form where there is one only.
func (r *reader) members(n ast.Node) ([]*ast.MappingValueNode, error) {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values, nil
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, nil
	}
	return nil, r.fault(start(n), "write key: value lines", "there must be a mapping here, key: value")
}

// memberName returns the name of a member.
func (r *reader) memberName(m *ast.MappingValueNode) (string, error) {
	if text, ok := m.Key.(*ast.StringNode); ok {
		return text.Value, nil
	}
	return "", r.fault(m.Key.GetToken(), "write a name", "%q is no key", m.Key.GetToken().Value)
}

// each visits the elements of a list.
func (r *reader) each(m *ast.MappingValueNode, want string, visit func(int, ast.Node) error) error {
	list, ok := m.Value.(*ast.SequenceNode)
	if !ok {
		return r.fault(start(r.node(m)), "write "+want, "%s must be a list", m.Key.GetToken().Value)
	}
	for i, n := range list.Values {
		if n == nil {
			return r.fault(list.GetToken(), "write a value or take the - away", "an element of the list is empty")
		}
		if err := visit(i, n); err != nil {
			return err
		}
	}
	return nil
}

// node returns the value of a member, or its key where it has none.
func (r *reader) node(m *ast.MappingValueNode) ast.Node {
	if m.Value == nil {
		return m.Key
	}
	if null, ok := m.Value.(*ast.NullNode); ok && null.GetToken().Position == nil {
		return m.Key
	}
	return m.Value
}

// start returns the first token of a value.
func start(n ast.Node) *token.Token {
	switch n := n.(type) {
	case nil:
		return nil
	case *ast.MappingNode:
		if len(n.Values) > 0 && !n.IsFlowStyle {
			return n.Values[0].Key.GetToken()
		}
	case *ast.MappingValueNode:
		return n.Key.GetToken()
	}
	return n.GetToken()
}

func find(keys []key, name string) *key {
	for i := range keys {
		if keys[i].name == name {
			return &keys[i]
		}
	}
	return nil
}

func keyNames(keys []key) []string {
	var names []string
	for i := range keys {
		names = append(names, keys[i].name)
	}
	return names
}
