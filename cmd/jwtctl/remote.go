package main

import (
	"context"
	"fmt"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/fetch"
)

// client fetches what the user named, and nothing else.
func (a *app) client(allowHTTP bool) *fetch.Client {
	opts := a.network
	opts.AllowHTTP = allowHTTP
	opts.Now = a.now
	return fetch.New(opts)
}

// fetchSet reads the JWK Set at a URL that the user typed.
func fetchSet(ctx context.Context, a *app, url string, allowHTTP bool) (*inspect.KeySet, error) {
	body, err := a.client(allowHTTP).KeySet(ctx, url)
	if err != nil {
		return nil, err
	}
	return readFetched(body, url)
}

// fetchIssuer reads the keys that an issuer publishes.
func fetchIssuer(ctx context.Context, a *app, issuer string, allowHTTP bool) (*inspect.KeySet, error) {
	uri, body, err := a.client(allowHTTP).Issuer(ctx, issuer)
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
