package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/jwtctl/jwtctl/mint"
	"github.com/spf13/cobra"
)

type mintOptions struct {
	output   outputFlag
	keys     signingKey
	claims   givenClaims
	encrypt  encryption
	profile  choice
	shape    choice
	like     string
	disclose []string
	dpop     string
	access   string
	presents string
	unsafe   wishes
	count    count
	jobs     jobs
	negative negativeOptions
}

func newMintCommand(a *app) *cobra.Command {
	opts := mintOptions{
		output:  newOutputFlag(formatText, formatJSON, formatNDJSON),
		profile: newChoice("PROFILE", "", mintProfiles()...),
		shape:   newChoice("ISSUER", "", shapeNames()...),
	}
	cmd := &cobra.Command{
		Use:   "mint [--dpop METHOD URL]",
		Short: "Make a token for a test",
		Long: "mint makes a token: signed with a key or secret, and encrypted where --encrypt-to is given. The algorithm comes from\n" +
			"the key; exp is 15 minutes from now and iat is now unless they are given. A profile fills in the typ, the claims and\n" +
			"the lifetime that its standard asks for, --shape those that the tokens of a well-known issuer have.\n" +
			"Claims stand in the token in the order in which they are given. NAME.NAME sets a claim inside a claim; write \\. for a\n" +
			"dot in a name, or /NAME/NAME. Flags go before --claims, which go before --like.\n" +
			"What a sound verifier should refuse is made only where --unsafe asks for it by name.",
		GroupID: groupKeys,
		Example: `  jwtctl mint --key testdata/keys/NOT-SECRET-es256.pem --iss https://login.acme.dev --aud https://api.acme.dev --sub alice
  jwtctl mint --key testdata/keys/NOT-SECRET-rs256.pem --profile access-token --iss https://login.acme.dev --aud https://api.acme.dev --claim scope=orders:read -o json
  jwtctl mint --secret-file testdata/keys/NOT-SECRET-hs256.txt --iss https://login.acme.dev --aud api --claim roles:='["admin"]' --exp -5m
  jwtctl mint --key testdata/keys/NOT-SECRET-es256.pem --like testdata/tokens/access-token.jwt --count 3
  jwtctl mint --key testdata/keys/NOT-SECRET-es256.pem --dpop POST https://api.acme.dev/orders --access-token-file testdata/tokens/access-token.jwt
  jwtctl mint --negative --key testdata/keys/NOT-SECRET-es256.pem --iss https://login.acme.dev --aud https://api.acme.dev`,
		Args: countArgs(0, 1, "no argument but the URL of --dpop"),
		RunE: func(cmd *cobra.Command, args []string) error { return runMint(cmd.Context(), a, &opts, args) },
	}
	opts.bind(cmd)
	return cmd
}

func (o *mintOptions) bind(cmd *cobra.Command) {
	o.output.bind(cmd)
	o.keys.bind(cmd)
	o.claims.bind(cmd)
	o.encrypt.bind(cmd)
	o.negative.bind(cmd)
	flags := cmd.Flags()
	flags.Var(&o.profile, "profile", "fill in what the standard of this profile asks for")
	flags.Var(&o.shape, "shape", "fill in what the tokens of this issuer look like: "+strings.Join(shapeNames(), ", "))
	flags.StringVar(&o.like, "like", "", "copy the claims of `TOKEN`, a token or file, and move its times to now")
	flags.StringArrayVar(&o.disclose, "disclose", nil, "let the holder disclose or withhold the claim at `PATH` (SD-JWT); repeatable")
	flags.StringVar(&o.dpop, "dpop", "", "make a DPoP proof for a request by `METHOD` to the URL that is the argument")
	flags.StringVar(&o.access, "access-token-file", "", "DPoP: bind the proof to the access token in `FILE`")
	flags.StringVar(&o.presents, "presents", "", "key binding: bind the token to the SD-JWT in `FILE`")
	flags.Var(&o.unsafe, "unsafe", "make the token although it is unfit for use: "+strings.Join(wishNames(), ", ")+"; repeatable")
	flags.Var(&o.count, "count", "make many tokens, each with its own jti, one a line")
	flags.Var(&o.jobs, "jobs", "processors to use for --count (default all)")
	o.profile.complete(cmd, "profile")
	o.shape.complete(cmd, "shape")
	completeWords(cmd, "unsafe", wishNames())
	for _, name := range []string{"profile", "shape", "like", "disclose", "dpop", "access-token-file", "presents", "unsafe"} {
		putInGroup(flags.Lookup(name), "What kind of token")
	}
}

