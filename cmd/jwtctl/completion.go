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
		Example: `  source <(jwtctl completion bash)
  jwtctl completion zsh > "${fpath[1]}/_jwtctl"
  jwtctl completion fish > ~/.config/fish/completions/jwtctl.fish`,
		Args: cobra.ExactArgs(1),
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
