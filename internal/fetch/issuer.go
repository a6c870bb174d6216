package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/safetext"
)

// The places of issuer metadata.
const (
	openIDSuffix = "/.well-known/openid-configuration"       // behind the path, OpenID Connect Discovery 1.0 §4
	oauthPrefix  = "/.well-known/oauth-authorization-server" // before the path, RFC 8414 §3.1
)

// Issuer finds the key set of an issuer that the user typed. It reads the
// issuer's metadata, which must name that very issuer (RFC 8414 §3.3), and
// fetches their jwks_uri. That URI is a stranger's word and trusted as such,
// unless it stays on the issuer's own origin: see [Client.keySetTrust]. It
// returns where the set came from, without the parts that can hold a secret.
func (c *Client) Issuer(ctx context.Context, issuer string) (from string, body []byte, err error) {
	ctx, cancel := c.Limited(ctx)
	defer cancel()
	u, err := c.parseIssuer(issuer)
	if err != nil {
		return "", nil, err
	}
	meta, err := c.metadata(ctx, u)
	if err != nil {
		return "", nil, err
	}
	return c.keySetOf(ctx, meta, issuer)
}

// keySetOf fetches the key set that the metadata of an issuer name.
func (c *Client) keySetOf(ctx context.Context, meta *Response, issuer string) (from string, body []byte, err error) {
	jwksURI, err := readMetadata(meta.Body, issuer)
	if err != nil {
		return "", nil, fmt.Errorf("%s: %w", printable(meta.URL), err)
	}
	target, trust, err := c.target(meta, jwksURI)
	if err != nil {
		return "", nil, fmt.Errorf("%s: jwks_uri: %w", printable(meta.URL), err)
	}
	resp, err := c.getKeySet(ctx, target, trust)
	if err != nil {
		return "", nil, fmt.Errorf("jwks_uri %w", err)
	}
	return printable(target), resp.Body, nil
}

// target accepts a jwks_uri, and says how far it is trusted.
func (c *Client) target(meta *Response, jwksURI string) (*url.URL, Trust, error) {
	u, err := c.parse(jwksURI, Typed)
	if err != nil {
		return nil, Discovered, err
	}
	trust := c.keySetTrust(meta, u)
	return u, trust, c.check(u, trust)
}

// keySetTrust trusts a jwks_uri like the issuer where it is on the same
// origin, so that an issuer on a laptop or an intranet works. Where the issuer
// was at a public address, its keys must be too: a name that turns private
// between two requests is an attack.
func (c *Client) keySetTrust(meta *Response, jwksURI *url.URL) Trust {
	switch {
	case !sameOrigin(meta.URL, jwksURI):
		return Discovered
	case isPublic(meta.Remote):
		return SameOrigin
	}
	return Typed
}

// parseIssuer accepts what an issuer identifier may be: a URL without query
// and fragment (RFC 8414 §2).
func (c *Client) parseIssuer(issuer string) (*url.URL, error) {
	u, err := c.parse(issuer, Typed)
	if err == nil && strings.ContainsAny(issuer, "?#") {
		err = hinted{printable(u) + ": an issuer has neither query nor fragment",
			"give the issuer as the token's iss claim has it"}
	}
	return u, err
}

// metadata fetches the metadata from the first place that has them.
func (c *Client) metadata(ctx context.Context, issuer *url.URL) (*Response, error) {
	var missing []error
	for _, place := range metadataPlaces(issuer) {
		resp, err := c.get(ctx, place, Typed)
		if err == nil && isWebPage(resp.Body) {
			err = fmt.Errorf("%s: %w", printable(resp.URL), webPageError{"issuer metadata"})
		}
		if err == nil || !isMissing(err) {
			return resp, err
		}
		missing = append(missing, err)
	}
	return nil, noMetadataError{missing}
}

// metadataPlaces lists where the metadata of an issuer may be.
func metadataPlaces(issuer *url.URL) [2]*url.URL {
	path, raw := strings.TrimSuffix(issuer.Path, "/"), strings.TrimSuffix(issuer.EscapedPath(), "/")
	at := func(before, behind string) *url.URL {
		return &url.URL{Scheme: issuer.Scheme, Host: issuer.Host,
			Path: before + path + behind, RawPath: before + raw + behind}
	}
	return [2]*url.URL{at("", openIDSuffix), at(oauthPrefix, "")}
}

// isMissing tells an answer that means "not here", as servers give it, from
// failures that would only repeat themselves at the next place.
func isMissing(err error) bool {
	var status *StatusError
	var page webPageError
	var redirect redirectError
	return errors.As(err, &status) || errors.As(err, &page) || errors.As(err, &redirect)
}

// A noMetadataError holds what each place answered.
type noMetadataError struct{ places []error }

func (e noMetadataError) Error() string {
	return "no issuer metadata: " + strings.ReplaceAll(errors.Join(e.places...).Error(), "\n", "; ")
}

// Hint tells the next step.
func (e noMetadataError) Hint() string {
	return "give the address of the key set instead: --jwks URL"
}

// Unwrap gives the answers.
func (e noMetadataError) Unwrap() []error { return e.places }

// readMetadata takes the jwks_uri out of the metadata of an issuer. Metadata
// that two readers could read differently are refused.
func readMetadata(text []byte, issuer string) (jwksURI string, err error) {
	doc, problems := inspect.ReadJSON(text)
	if len(problems) > 0 {
		return "", fmt.Errorf("not strict JSON: %s", clip(safetext.Escape(problems[0].String())))
	}
	if !doc.IsObject() {
		return "", errors.New("issuer metadata are not a JSON object")
	}
	stated := doc.Get("issuer")
	if stated.Kind() != inspect.String {
		return "", errors.New("the metadata name no issuer")
	}
	if !stated.IsText(issuer) {
		return "", issuerError{stated.Text()}
	}
	uri := doc.Get("jwks_uri")
	if uri.Kind() != inspect.String {
		return "", errors.New("the metadata have no jwks_uri")
	}
	return uri.Text(), nil
}

// An issuerError is metadata of somebody else.
type issuerError struct{ stated string }

func (e issuerError) Error() string {
	return fmt.Sprintf("the metadata are those of another issuer, %s", clip(safetext.Escape(safetext.WithoutUser(e.stated))))
}

// Hint tells the next step.
func (e issuerError) Hint() string {
	return "both must be the same to the letter (RFC 8414 §3.3), a final slash included"
}
