package main

import (
	"context"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/intake"
	"github.com/spf13/cobra"
)

func newJWKSCheckCommand(a *app) *cobra.Command {
	opts := newAuditOptions()
	cmd := &cobra.Command{
		Use:   "check FILE|URL|-",
		Short: "Judge a JWK Set or issuer metadata",
		Long: "check judges the keys of a JWK Set, each by itself and all together, as one that is published; or the metadata\n" +
			"of an issuer, OpenID or OAuth, by the rules about those. With --issuer they must name that very issuer.\n" +
			"Formats and gate are those of audit. A broken key is a finding, and the others are judged all the same.\n" +
			"Exit code 1 says that there is a finding of the severity given by --fail-on, or worse.",
		Example: `  jwtctl jwks check testdata/keys/sample-es-1.public.jwks
  jwtctl jwks check --fail-on medium -o json testdata/keys/sample-es-1.public.jwks`,
		Args: countArgs(1, 1, "one file or URL"),
		RunE: func(cmd *cobra.Command, args []string) error { return runJWKSCheck(cmd.Context(), a, &opts, args[0]) },
	}
	opts.bindGate(cmd)
	opts.keys.passphrase.bind(cmd)
	cmd.Flags().StringVar(&opts.requested, "issuer", "", "issuer `URL` that metadata must name")
	cmd.Flags().BoolVar(&opts.keys.allowHTTP, "allow-http", false, "fetch over plain http too")
	return cmd
}

func runJWKSCheck(ctx context.Context, a *app, opts *auditOptions, place string) error {
	data, err := readSet(ctx, a, place, opts.keys.allowHTTP)
	if err != nil {
		return err
	}
	run, err := startAudit(ctx, a, opts)
	if err != nil {
		return err
	}
	defer run.outs.abort()
	if place == toStdin {
		place = "stdin"
	}
	run.shown.Inputs = 1
	if subject := intake.SubjectOf(data); subject == intake.Metadata || subject == intake.ClientMetadata {
		return run.end(run.metadata(place, audit.MetadataSource{Metadata: inspect.ReadMetadata(data), Requested: opts.requested}))
	}
	source, err := run.keySource(data, place)
	if err != nil {
		return err
	}
	source.SetWanted, source.Published = true, isURL(place)
	return run.end(run.keys(place, source))
}

// isURL tells an address from a file name.
func isURL(place string) bool {
	return strings.HasPrefix(place, "https://") || strings.HasPrefix(place, "http://")
}

// readSet reads a key set from a file or a URL as it is.
func readSet(ctx context.Context, a *app, place string, allowHTTP bool) ([]byte, error) {
	if isURL(place) {
		return a.client(allowHTTP).KeySet(ctx, place)
	}
	return readAll(a, place)
}
