package main

import (
	"context"
	"slices"

	"github.com/jwtctl/jwtctl/internal/keyfile"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/spf13/cobra"
)

func newKeysPublishCommand(a *app) *cobra.Command {
	opts := newRingOptions()
	cmd := &cobra.Command{
		Use:   "publish FILE",
		Short: "Write the public keys of a keyring as the JWK Set for verifiers",
		Long: "publish derives the public JWK Set whole from the keyring: the key that signs, the next one, and those whose tokens are\n" +
			"still alive. Only members that are known to be public are in it. It goes to --public, or else to where the\n" +
			"keyring's public keys went last, or else to standard output.",
		Example: `  dir=$(mktemp -d) && jwtctl keys init $dir/ring.jwks && jwtctl keys publish $dir/ring.jwks
  dir=$(mktemp -d) && jwtctl keys init $dir/ring.jwks && jwtctl keys publish -o json --public $dir/jwks.json $dir/ring.jwks`,
		Args: countArgs(1, 1, "one keyring"),
		RunE: func(cmd *cobra.Command, args []string) error {
			opts.path = args[0]
			return runKeysPublish(cmd.Context(), a, &opts)
		},
	}
	opts.bind(cmd)
	opts.bindWrite(cmd)
	return cmd
}

func runKeysPublish(ctx context.Context, a *app, opts *ringOptions) error {
	r, err := opts.load(a)
	if err != nil {
		return err
	}
	report := render.PublishReport{File: stdoutName(opts.publicFile(r)), DryRun: opts.dryRun}
	if report.File == toStdout || report.File == "" {
		report.File = ""
		report.JWKS, err = r.Publish()
	} else {
		err = opts.publish(ctx, a, &report)
	}
	if err != nil {
		return err
	}
	return opts.output.each(a, func(out *sink) error {
		if out.Format == formatJSON {
			return render.PublishJSON(out, report)
		}
		return render.PublishText(out, report)
	})
}

// publish writes the public keys to their file if they differ from what is
// there, under the ring's lock: nobody is to undo a rotation that comes
// between.
func (o *ringOptions) publish(ctx context.Context, a *app, report *render.PublishReport) error {
	if !o.dryRun {
		lock, err := o.lock(ctx, a, "publish")
		if err != nil {
			return err
		}
		defer func() { _ = lock.Release() }() // the process's end releases it too
	}
	look, err := o.begin(a)
	if err != nil {
		return err
	}
	look.note(a, look.Ring)
	r := look.Ring
	if report.JWKS, err = r.Publish(); err != nil {
		return err
	}
	before := r.PublicFile
	if err := o.remember(&r); err != nil {
		return err
	}
	files, err := o.files(a, &r, look.Anew || r.PublicFile != before, look.Anew)
	report.Changed = slices.ContainsFunc(files, func(f keyfile.File) bool { return f.Public })
	if err != nil || o.dryRun {
		return err
	}
	if err := o.sweep(a, r); err != nil {
		return err
	}
	return o.writeFiles(new(render.RingReport), files)
}
