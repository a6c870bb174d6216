package config

import (
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/audit"
)

// notKeys are the fields of a policy that no file sets, and why.
var notKeys = map[string]string{
	"Policy.Keys":         "trust is given on the command line alone",
	"Policy.Metadata":     "like the keys, they are given on the command line alone",
	"Policy.Blocklists":   "likewise",
	"Policy.AccessToken":  "likewise",
	"Policy.KeepUnsolved": "it goes with --wordlist",
	"Policy.Secrets":      "audits of the command always try known secrets",
	"Name":                "the place of the file itself",
	"Failures":            "what a run fills",
}

// TestKeysAgreeWithStructs holds that the table of keys, from which the schema
// is made, reaches every field of what it is read into, each once.
func TestKeysAgreeWithStructs(t *testing.T) {
	file := &File{}
	agree(t, "", reflect.ValueOf(file).Elem(), file.keys(Names{}))
	o, g := &audit.Override{}, &audit.Ignore{}
	agree(t, "", reflect.ValueOf(o).Elem(), overrideKeys(o, Names{}))
	agree(t, "", reflect.ValueOf(g).Elem(), ignoreKeys(g))
}

func agree(t *testing.T, path string, v reflect.Value, keys []key) {
	t.Helper()
	for i := range v.NumField() {
		field, name := v.Field(i), path+v.Type().Field(i).Name
		switch {
		case !v.Type().Field(i).IsExported() || notKeys[name] != "" || field.Kind() == reflect.Slice && field.Type().Elem().Kind() == reflect.Struct && reaches(keys, field):
		case field.Kind() == reflect.Struct && field.Type().PkgPath() != "time":
			agree(t, name+".", field, keys)
		case !reaches(keys, field):
			t.Errorf("%s of %s has no key", name, v.Type())
		}
	}
}

// reaches reports whether a key is read into a field.
func reaches(keys []key, field reflect.Value) bool {
	for i := range keys {
		switch into := keys[i].into.(type) {
		case section:
			if reaches(into, field) {
				return true
			}
		case items:
			before := field.Kind() == reflect.Slice && field.Len() == 0
			_, done := into.next()
			done()
			if before && field.Len() == 1 {
				return true
			}
		case expression:
		default:
			if reflect.ValueOf(into).Pointer() == field.Addr().Pointer() {
				return true
			}
		}
	}
	return false
}

// TestSchema holds the schema to what the reader knows, and docs/config.md to
// naming every key.
func TestSchema(t *testing.T) {
	names := Names{Rules: []string{"alg-none"}, Presets: []string{"auto", "none"}}
	text, err := Schema(names)
	if err != nil {
		t.Fatal(err)
	}
	var schema map[string]any
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../../docs/config.md")
	if err != nil {
		t.Fatal(err)
	}
	described(t, "", schema, (&File{}).keys(names), string(page))
}

func described(t *testing.T, path string, schema map[string]any, keys []key, page string) {
	properties, _ := schema["properties"].(map[string]any)
	if len(properties) != len(keys) || schema["additionalProperties"] != false {
		t.Errorf("%s: %d properties for %d keys", path, len(properties), len(keys))
	}
	for i := range keys {
		k := &keys[i]
		property, _ := properties[k.name].(map[string]any)
		if property["description"] != k.doc || !strings.HasSuffix(k.doc, ".") {
			t.Errorf("%s%s is not described", path, k.name)
		}
		if !strings.Contains(page, "`"+k.name+"`") {
			t.Errorf("docs/config.md does not speak of %s%s", path, k.name)
		}
		switch into := k.into.(type) {
		case section:
			described(t, path+k.name+".", property, into, page)
		case items:
			inner, _ := into.next()
			element, _ := property["items"].(map[string]any)
			described(t, path+k.name+"[].", element, inner, page)
		}
	}
}

func TestDurations(t *testing.T) {
	for text, want := range map[string]string{"36h": "1d12h", "90s": "1m30s", "60m": "1h", "7d": "7d", "1d0h": "1d", "1500ms": "1.5s", "10m": "10m"} {
		d, err := ParseDuration(text)
		if err != nil {
			t.Fatal(err)
		}
		again, err := ParseDuration(FormatDuration(d))
		if got := FormatDuration(d); got != want || err != nil || again != d {
			t.Errorf("%s is written %s, want %s", text, got, want)
		}
	}
}
