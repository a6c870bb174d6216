package safetext_test

import (
	"testing"

	"github.com/jwtctl/jwtctl/internal/safetext"
)

func TestWithoutUser(t *testing.T) {
	for text, want := range map[string]string{
		"https://me:hunter2@host/x@y":    "https://host/x@y",
		"https://me:hunter2@host?a=b@c":  "https://host?a=b@c",
		"https://me:hun@ter2@host":       "https://host",
		"https://me:hunter2@":            "https://",
		"htps://me:hunter2@host:1%zz#@":  "htps://host:1%zz#@",
		"https://host/":                  "https://host/",
		"keys.jwks@2026-01-02T00:00:00Z": "keys.jwks@2026-01-02T00:00:00Z",
		"me@example.com":                 "me@example.com",
		"":                               "",
	} {
		if got := safetext.WithoutUser(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
