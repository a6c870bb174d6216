package main

import (
	"context"
	"slices"
	"testing"

	"github.com/spf13/cobra"
)

// TestCommandNames holds that the names by which a command is looked for are
// those that it has, so that what is built for a command line is what it runs.
func TestCommandNames(t *testing.T) {
	for _, c := range commands() {
		made := c.build(newApp(context.Background(), env{}))
		if want := append([]string{made.Name()}, made.Aliases...); !slices.Equal(c.names, want) {
			t.Errorf("the list says %q, the command %q", c.names, want)
		}
	}
}

// TestCalled holds which command lines build one command alone, and that it is
// the one that the whole tree would have found.
func TestCalled(t *testing.T) {
	for _, test := range []struct {
		args []string
		tty  bool
		want string // "" where all are built
	}{
		{nil, true, ""},
		{nil, false, "decode"},
		{[]string{"decode", "x"}, true, "decode"},
		{[]string{"inspect", "--nonsense"}, true, "decode"},
		{[]string{"keys", "list"}, false, "keys"},
		{[]string{"verify", "audit"}, true, "verify"},
		{[]string{"decod"}, true, ""},
		{[]string{"Decode"}, true, ""},
		{[]string{"help", "decode"}, true, ""},
		{[]string{"--help", "decode"}, true, ""},
		{[]string{"--color", "never", "decode"}, true, ""},
		{[]string{cobra.ShellCompRequestCmd, "decode", "--"}, true, ""},
	} {
		only := called(test.args, test.tty)
		if got := len(only) == 1; got != (test.want != "") || got && only[0].names[0] != test.want {
			t.Errorf("%q: got %v, want %q", test.args, only, test.want)
		}
		if len(only) == 0 || len(test.args) == 0 {
			continue
		}
		found, _, err := newRoot(newApp(context.Background(), env{})).Find(test.args)
		for ; found.HasParent() && found.Parent().HasParent(); found = found.Parent() {
		}
		if err != nil || found.Name() != test.want {
			t.Errorf("%q: the whole tree finds %s, %v", test.args, found.Name(), err)
		}
	}
}
