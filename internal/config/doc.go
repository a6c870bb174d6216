// Package config reads the policy file .jwtctl.yaml.
//
// The file is often found in a repository that others have written, so nothing
// in it is executed and no other file is read through it. It is small, flat
// YAML: anchors, aliases, tags and merge keys are refused, and size, number of
// tokens and nesting are bounded, so that reading it takes milliseconds
// whatever is in it.
//
// One table, [File.keys], says which keys there are. The reader, the JSON
// Schema and the list in docs/config.md are made from it.
package config

// Name is what the file is called.
const Name = ".jwtctl.yaml"

// The limits of a file.
const (
	MaxBytes   = 128 << 10
	maxTokens  = 20000
	maxNesting = 16
)

// SchemaURL is where editors find the JSON Schema of the file.
const SchemaURL = "https://raw.githubusercontent.com/jwtctl/jwtctl/main/docs/config.schema.json"
