package main

import (
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/spf13/cobra"
)

func newKeysListCommand(a *app) *cobra.Command {
	opts := newRingOptions()
	cmd := &cobra.Command{
		Use:   "list FILE",
		Short: "Show which key of a keyring signs when, and until when each is published",
		Long: "list draws the life of each key from now on and says what is to come, with dates. It changes nothing and needs no lock.\n" +
			"Nothing private is shown.",
		Example: `  dir=$(mktemp -d) && jwtctl keys init $dir/ring.jwks && jwtctl keys list $dir/ring.jwks
  dir=$(mktemp -d) && jwtctl keys init $dir/ring.jwks && jwtctl keys list -o json $dir/ring.jwks`,
		Args: countArgs(1, 1, "one keyring"),
		RunE: func(_ *cobra.Command, args []string) error {
			opts.path = args[0]
			r, err := opts.load(a)
			if err != nil {
				return err
			}
			if look, err := opts.look(a, r); err == nil { // or else the clock is wrong, and nothing is to be changed
				r = look.Ring
				look.note(a, r)
			}
			return opts.write(a, render.RingReport{Command: "list", Now: a.now(), Ring: r})
		},
	}
	opts.bind(cmd)
	return cmd
}
