package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/spf13/cobra"
)

// keySources are the flags that say which keys to trust.
type keySources struct {
	keys, jwks            []string
	issuer                string
	secretFile, secretEnv string
	passphrase            passphraseSource
	network               networkOptions

	remote []remoteSet // those that load has fetched
}

func (k *keySources) bind(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringArrayVar(&k.keys, "key", nil, "trust the keys in `FILE`: PEM, certificate, JWK, JWK Set, OpenSSH public key, PKCS#12; repeatable")
	flags.StringArrayVar(&k.jwks, "jwks", nil, "trust the JWK Set in `FILE|URL`; repeatable")
	flags.StringVar(&k.issuer, "issuer", "", "trust the keys that the issuer at `URL` publishes by OpenID discovery")
	flags.StringVar(&k.secretFile, "secret-file", "", "HMAC secret in `FILE`, - for standard input; b64: or hex: before an encoded one")
	flags.StringVar(&k.secretEnv, "secret-env", "", "HMAC secret in the environment variable `NAME`")
	k.passphrase.bind(cmd)
	k.network.bind(cmd)
	k.network.bindCache(cmd)
	for _, name := range []string{"key", "jwks", "issuer", "secret-file", "secret-env", "passphrase-file", "allow-readable"} {
		putInGroup(flags.Lookup(name), "Key flags")
	}
}

// given reports whether any source was named.
func (k *keySources) given() bool {
	return len(k.keys)+len(k.jwks) > 0 || k.issuer != "" || k.secretFile != "" || k.secretEnv != ""
}

// A remoteSet is one that was fetched, by its place among all sets.
type remoteSet struct {
	index int
	fetch func(context.Context) (*inspect.KeySet, error)
}

// refetch fetches the remote sets once more, past every cache.
func (k *keySources) refetch(ctx context.Context, sets []*inspect.KeySet) (err error) {
	if k.network.made != nil {
		k.network.made = k.network.made.Revalidating()
		var cancel context.CancelFunc
		ctx, cancel = k.network.made.Limited(ctx)
		defer cancel()
	}
	for _, r := range k.remote {
		if sets[r.index], err = r.fetch(ctx); err != nil {
			return err
		}
	}
	return nil
}

// load reads every source into a set of its own.
func (k *keySources) load(ctx context.Context, a *app) ([]*inspect.KeySet, error) {
	var sets []*inspect.KeySet
	for _, path := range k.keys {
		set, err := k.passphrase.readKeyFile(a, path)
		if err != nil {
			return nil, err
		}
		sets = append(sets, set)
	}
	ctx, cancel, err := k.together(ctx, a)
	if err != nil {
		return nil, err
	}
	defer cancel()
	for _, place := range k.jwks {
		set, err := k.loadSet(ctx, a, place)
		if err != nil {
			return nil, err
		}
		if isURL(place) {
			k.remote = append(k.remote, remoteSet{len(sets), func(ctx context.Context) (*inspect.KeySet, error) { return k.loadSet(ctx, a, place) }})
		}
		sets = append(sets, set)
	}
	if k.issuer != "" {
		if !isURL(k.issuer) { // not quoted: it may hold a password
			return nil, usagef("a URL looks like https://host/path", "bad value for --issuer: not an https URL")
		}
		set, err := k.network.fetchIssuer(ctx, a, k.issuer)
		if err != nil {
			return nil, err
		}
		k.remote = append(k.remote, remoteSet{len(sets), func(ctx context.Context) (*inspect.KeySet, error) { return k.network.fetchIssuer(ctx, a, k.issuer) }})
		sets = append(sets, set)
	}
	secret, err := k.secret(a)
	if secret != nil {
		sets = append(sets, secret)
	}
	return sets, err
}

// only leaves the keys with one ID. A set from the cache may be older than the
// key, so that its server is asked once before the answer is that there is none.
func (k *keySources) only(ctx context.Context, a *app, sets []*inspect.KeySet, kid string) ([]*inspect.KeySet, error) {
	some, err := onlyKID(sets, kid)
	if err == nil || len(k.remote) == 0 || k.network.cacheDir == "" {
		return some, err
	}
	a.note("kid %q is in no key set; they are fetched once more", shorten(kid))
	if err := k.refetch(ctx, sets); err != nil {
		return nil, err
	}
	return onlyKID(sets, kid)
}

