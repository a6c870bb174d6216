package main

import (
	"errors"
	"fmt"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
	"github.com/spf13/cobra"
)

type keysConvertOptions struct {
	out            keyOutput
	passphrase     passphraseSource
	public         bool
	only, kid, alg string
}

func newKeysConvertCommand(a *app) *cobra.Command {
	opts := keysConvertOptions{out: newKeyOutput(formatJWK, formatJWKS, formatPEM, formatDER)}
	cmd := &cobra.Command{
		Use:   "convert FILE|-",
		Short: "Write keys in another form: JWK, JWK Set, PEM or DER",
		Long: "convert reads keys in any form (JWK, JWK Set, PEM of PKCS#1, SEC1, PKCS#8 or a certificate, OpenSSH public keys, PKCS#12,\n" +
			"DER) and writes them in another; one key as a JWK by default, several as a JWK Set. PEM and DER come out as PKCS#8 and SPKI, and\n" +
			"have no place for kid, alg and use. A key without a kid gets its RFC 7638 thumbprint for one.\n" +
			"With --public only the public part is written: its members by an allow-list, so that nothing private slips through.",
		Example: `  jwtctl keys convert --public testdata/keys/NOT-SECRET-es256.pem
  jwtctl keys convert --alg RS256 --public -o jwks testdata/keys/NOT-SECRET-rs256.pem
  jwtctl keys convert --public -o pem testdata/keys/sample-es-1.public.jwks`,
		Args: countArgs(1, 1, "one file"),
		RunE: func(_ *cobra.Command, args []string) error { return runKeysConvert(a, &opts, args[0]) },
	}
	opts.bind(cmd)
	return cmd
}

func (o *keysConvertOptions) bind(cmd *cobra.Command) {
	flags := cmd.Flags()
	o.out.seal.flag = "new-passphrase-file"
	o.out.bind(cmd)
	flags.BoolVar(&o.public, "public", false, "write the public part alone")
	flags.StringVar(&o.only, "only", "", "take the key with this `KID` alone")
	flags.StringVar(&o.kid, "kid", "", "give the key this `ID`")
	flags.StringVar(&o.alg, "alg", "", "bind the key to `ALG`, and to the use that goes with it")
	completeWords(cmd, "alg", keygen.Algorithms())
	completeKIDs(cmd, "only", func(args []string) []string { return args })
	o.passphrase.bind(cmd)
}

func runKeysConvert(a *app, opts *keysConvertOptions, path string) error {
	set, err := opts.passphrase.readKeyFile(a, path)
	if err != nil {
		return err
	}
	keys, err := opts.choose(set, path)
	if err != nil {
		return err
	}
	for i, k := range keys {
		if keys[i], err = opts.label(k, len(keys)); err != nil {
			return err
		}
	}
	if keys, err = opts.writable(a, keys); err != nil {
		return err
	}
	form := formatJWK
	if len(keys) > 1 {
		form = formatJWKS
	}
	places := opts.out.places(form, opts.public || !anyPrivate(keys))
	secret, err := opts.out.check(a, places)
	if err != nil {
		return err
	}
	return opts.out.write(a, places, keys, secret)
}

// choose takes the keys that are asked for. A broken one among them is an
// answer of no: a set that is quietly smaller than before is a trap.
func (o *keysConvertOptions) choose(set *inspect.KeySet, path string) ([]*inspect.Key, error) {
	keys := append([]*inspect.Key(nil), set.Keys...)
	if o.only != "" {
		if keys = append([]*inspect.Key(nil), set.ByID(o.only)...); len(keys) == 0 {
			hint := "jwtctl jwks list " + shellWord(path) + " lists them"
			if like, ok := set.Nearest(o.only); ok {
				hint = "did you mean " + like + "?"
			}
			return nil, usagef(hint, "%s has no key with kid %q", shorten(path), shorten(o.only))
		}
	}
	for _, k := range keys {
		if k.Problem != nil {
			return nil, noVerdict{withHint(fmt.Errorf("%s: %s: %w", shorten(path), k.Source, k.Problem),
				hintOf(k.Problem, brokenKeyHint(len(set.Keys))))}
		}
	}
	return keys, nil
}

// brokenKeyHint is the next step after a broken key among so many.
func brokenKeyHint(among int) string {
	if among > 1 {
		return "take a sound key alone with --only KID"
	}
	return "give an RSA key, an EC key of P-256, P-384 or P-521, an Ed25519 or an X25519 key"
}

// label gives a key the ID and the algorithm that are asked for, and an ID
// where it has none.
func (o *keysConvertOptions) label(k *inspect.Key, of int) (*inspect.Key, error) {
	if (o.kid != "" || o.alg != "") && of > 1 {
		return nil, usagef("take one of them with --only KID", "--kid and --alg are for one key, and there are %d", of)
	}
	labelled := *k
	if o.alg != "" {
		bound, err := keygen.Bind(k, o.alg)
		if err != nil {
			return nil, (&keygenOptions{alg: o.alg}).refusal(err)
		}
		labelled = *bound
	}
	switch {
	case o.kid != "":
		labelled.ID = o.kid
	case k.ID == "":
		labelled.ID = k.Thumbprint()
	}
	return &labelled, nil
}

// writable leaves secrets out of what is public.
func (o *keysConvertOptions) writable(a *app, keys []*inspect.Key) ([]*inspect.Key, error) {
	if !o.public || len(keys) == 1 {
		return keys, nil // one alone is refused where it is written
	}
	var some []*inspect.Key
	for _, k := range keys {
		if k.IsSymmetric() {
			a.note("left out %s: a symmetric key has no public part", k.Source)
			continue
		}
		some = append(some, k)
	}
	if len(some) == 0 {
		return nil, usageError{errors.New("none of the keys has a public part")}
	}
	return some, nil
}

func anyPrivate(keys []*inspect.Key) bool {
	for _, k := range keys {
		if k.IsPrivate() {
			return true
		}
	}
	return false
}