func runMint(ctx context.Context, a *app, opts *mintOptions, args []string) error {
	spec, err := opts.spec(ctx, a, args)
	if err != nil {
		return mintFault(err)
	}
	if opts.negative.asked {
		return mintFault(mintNegative(a, opts, spec))
	}
	if opts.count.n > 0 {
		return mintFault(mintMany(ctx, a, opts, spec))
	}
	token, err := spec.Mint()
	if err != nil {
		return mintFault(err)
	}
	for _, n := range token.Notes {
		a.note("%s", n)
	}
	return opts.output.each(a, func(out *sink) error {
		switch out.Format {
		case formatJSON:
			return render.MintJSON(out, token)
		case formatNDJSON:
			return render.MintLine(out, token)
		}
		_, err := fmt.Fprintf(out, "%s\n", token.Text)
		return err
	})
}

// spec puts together what was asked for.
func (o *mintOptions) spec(ctx context.Context, a *app, args []string) (*mint.Spec, error) {
	if err := o.conflicts(args); err != nil {
		return nil, err
	}
	if err := o.negative.conflicts(o); err != nil {
		return nil, err
	}
	spec := &mint.Spec{Profile: audit.Profile(o.profile.value), Now: a.now(), Random: a.random, Disclose: o.disclose, Unsafe: o.unsafe.list}
	if len(o.disclose) > 0 && spec.Profile == "" {
		spec.Profile = audit.ProfileSDJWT
	}
	if err := o.base(a, spec, args); err != nil {
		return nil, err
	}
	if err := o.claims.apply(a, spec); err != nil {
		return nil, err
	}
	spec.Unique = spec.Unique || o.count.n > 0
	if shape, ok := mint.FindShape(o.shape.value); ok {
		if err := shape.Apply(spec); err != nil {
			return nil, err
		}
	}
	var err error
	o.encrypt.passphrase = o.keys.passphrase
	if spec.Recipient, err = o.encrypt.recipient(a); err != nil {
		return nil, err
	}
	if spec.Signer, err = o.keys.load(ctx, a); err != nil {
		return nil, err
	}
	spec.LongestLife = o.keys.longest
	switch asked := o.unsafe.has(mint.AlgNone); {
	case o.keys.alg == algNone && !asked:
		return nil, &mint.UnsafeError{Wish: mint.AlgNone, Message: "a token with alg none is not signed"}
	case asked && o.keys.alg != "" && o.keys.alg != algNone:
		return nil, usagef("leave one of them out", "--alg %s does not go with --unsafe %s", o.keys.alg, mint.AlgNone)
	case spec.Signer == nil && spec.Recipient == nil && !asked:
		return nil, usagef("name one: --key FILE, --jwks FILE with --kid, --secret-file FILE, --secret-env NAME or --signer exec:COMMAND", "no key to sign with")
	}
	return spec, nil
}

// conflicts refuses flags that contradict each other.
func (o *mintOptions) conflicts(args []string) error {
	stdin := 0
	for _, file := range []string{o.keys.key, o.keys.secretFile, o.claims.file, o.claims.headerFile, o.encrypt.key, o.encrypt.secretFile, o.like, o.access, o.presents} {
		if file == toStdin {
			stdin++
		}
	}
	switch {
	case stdin > 1:
		return usagef("give one of them a file", "standard input can be read once only")
	case o.shape.value != "" && (o.profile.value != "" || o.dpop != "" || o.like != ""):
		return usagef("a shape says what kind of token it is", "--shape does not go with --profile, --dpop or --like")
	case o.dpop == "" && len(args) > 0:
		return usagef("see jwtctl mint --help", "jwtctl mint takes no argument without --dpop, but there is %q", shorten(args[0]))
	case o.dpop != "" && len(args) == 0:
		return usagef("write --dpop METHOD URL", "no URL for the DPoP proof")
	case o.dpop != "" && o.profile.value != "" && o.profile.value != string(audit.ProfileDPoP):
		return usagef("leave --profile out", "--dpop does not go with --profile %s", o.profile.value)
	case o.access != "" && o.dpop == "" && o.profile.value != string(audit.ProfileDPoP):
		return usagef("write --dpop METHOD URL", "--access-token-file is for DPoP proofs")
	case o.presents != "" && o.profile.value != string(audit.ProfileKeyBinding):
		return usagef("write --profile key-binding", "--presents is for key binding tokens")
	}
	if o.jobs.n > 0 && o.count.n == 0 {
		return usagef("add --count N, or leave --jobs out", "--jobs is for --count")
	}
	if o.count.n > 0 {
		for _, d := range o.output.chosen {
			if d.format == formatJSON {
				return usagef("use -o ndjson", "-o json is for one token; --count makes many")
			}
		}
	}
	return nil
}

// mintFault tells faults of what was asked for from failures.
func mintFault(err error) error {
	var bad *mint.BadInput
	var unsafe *mint.UnsafeError
	if errors.As(err, &bad) || errors.As(err, &unsafe) {
		return usageError{withHint(err, hintOf(err, "see jwtctl mint --help"))}
	}
	return err
}
