package main

import "github.com/spf13/cobra"

func newKeysCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "keys",
		Short:   "Rotate keys without breaking a verifier, and convert them",
		GroupID: groupKeys,
		Example: `  jwtctl keys convert --public testdata/keys/NOT-SECRET-es256.pem
  jwtctl keys convert --help`,
		Args: groupArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newKeysConvertCommand(a))
	cmd.AddCommand(newKeysInitCommand(a), newKeysRotateCommand(a), newKeysListCommand(a), newKeysRevokeCommand(a), newKeysPublishCommand(a), newKeysDoctorCommand(a), newKeysPassphraseCommand(a))
	return cmd
}