// together gives all requests of one look at the sources the same time.
func (k *keySources) together(ctx context.Context, a *app) (context.Context, context.CancelFunc, error) {
	if k.issuer == "" && !slices.ContainsFunc(k.jwks, isURL) {
		return ctx, func() {}, nil // and its flags are nobody's business
	}
	client, err := k.network.client(a)
	if err != nil {
		return nil, nil, err
	}
	ctx, cancel := client.Limited(ctx)
	return ctx, cancel, nil
}

// onlyKID leaves the keys with one ID.
func onlyKID(sets []*inspect.KeySet, kid string) (some []*inspect.KeySet, err error) {
	var all []*inspect.Key
	for _, set := range sets {
		all = append(all, set.Keys...)
		if keys := set.ByID(kid); len(keys) > 0 {
			some = append(some, inspect.NewKeySet(keys...))
		}
	}
	if len(some) > 0 {
		return some, nil
	}
	hint := "jwtctl jwks list shows what there is"
	if like, ok := inspect.NewKeySet(all...).Nearest(kid); ok {
		hint = fmt.Sprintf("did you mean %s?", like)
	}
	return nil, usagef(hint, "none of the keys has the kid %q", shorten(kid))
}

// loadSet reads a JWK Set from a file or a URL.
func (k *keySources) loadSet(ctx context.Context, a *app, place string) (*inspect.KeySet, error) {
	if isURL(place) {
		return k.network.fetchSet(ctx, a, place)
	}
	return k.passphrase.readKeyFile(a, place)
}

// secret reads the HMAC secret, if one was named.
func (k *keySources) secret(a *app) (*inspect.KeySet, error) {
	switch {
	case k.secretFile != "":
		return secretFromFile(a, k.secretFile)
	case k.secretEnv != "":
		text := a.getenv(k.secretEnv)
		if text == "" {
			return nil, usagef("set it, or use --secret-file", "environment variable %s is not set or empty", shorten(k.secretEnv))
		}
		return secretSet([]byte(text), "environment variable "+k.secretEnv)
	}
	return nil, nil
}

// secretFromFile reads a secret without the line end that editors leave.
func secretFromFile(a *app, path string) (*inspect.KeySet, error) {
	data, err := readAll(a, path)
	if err != nil {
		return nil, err
	}
	if trimmed := bytes.TrimRight(data, "\r\n"); len(trimmed) < len(data) {
		a.note("%s: the line end at the end is not taken as part of the secret", path)
		data = trimmed
	}
	return secretSet(data, path)
}

// secretSet decodes the b64: and hex: forms of a secret. An empty one is kept:
// the verdict says that it is no key.
func secretSet(text []byte, source string) (*inspect.KeySet, error) {
	secret, err := text, error(nil)
	if enc, ok := bytes.CutPrefix(text, []byte("b64:")); ok {
		urlSafe := strings.NewReplacer("+", "-", "/", "_").Replace(strings.TrimRight(string(enc), "="))
		secret, err = base64.RawURLEncoding.DecodeString(urlSafe)
	} else if enc, ok := bytes.CutPrefix(text, []byte("hex:")); ok {
		secret, err = hex.DecodeString(string(enc))
	}
	if err != nil {
		return nil, usageError{withHint(fmt.Errorf("the secret in %s is not what its prefix says", source), "write b64: before base64url, hex: before hexadecimal, nothing before plain text")}
	}
	return inspect.NewKeySet(inspect.NewSecret(secret, source)), nil
}

// maxKeyFile bounds what is read of a key file.
const maxKeyFile = 16 << 20

// readAll reads a small file, or standard input for "-". One that may wait for
// its writer, such as <(command), an interrupt ends.
func readAll(a *app, path string) ([]byte, error) {
	src := a.stdin
	if path != toStdin {
		in := file(path)
		in.ready = leadsToFile(path)
		f, err := in.openWithin(a.ctx)
		if err != nil {
			return nil, withHint(fmt.Errorf("cannot read %s: %w", shorten(path), ioReason(err)), "check the path")
		}
		defer f.Close()
		if src = f; !in.ready {
			src = withinContext(a.ctx, f)
		}
	}
	data, err := io.ReadAll(io.LimitReader(src, maxKeyFile+1))
	if err == nil && len(data) > maxKeyFile {
		return nil, withHint(fmt.Errorf("cannot read %s: it is larger than %d MiB", shorten(path), maxKeyFile>>20), "is it the file that was meant?")
	}
	if err != nil {
		return nil, withHint(fmt.Errorf("cannot read %s: %w", shorten(path), ioReason(err)), "check the path")
	}
	return data, nil
}
