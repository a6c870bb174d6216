package main

import (
	"context"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/spf13/cobra"
)

func newJWKSCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "jwks",
		Short:   "List, check, compare and watch key sets and the issuers that publish them",
		GroupID: groupUnderstand,
		Example: `  jwtctl jwks list testdata/keys/NOT-SECRET-es256.pem
  jwtctl jwks list --help`,
		Args: groupArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newJWKSListCommand(a), newJWKSCheckCommand(a), newJWKSDiffCommand(a), newJWKSWatchCommand(a))
	return cmd
}

type jwksListOptions struct {
	output     outputFlag
	passphrase passphraseSource
	network    networkOptions
}

func newJWKSListCommand(a *app) *cobra.Command {
	opts := jwksListOptions{output: newOutputFlag(formatText, formatJSON)}
	cmd := &cobra.Command{
		Use:   "list FILE|URL|-",
		Short: "List the keys of a set, a PEM file or a certificate, with their thumbprints",
		Long: "list shows each key with its kid, kind, size, use and RFC 7638 thumbprint, and what is wrong with it.\n" +
			"A URL is that of a key set, of an issuer or of its OpenID metadata.\n" +
			"A single JWK, PEM file or certificate counts as a set of one. Exit code 1 says that a key cannot be used.",
		Example: `  jwtctl jwks list testdata/keys/NOT-SECRET-es256.pem
  jwtctl jwks list -o json testdata/keys/NOT-SECRET-rs256.pem`,
		Args: countArgs(1, 1, "one file or URL"),
		RunE: func(cmd *cobra.Command, args []string) error { return runJWKSList(cmd.Context(), a, &opts, args[0]) },
	}
	opts.output.bind(cmd)
	opts.passphrase.bind(cmd)
	opts.network.bind(cmd)
	opts.network.bindCache(cmd)
	return cmd
}

func runJWKSList(ctx context.Context, a *app, opts *jwksListOptions, place string) error {
	sources := keySources{passphrase: opts.passphrase, network: opts.network}
	read := sources.loadSet
	if isURL(place) {
		read = opts.network.fetchListed
	}
	set, err := read(ctx, a, place)
	if err != nil {
		return err
	}
	err = opts.output.each(a, func(out *sink) error {
		if out.Format == formatJSON {
			return render.KeysJSON(out, set)
		}
		return render.KeysText(out, out.Theme, set)
	})
	return verdict(usable(set), err)
}

func usable(set *inspect.KeySet) bool {
	for _, k := range set.Keys {
		if k.Problem != nil {
			return false
		}
	}
	return true
}
