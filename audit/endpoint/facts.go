package endpoint

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// kindOf names what a value is, for a message.
func kindOf(v inspect.Value) string {
	switch kind := v.Kind(); kind {
	case inspect.String:
		if len(v.Raw()) == 2 {
			return "empty"
		}
		return "a string"
	case inspect.Null:
		return "null"
	case inspect.Object, inspect.Array:
		return "an " + kind.String()
	default:
		return "a " + kind.String()
	}
}

// usesAuthorization reports whether a grant is offered that goes through the
// authorization endpoint; the default ones do (RFC 8414 §2, grant_types_supported).
func usesAuthorization(p *audit.MetadataPass) bool {
	grants := p.Get("grant_types_supported")
	return p.Get("authorization_endpoint").Exists() || !grants.Exists() ||
		grants.HasText("authorization_code") || grants.HasText("implicit")
}

// implicitOnly reports that no token comes from a token endpoint: no response
// type has a code in it, and no grant needs one.
func implicitOnly(p *audit.MetadataPass) bool {
	types := p.Get("response_types_supported")
	if types.Len() == 0 {
		return false
	}
	for t := range types.Children() {
		if hasWord(t.Text(), "code") {
			return false
		}
	}
	for g := range p.Get("grant_types_supported").Children() {
		if !g.IsText("implicit") {
			return false
		}
	}
	return true
}

// offersCode reports whether the authorization code flow can be used.
func offersCode(p *audit.MetadataPass) bool {
	types := p.Get("response_types_supported")
	if !p.Get("authorization_endpoint").Exists() || p.Get("grant_types_supported").Exists() && !p.Get("grant_types_supported").HasText("authorization_code") {
		return false
	}
	for t := range types.Children() {
		if hasWord(t.Text(), "code") {
			return true
		}
	}
	return !types.Exists()
}

// hasWord reports whether a list of words with spaces between has this one.
func hasWord(text, word string) bool {
	for w := range strings.FieldsSeq(text) {
		if w == word {
			return true
		}
	}
	return false
}

// isTrue reports a JSON true; a string "true" is none.
func isTrue(v inspect.Value) bool { return v.Kind() == inspect.True }

// step is the path of a member, or of a value inside one, below the metadata.
func step(v inspect.Value) string { return strings.TrimPrefix(v.Path(), "/") }

// lists visits the arrays whose names end alike, such as those of algorithms,
// "_signing_alg_values_supported".
func lists(p *audit.MetadataPass, suffix string, visit func(list inspect.Value, name string)) {
	for m := range p.Metadata.JSON.Root().Children() {
		if name := m.Name(); strings.HasSuffix(name, suffix) && m.Kind() == inspect.Array {
			visit(m, name)
		}
	}
}
