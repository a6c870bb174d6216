package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// newCompletionCommand replaces cobra's, whose help is long and whose unknown
// shells end with 0.
func newCompletionCommand(a *app) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:       "completion SHELL",
		Short:     "Print a completion script for " + strings.Join(shells, ", "),
		GroupID:   groupOther,
		ValidArgs: shells,
		Long: "completion prints a script for your shell to read at its start, for example by\n" +
			"source <(jwtctl completion bash) in ~/.bashrc. It completes commands, flags, formats, algorithms, rule IDs,\n" +
			"profiles, and the IDs of the keys in the files that a command line names.",
		Example: `  jwtctl completion bash
  jwtctl completion fish`,
		Args: countArgs(1, 1, "the name of one shell"),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.stdout, true)
			case "zsh":
				return root.GenZshCompletion(a.stdout)
			case "fish":
				return root.GenFishCompletion(a.stdout, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.stdout)
			}
			return usageError{unknownWord(args[0], shells)}
		},
	}
}
