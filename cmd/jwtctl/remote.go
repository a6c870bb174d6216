package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/fetch"
)

// isURL tells an argument that is fetched from one that is a file.
func isURL(place string) bool {
	scheme, _, ok := strings.Cut(place, "://")
	return ok && (strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "http"))
}

// fetchSet reads the JWK Set at a URL that the user typed.
func (n *networkOptions) fetchSet(ctx context.Context, a *app, url string) (*inspect.KeySet, error) {
	client, err := n.client(a)
	if err != nil {
		return nil, err
	}
	body, err := client.KeySet(ctx, url)
	if err != nil {
		return nil, err
	}
	return readTrusted(a, body, fetch.Printable(url))
}

// fetchListed reads the key set at a URL, which may also be that of an issuer
// or of its metadata.
func (n *networkOptions) fetchListed(ctx context.Context, a *app, url string) (*inspect.KeySet, error) {
	client, err := n.client(a)
	if err != nil {
		return nil, err
	}
	from, body, err := client.Find(ctx, url)
	if err != nil {
		return nil, err
	}
	if from != fetch.Printable(url) {
		a.note("keys of the issuer: %s", from)
	}
	return readTrusted(a, body, from)
}

// fetchIssuer reads the keys that an issuer publishes.
func (n *networkOptions) fetchIssuer(ctx context.Context, a *app, issuer string) (*inspect.KeySet, error) {
	client, err := n.client(a)
	if err != nil {
		return nil, err
	}
	from, body, err := client.Issuer(ctx, issuer)
	if err != nil {
		return nil, err
	}
	a.note("keys of the issuer: %s", from)
	return readTrusted(a, body, from)
}

// readTrusted reads a key set that tokens are verified by, and tells of keys
// that make every verdict worthless.
func readTrusted(a *app, body []byte, from string) (*inspect.KeySet, error) {
	set, err := readFetched(body, from)
	if err != nil {
		return nil, err
	}
	for _, k := range set.Keys {
		if k.IsPrivate() {
			a.note("%s publishes a private key or secret, kid %q: whoever reads it can sign; see jwtctl jwks check", from, shorten(k.ID))
		}
	}
	return set, nil
}

// readFetched reads a key set from the network; it never holds anything that
// would need a passphrase.
func readFetched(body []byte, from string) (*inspect.KeySet, error) {
	set, err := inspect.ReadKeys(body, nil)
	if err != nil {
		return nil, noVerdict{withHint(fmt.Errorf("%s: %w", from, err), "jwtctl jwks check tells what is wrong with it")}
	}
	return set, nil
}
