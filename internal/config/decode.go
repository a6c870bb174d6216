package config

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/internal/nearest"
)

// mapping reads the members of a mapping by a table of keys. path names it:
// "claims.".
func (r *reader) mapping(n ast.Node, path string, keys []key) error {
	members, err := r.members(n)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, m := range members {
		name, err := r.memberName(m)
		if err != nil {
			return err
		}
		k := find(keys, name)
		if k == nil {
			return r.fault(m.Key.GetToken(), suggest(name, keyNames(keys)), "unknown key %q", name)
		}
		if seen[name] {
			return r.fault(m.Key.GetToken(), "keep one of them", "key %q stands twice", name)
		}
		seen[name] = true
		if _, again := r.file.at[path+name]; !again {
			r.file.at[path+name] = m.Key.GetToken().Position.Line
		}
		if err := r.value(m, path+name, k); err != nil {
			return err
		}
	}
	for i := range keys {
		if keys[i].required && !seen[keys[i].name] {
			return r.fault(start(n), "add "+keys[i].name+": "+strings.TrimSuffix(lowerFirst(keys[i].doc), "."), "%s is missing", keys[i].name)
		}
	}
	return nil
}

// value reads the value of one key.
func (r *reader) value(m *ast.MappingValueNode, path string, k *key) error {
	switch into := k.into.(type) {
	case section:
		return r.mapping(m.Value, path+".", into)
	case items:
		return r.each(m, "a list, each element of which begins with -", func(i int, n ast.Node) error {
			keys, done := into.next()
			if err := r.mapping(n, fmt.Sprintf("%s[%d].", path, i), keys); err != nil {
				return err
			}
			done()
			return nil
		})
	case *[]string:
		list := []string{}
		err := r.each(m, "a list, such as [a, b]", func(_ int, n ast.Node) error {
			text, err := r.word(n, k)
			list = append(list, text)
			return err
		})
		*into = list
		return err
	case *[]audit.Profile:
		return r.each(m, "a list, such as [access-token]", func(_ int, n ast.Node) error {
			text, err := r.word(n, k)
			*into = append(*into, audit.Profile(text))
			return err
		})
	case expression:
		return r.expression(m, k, into.rule)
	case *[]audit.SeverityOverride:
		return r.severities(m, k, into)
	case *bool:
		return r.boolean(m, into)
	case **bool:
		*into = new(bool)
		return r.boolean(m, *into)
	}
	return r.scalar(m, k)
}

// scalar reads a value that is a text.
func (r *reader) scalar(m *ast.MappingValueNode, k *key) error {
	text, err := r.word(r.node(m), k)
	if err != nil {
		return err
	}
	tk := r.node(m).GetToken()
	switch into := k.into.(type) {
	case *string:
		*into = text
	case *audit.Profile:
		*into = audit.Profile(text)
	case *audit.Severity:
		*into, err = audit.ParseSeverity(text)
		return err
	case *time.Duration:
		if *into, err = ParseDuration(text); err != nil {
			return r.fault(tk, DurationHint, "%q is no duration", text)
		}
	case *time.Time:
		if *into, err = time.Parse(time.DateOnly, text); err != nil {
			*into, err = time.Parse(time.RFC3339, text)
		}
		if err != nil {
			return r.fault(tk, "write it like 2026-12-31 or 2026-12-31T12:00:00Z", "%q is no date", text)
		}
	default:
		panic(fmt.Sprintf("key %s is read into %T", k.name, k.into))
	}
	return nil
}

func (r *reader) severities(m *ast.MappingValueNode, k *key, into *[]audit.SeverityOverride) error {
	members, err := r.members(r.node(m))
	if err != nil {
		return err
	}
	for _, m := range members {
		name, ok := m.Key.(*ast.StringNode)
		if !ok {
			return r.fault(m.Key.GetToken(), "put it in quotes", "a rule ID must be a text")
		}
		r.patterns = append(r.patterns, name)
		word, err := r.word(r.node(m), &key{words: audit.SeverityNames()})
		if err != nil {
			return err
		}
		severity, err := audit.ParseSeverity(word)
		if err != nil {
			return r.fault(m.Value.GetToken(), "", "%v", err)
		}
		*into = append(*into, audit.SeverityOverride{Rules: name.Value, Severity: severity})
	}
	return nil
}

func (r *reader) boolean(m *ast.MappingValueNode, into *bool) error {
	b, ok := m.Value.(*ast.BoolNode)
	if !ok {
		return r.fault(start(r.node(m)), "write true or false", "%s must be true or false", m.Key.GetToken().Value)
	}
	*into = b.Value
	return nil
}

// word reads a text and holds it to what the key asks.
func (r *reader) word(n ast.Node, k *key) (string, error) {
	var text string
	switch n := n.(type) {
	case *ast.StringNode:
		text = n.Value
		if k.check == ruleName {
			r.patterns = append(r.patterns, n)
		}
	case *ast.LiteralNode:
		text = strings.TrimSpace(n.Value.Value)
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return "", r.fault(n.GetToken(), "put it in quotes, or give it a unit", "%s is not a text", n.GetToken().Value)
	default:
		return "", r.fault(start(n), "write a text", "there must be a text here")
	}
	switch {
	case strings.TrimSpace(text) == "":
		return "", r.fault(n.GetToken(), "write a text", "the text is empty")
	case k.check == ownID && !isOwnID(text):
		return "", r.fault(n.GetToken(), "write it like x-admin-without-mfa", "%q is no ID for a rule of your own", text)
	case k.check == ownID && slices.Contains(r.own, text):
		return "", r.fault(n.GetToken(), "give it another ID", "there is another rule %q", text)
	case k.noun != "" && !slices.Contains(k.words, text):
		return "", r.fault(n.GetToken(), suggestOr(text, k.words, kin(text, k.words)), "%q is no %s", text, k.noun)
	case k.words != nil && !slices.Contains(k.words, text):
		return "", r.fault(n.GetToken(), suggest(text, k.words), "%q is not one of %s", text, strings.Join(k.words, ", "))
	}
	if k.check == ownID {
		r.own = append(r.own, text)
	}
	return text, nil
}

// checkPatterns asks of each rule pattern that it matches a rule.
func (r *reader) checkPatterns() error {
	for _, n := range r.patterns {
		if !audit.MatchesRule(n.Value, r.known.Rules) && !audit.MatchesRule(n.Value, r.own) {
			return r.fault(n.GetToken(), suggest(strings.TrimRight(n.Value, "*"), r.known.Rules), "unknown rule %q", n.Value)
		}
	}
	return nil
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// suggest is the hint for a word that is not known.
func suggest(word string, known []string) string {
	if len(known) <= 20 {
		return suggestOr(word, known, "choose one of "+strings.Join(known, ", "))
	}
	return suggestOr(word, known, "jwtctl rules lists them")
}

// kin names the algorithms that begin with the same letters as a word that is
// none.
func kin(word string, known []string) string {
	letters := strings.ToUpper(strings.TrimRight(word, "0123456789"))
	var same []string
	for _, name := range known {
		if strings.TrimRight(name, "0123456789") == letters {
			same = append(same, name)
		}
	}
	if len(same) == 0 {
		return "write it as the header has it, such as ES256 or RS256"
	}
	return "choose one of " + strings.Join(same, ", ")
}

// suggestOr names the word that was meant, or gives another hint.
func suggestOr(word string, known []string, other string) string {
	if near, ok := nearest.Find(word, known); ok {
		return fmt.Sprintf("did you mean %s?", near)
	}
	return other
}
