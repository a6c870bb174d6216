package config

import (
	"bytes"
	"encoding/json"
	"time"

	"github.com/jwtctl/jwtctl/audit"
)

// Schema returns the JSON Schema (2020-12) of the file, for editors.
func Schema(names Names) ([]byte, error) {
	file := &File{}
	root := append([]member{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", SchemaURL},
		{"title", "jwtctl policy"},
		{"description", "The policy file " + Name + " of jwtctl: https://github.com/jwtctl/jwtctl/blob/main/docs/config.md"},
	}, mappingSchema(file.keys(names), names)...)
	var text, indented bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(ordered(root)); err != nil {
		return nil, err
	}
	err := json.Indent(&indented, bytes.TrimSpace(text.Bytes()), "", "  ")
	return append(indented.Bytes(), '\n'), err
}

type (
	// ordered is a JSON object whose members keep their order.
	ordered []member
	member  struct {
		name  string
		value any
	}
)

// MarshalJSON writes the members in their order.
func (o ordered) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for i, m := range o {
		b.WriteByte("{,"[min(i, 1)])
		if err := enc.Encode(m.name); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := enc.Encode(m.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func mappingSchema(keys []key, names Names) ordered {
	var properties ordered
	required := []string{}
	for i := range keys {
		k := &keys[i]
		value := append(ordered{{"description", k.doc}}, valueSchema(k, names)...)
		properties = append(properties, member{k.name, value})
		if k.required {
			required = append(required, k.name)
		}
	}
	schema := ordered{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}}
	if len(required) > 0 {
		schema = append(schema, member{"required", required})
	}
	return schema
}

// valueSchema describes what a key may be given.
func valueSchema(k *key, names Names) ordered {
	switch into := k.into.(type) {
	case section:
		return mappingSchema(into, names)
	case items:
		keys, _ := into.next()
		return ordered{{"type", "array"}, {"items", mappingSchema(keys, names)}}
	case *bool, **bool:
		return ordered{{"type", "boolean"}}
	case *[]string, *[]audit.Profile:
		return ordered{{"type", "array"}, {"items", textSchema(k, names)}}
	case *[]audit.SeverityOverride:
		return ordered{{"type", "object"}, {"propertyNames", ruleSchema(names)}, {"additionalProperties", ordered{{"enum", audit.SeverityNames()}}}}
	case *time.Duration:
		return ordered{{"type", "string"}, {"pattern", `^([0-9]+d)?([0-9.]+(ns|us|µs|ms|s|m|h))*$`}, {"minLength", 2}}
	case *time.Time:
		return ordered{{"type", "string"}, {"pattern", `^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt].*)?$`}}
	}
	return textSchema(k, names)
}

func textSchema(k *key, names Names) ordered {
	switch {
	case k.words != nil:
		return ordered{{"enum", k.words}}
	case k.check == ownID:
		return ordered{{"type", "string"}, {"pattern", `^x(-[a-z0-9]+)+$`}, {"maxLength", maxID}}
	case k.check == ruleName:
		return ruleSchema(names)
	}
	return ordered{{"type", "string"}, {"pattern", `\S`}}
}

// ruleSchema offers the rule IDs and takes patterns too.
func ruleSchema(names Names) ordered {
	return ordered{{"anyOf", []ordered{{{"enum", names.Rules}}, {{"type", "string"}, {"pattern", `\*$|^x-`}}}}}
}
