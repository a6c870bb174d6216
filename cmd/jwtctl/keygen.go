package main

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
	"github.com/spf13/cobra"
)

type keygenOptions struct {
	alg    string
	make   keygen.Options
	out    keyOutput
	public string
}

func newKeygenCommand(a *app) *cobra.Command {
	opts := keygenOptions{out: newKeyOutput(formatJWK, formatJWKS, formatPEM)}
	cmd := &cobra.Command{
		Use:     "keygen --alg ALG",
		Short:   "Make a key",
		GroupID: groupKeys,
		Long: "keygen makes one key: for signatures (ES256, Ed25519, RS256, ...), a secret (HS256, A256KW, ...) or for encryption\n" +
			"(ECDH-ES, RSA-OAEP-256, ...). Its kid is its RFC 7638 thumbprint unless --kid gives another.\n" +
			"Files are made for you alone (mode 0600), the public key's apart, and none is overwritten without --force.\n" +
			"A private key goes to a terminal only when that is asked for by name: -o jwk=-",
		Example: `  jwtctl keygen --alg Ed25519 -o pem=-
  jwtctl keygen --alg ES256 | jwtctl keys convert --public -
  dir=$(mktemp -d) && jwtctl keygen --alg RS256 -o jwk=$dir/signing.jwk --public $dir/public.jwk`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runKeygen(cmd.Context(), a, &opts) },
	}
	opts.bind(cmd)
	return cmd
}

func (o *keygenOptions) bind(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&o.alg, "alg", "", "make a key for `ALG`, such as ES256, Ed25519, RS256, HS256, ECDH-ES")
	o.out.seal.flag = "passphrase-file"
	o.out.bind(cmd)
	flags.StringVar(&o.public, "public", "", "write the public key to `FILE`, in the form of the first -o; - for standard output")
	flags.StringVar(&o.make.ID, "kid", "", "the key's `ID` (default: its RFC 7638 thumbprint)")
	flags.StringVar(&o.make.Use, "use", "", "`USE` of the key, sig or enc; it follows from the algorithm, and has to fit it")
	flags.IntVar(&o.make.Bits, "bits", 0, "size `N` of an RSA modulus (default 3072) or of a secret (default: what the algorithm asks for)")
	flags.StringVar(&o.make.Curve, "curve", "", "`CRV` of a key for ECDH-ES: P-256 (default), P-384, P-521 or X25519")
	flags.BoolVar(&o.make.AllowWeak, "allow-weak-keys", false, "make keys that are too small for their algorithm, as for tests")
	completeWords(cmd, "alg", keygen.Algorithms())
	completeWords(cmd, "use", []string{"sig", "enc"})
	completeWords(cmd, "curve", []string{"P-256", "P-384", "P-521", "X25519"})
}

func runKeygen(ctx context.Context, a *app, opts *keygenOptions) error {
	opts.make.Random = a.random
	places := opts.places()
	secret, err := opts.out.check(a, places)
	if err != nil {
		return err
	}
	key, err := generate(ctx, a, opts)
	if err != nil {
		return err
	}
	if err := opts.out.write(a, places, []*inspect.Key{key}, secret); err != nil {
		return err
	}
	opts.tell(a, places, key)
	return nil
}

// places are where the key goes, and its public part.
func (o *keygenOptions) places() []keyPlace {
	places := o.out.places(formatJWK, false)
	if o.public == "" {
		return places
	}
	return append(places, keyPlace{destination: destination{format: places[0].format, file: stdoutName(o.public)}, public: true})
}

// slowKey is how long making a key may take before it is spoken of.
const slowKey = 500 * time.Millisecond

// generate makes the key. A large RSA key takes its time, and there is no
// breaking that off: where the user has had enough, nobody waits for it.
func generate(ctx context.Context, a *app, opts *keygenOptions) (*inspect.Key, error) {
	type result struct {
		key *inspect.Key
		err error
	}
	done := make(chan result, 1)
	go func() {
		key, err := keygen.Generate(opts.alg, opts.make)
		done <- result{key, err}
	}()
	slow := time.NewTimer(slowKey)
	defer slow.Stop()
	for {
		select {
		case r := <-done:
			return r.key, opts.refusal(r.err)
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		case <-slow.C:
			if a.stderrTTY {
				a.note("looking for large primes, which takes a while")
			}
		}
	}
}

// refusal makes usage errors of what keygen does not make.
func (o *keygenOptions) refusal(err error) error {
	var refused *keygen.Refusal
	if !errors.As(err, &refused) {
		return err
	}
	hint := refused.Hint()
	switch {
	case o.alg == "":
		return usagef("give one with --alg: "+strings.Join(keygen.Algorithms()[:4], ", ")+", RS256, HS256, ...", "no algorithm given")
	case refused.Weak():
		hint = "to make it all the same, as for a test, give --allow-weak-keys"
	case hint == "":
		hint = didYouMean(o.alg, keygen.Algorithms(), "choose one of "+strings.Join(keygen.Algorithms(), ", "))
	}
	return usageError{withHint(refused, hint)}
}
