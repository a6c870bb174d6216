package main

import (
	"slices"

	"github.com/spf13/cobra"
)

// A command is one that stands right below the root: what it is called, and
// how it is built with its flags and all that is below it.
type command struct {
	names []string // its name and its aliases
	build func(*app) *cobra.Command
}

// defaultCommand is what a bare jwtctl with piped input runs.
const defaultCommand = "decode"

// commands lists every command, in the order in which help does.
func commands() []*command {
	return []*command{
		{[]string{defaultCommand, "inspect"}, newDecodeCommand},
		{[]string{"verify"}, newVerifyCommand},
		{[]string{"jwks"}, newJWKSCommand},
		{[]string{"audit"}, newAuditCommand},
		{[]string{"rules"}, newRulesCommand},
		{[]string{"config"}, newConfigCommand},
		{[]string{"mint"}, newMintCommand},
		{[]string{"keygen"}, newKeygenCommand},
		{[]string{"keys"}, newKeysCommand},
		{[]string{"version"}, newVersionCommand},
		{[]string{"completion"}, newCompletionCommand},
	}
}

// called returns the one command that a command line can run, or none where
// that is not plain at once. Building the others costs more than a decode
// does, and nothing that this command says speaks of them: it begins with its
// name, so it is neither help nor a shell's request, and it is not misspelt.
func called(args []string, stdinTTY bool) []*command {
	name := defaultCommand
	switch {
	case len(args) > 0:
		name = args[0]
	case stdinTTY:
		return nil
	}
	for _, c := range commands() {
		if slices.Contains(c.names, name) {
			return []*command{c}
		}
	}
	return nil
}
