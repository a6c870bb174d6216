package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// isURL tells an argument that is fetched from one that is a file.
func isURL(place string) bool {
	return strings.HasPrefix(place, "https://") || strings.HasPrefix(place, "http://")
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
	return readFetched(body, url)
}

// fetchIssuer reads the keys that an issuer publishes.
func (n *networkOptions) fetchIssuer(ctx context.Context, a *app, issuer string) (*inspect.KeySet, error) {
	client, err := n.client(a)
	if err != nil {
		return nil, err
	}
	uri, body, err := client.Issuer(ctx, issuer)
	if err != nil {
		return nil, err
	}
	a.note("keys of the issuer: %s", uri)
	return readFetched(body, uri)
}

// readFetched reads a key set from the network; it never holds anything that
// would need a passphrase.
func readFetched(body []byte, from string) (*inspect.KeySet, error) {
	set, err := inspect.ReadKeys(body, nil)
	if err != nil {
		return nil, noVerdict{fmt.Errorf("%s: %w", from, err)}
	}
	return set, nil
}
