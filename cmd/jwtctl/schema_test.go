package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/jwtctl/jwtctl/internal/config"
)

// TestSchemaIsFresh holds docs/config.schema.json to what the command prints.
func TestSchemaIsFresh(t *testing.T) {
	const path = "../../docs/config.schema.json"
	want, err := config.Schema(configNames())
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(path, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is stale (%v): run go test ./cmd/jwtctl -update", path, err)
	}
}
