package main

import (
	"context"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/internal/render"
)

func TestColorIsDecidedByFlagThenEnvironmentThenTerminal(t *testing.T) {
	for _, test := range []struct {
		flag, environ string
		tty, want     bool
	}{
		{"auto", "", true, true},
		{"auto", "", false, false},
		{"auto", "TERM=dumb", true, false},
		{"auto", "NO_COLOR=", true, true},
		{"auto", "NO_COLOR=1", true, false},
		{"auto", "NO_COLOR=1 FORCE_COLOR=1", true, false},
		{"auto", "FORCE_COLOR=1", false, true},
		{"auto", "FORCE_COLOR=0", false, false},
		{"auto", "CLICOLOR_FORCE=1 TERM=dumb", false, true},
		{"always", "NO_COLOR=1 TERM=dumb", false, true},
		{"never", "FORCE_COLOR=1", true, false},
	} {
		a := newApp(context.Background(), env{getenv: func(name string) string {
			for _, pair := range strings.Fields(test.environ) {
				if value, ok := strings.CutPrefix(pair, name+"="); ok {
					return value
				}
			}
			return ""
		}})
		a.color.value = test.flag
		if got := a.colored(test.tty); got != test.want {
			t.Errorf("--color %s, %q, tty %v: got %v", test.flag, test.environ, test.tty, got)
		}
	}
}

func TestThemeIgnoresTheEnvironment(t *testing.T) {
	t.Setenv("NO_COLOR", "1")
	if got := render.NewTheme(true).Good("yes"); !strings.HasPrefix(got, "\x1b[") {
		t.Errorf("an enabled theme gave %q", got)
	}
	if got := render.NewTheme(false).Critical("no"); got != "no" {
		t.Errorf("a disabled theme gave %q", got)
	}
}
