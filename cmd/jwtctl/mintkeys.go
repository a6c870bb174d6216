package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/mint"
	"github.com/spf13/cobra"
)

// signingKey are the flags that say what to sign with.
type signingKey struct {
	key, jwks, kid        string
	secretFile, secretEnv string
	alg                   string
	signer                signerCommand
	passphrase            passphraseSource
	longest               time.Duration // of the lives that the keyring allows tokens, 0 for any
}

func (k *signingKey) bind(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&k.key, "key", "", "sign with the private key in `FILE`: PEM, JWK, JWK Set, PKCS#12, or the active key of a keyring")
	flags.StringVar(&k.jwks, "jwks", "", "sign with a private key of the JWK Set in `FILE`, the one that --kid names")
	flags.StringVar(&k.kid, "kid", "", "take the key with this `ID`, or give a key that has none this one")
	flags.StringVar(&k.alg, "alg", "", "sign by `ALG` (default: the key's own, or the first that fits it)")
	flags.StringVar(&k.secretFile, "secret-file", "", "HMAC secret in `FILE`, - for standard input; b64: or hex: before an encoded one")
	flags.StringVar(&k.secretEnv, "secret-env", "", "HMAC secret in the environment variable `NAME`")
	k.signer.bind(cmd)
	k.passphrase.bind(cmd)
	for _, name := range []string{"key", "jwks", "kid", "alg", "secret-file", "secret-env", "signer", "signer-timeout", "passphrase-file", "allow-readable"} {
		putInGroup(flags.Lookup(name), "Key flags")
	}
	completeWords(cmd, "alg", signatureAlgorithms())
}

// load makes the signer, nil where no key was named.
func (k *signingKey) load(ctx context.Context, a *app) (*mint.Signer, error) {
	if err := k.check(); err != nil {
		return nil, err
	}
	set, err := k.set(a)
	if err != nil {
		return nil, err
	}
	if k.signer.given() {
		return k.remote(ctx, a, set)
	}
	if set == nil {
		return nil, nil
	}
	key, err := k.choose(set, "sign")
	if err != nil {
		return nil, err
	}
	signer, err := mint.NewSigner(key, k.algorithm(), a.random)
	if err == nil && key.ID == "" && k.kid != "" {
		signer.KeyID = k.kid
	}
	return signer, err
}

// algNone is the alg of a token that nobody signed.
const algNone = "none"

// algorithm is --alg; that of an unsigned token is no key's.
func (k *signingKey) algorithm() string {
	if k.alg == algNone {
		return ""
	}
	return k.alg
}

// check refuses an unknown algorithm, and more than one key.
func (k *signingKey) check() error {
	if a, ok := inspect.FindAlgorithm(k.alg); k.alg != "" && k.alg != algNone && (!ok || a.Kind != inspect.Signature && a.Kind != inspect.MAC) {
		return usagef(didYouMean(k.alg, signatureAlgorithms(), "jwtctl help mint"), "unknown signature algorithm %q", shorten(k.alg))
	}
	named := 0
	for _, source := range []string{k.key, k.jwks, k.secretFile, k.secretEnv} {
		if source != "" {
			named++
		}
	}
	if named > 1 {
		return usagef("give one of them", "several keys to sign with: --key, --jwks, --secret-file and --secret-env exclude each other")
	}
	return k.signer.check()
}

// set reads the keys that were named, nil for none.
func (k *signingKey) set(a *app) (set *inspect.KeySet, err error) {
	switch path := k.key + k.jwks; {
	case path == "":
		secrets := keySources{secretFile: k.secretFile, secretEnv: k.secretEnv}
		return secrets.secret(a)
	case strings.HasPrefix(path, "https://") || strings.HasPrefix(path, "http://"):
		return nil, usagef("give a file with the private key", "a private key is not fetched: %s", shorten(path))
	default:
		set, err = k.readFile(a, path)
	}
	var no noVerdict
	if errors.As(err, &no) {
		return nil, usageError{no.cause} // a file without keys is no answer here, but a slip
	}
	return set, err
}

// readFile reads the keys in a file. Of a keyring it is the active key, which
// alone may sign.
func (k *signingKey) readFile(a *app, path string) (*inspect.KeySet, error) {
	data, err := readAll(a, path)
	if err != nil {
		return nil, err
	}
	ring, err := k.passphrase.openRing(a, path, &data)
	if err != nil {
		return nil, err
	}
	if ring == nil {
		return k.passphrase.readKeys(a, path, data)
	}
	active, ok := ring.Active()
	if !ok {
		return nil, usagef("look at it with jwtctl keys doctor", "the keyring %s has no active key", shorten(path))
	}
	for _, other := range ring.Keys {
		if k.kid == other.ID && other.ID != active.ID {
			return nil, usagef("leave --kid out: the active key signs", "the key %s of the keyring is %s, and does not sign", shorten(k.kid), other.State)
		}
	}
	k.longest = ring.Policy.TokenLifetime
	return inspect.NewKeySet(active.Material), nil
}

// choose picks the key to use: by --kid, or the only one that is fit.
// operation is "sign" or "verify".
func (k *signingKey) choose(set *inspect.KeySet, operation string) (*inspect.Key, error) {
	candidates := set.Keys
	if named := set.ByID(k.kid); k.kid != "" && len(named) > 0 {
		candidates = named
	} else if k.kid != "" && (len(set.Keys) != 1 || set.Keys[0].ID != "") {
		hint := "jwtctl jwks list shows the keys"
		if near, ok := set.Nearest(k.kid); ok {
			hint = fmt.Sprintf("did you mean %s?", near)
		}
		return nil, usagef(hint, "no key has the kid %q", shorten(k.kid))
	}
	if len(candidates) == 1 {
		return candidates[0], nil
	}
	var fit []*inspect.Key
	var ids []string
	for _, key := range candidates {
		allowed := slices.Concat(key.Algorithms(), key.WeakAlgorithms())
		if (key.IsPrivate() || operation == "verify") && len(allowed) > 0 && (k.algorithm() == "" || slices.Contains(allowed, k.alg)) {
			fit = append(fit, key)
			ids = append(ids, fmt.Sprintf("%.40q", key.ID))
		}
	}
	switch len(fit) {
	case 0:
		return nil, usagef("jwtctl jwks list shows the keys", "none of the %d keys can sign", len(candidates))
	case 1:
		return fit[0], nil
	}
	return nil, usagef("choose one with --kid: "+strings.Join(ids[:min(len(ids), 8)], ", "), "%d keys can sign", len(fit))
}

// remote signs with a command; the key, if there is one, verifies.
func (k *signingKey) remote(ctx context.Context, a *app, set *inspect.KeySet) (*mint.Signer, error) {
	var key *inspect.Key
	if set != nil {
		var err error
		if key, err = k.choose(set, "verify"); err != nil {
			return nil, err
		}
		public := *key
		public.Private, public.Operations = nil, nil
		key = &public
	} else {
		a.note("signatures by the command are not verified: give the public key with --key")
	}
	kid := k.kid
	if key != nil && key.ID != "" {
		kid = key.ID
	}
	return k.signer.signer(ctx, k.algorithm(), kid, key)
}
