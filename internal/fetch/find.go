package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// Find fetches the key set at a URL that the user typed, or that of the issuer
// who is there: the URL may also be an issuer, or that of its metadata. It
// returns where the set came from, without the parts that can hold a secret.
// Nothing is judged as [Client.Survey] lets one do, and the cache is used.
func (c *Client) Find(ctx context.Context, rawURL string) (from string, body []byte, err error) {
	ctx, cancel := c.Limited(ctx)
	defer cancel()
	u, err := c.parse(rawURL, Typed)
	if err != nil {
		return "", nil, err
	}
	resp, err := c.getKeySet(ctx, u, Typed)
	switch {
	case err == nil && isMetadata(resp.Body):
		return c.findByMetadata(ctx, u, resp)
	case strings.ContainsAny(rawURL, "?#"): // an issuer has neither
	case err == nil && !isKeySet(resp.Body), err != nil && isMissing(err):
		if from, body, err := c.Issuer(ctx, rawURL); !errors.As(err, new(noMetadataError)) {
			return from, body, err
		}
	}
	if err != nil {
		return "", nil, err
	}
	return printable(u), resp.Body, nil
}

// findByMetadata fetches the key set that metadata name. Where their own URL
// tells whose they are, they must be those.
func (c *Client) findByMetadata(ctx context.Context, u *url.URL, meta *Response) (from string, body []byte, err error) {
	doc, _ := inspect.ReadJSON(meta.Body)
	stated := doc.Get("issuer").Text()
	if issuerOf(u) != "" && !placesHave(c, stated, u) {
		return "", nil, fmt.Errorf("%s: %w", printable(u), issuerError{stated})
	}
	return c.keySetOf(ctx, meta, stated)
}

// isKeySet tells a JWK Set, and a single JWK, from other documents.
func isKeySet(body []byte) bool {
	doc, _ := inspect.ReadJSON(body)
	return doc.Get("keys").Exists() || doc.Get("kty").Exists()
}

// isMetadata tells the metadata of an issuer from other documents.
func isMetadata(body []byte) bool {
	doc, _ := inspect.ReadJSON(body)
	return inspect.LooksLikeMetadata(doc.Root()) != inspect.RoleUnknown || doc.Get("jwks_uri").Exists() || doc.Get("issuer").Exists()
}

// Printable writes a URL that the user typed without what can hold a secret.
func Printable(rawURL string) string {
	u, err := url.Parse(rawURL)
	if err != nil {
		return "the URL"
	}
	return printable(u)
}
