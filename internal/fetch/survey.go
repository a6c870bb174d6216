package fetch

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// A Visit is one document that was asked for: what was seen of its endpoint,
// and its body or why there is none to be trusted.
type Visit struct {
	URL      string
	Endpoint *inspect.Endpoint // nil where the URL was refused before anything was sent
	Body     []byte
	Err      error

	resp  *Response
	trust Trust
}

// A Survey is what can be seen of an issuer from outside.
type Survey struct {
	// Issuer is the identifier that was asked for, "" where a URL does not
	// tell it.
	Issuer string
	// Metadata are the documents that were found, OpenID metadata first; or
	// the one that was not.
	Metadata []*Visit
	// KeySet is nil where no metadata name one.
	KeySet *Visit
}

// Survey looks at the URL of an issuer, of its metadata or of a key set, all
// typed by the user, and at what these lead to. What is wrong with an answer
// is told by its [Visit]; an error means that the URL itself was refused.
func (c *Client) Survey(ctx context.Context, rawURL string) (*Survey, error) {
	ctx, cancel := c.Limited(ctx)
	defer cancel()
	u, err := c.parse(rawURL, Typed)
	if err != nil {
		return nil, err
	}
	s := &Survey{}
	if issuer := issuerOf(u); issuer != "" {
		s.Metadata = []*Visit{c.visit(ctx, u, Typed)}
		s.Issuer = issuer
		if stated := s.stated(); placesHave(c, stated, u) {
			s.Issuer = stated // a final slash leaves no trace in the URL
		}
	} else if strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
		s.Issuer = rawURL
		s.Metadata = c.issuerMetadata(ctx, u)
	} else if s.unknown(ctx, c, u); s.Metadata == nil {
		return s, nil
	} else if s.Issuer != "" {
		s.Issuer = rawURL
	}
	s.KeySet = c.visitKeySet(ctx, s.Metadata)
	return s, nil
}

// unknown looks at a URL that can be anything: what is neither a key set nor
// metadata may be an issuer, whose metadata are then elsewhere.
func (s *Survey) unknown(ctx context.Context, c *Client, u *url.URL) {
	v := c.visit(ctx, u, Typed)
	switch {
	case v.Err == nil && isKeySet(v.Body):
	case v.isMetadata():
		s.Metadata = []*Visit{v}
		return
	case v.Err == nil || isMissing(v.Err):
		if list := c.issuerMetadata(ctx, u); list[0].isMetadata() {
			s.Issuer, s.Metadata = u.String(), list
			return
		}
	}
	s.KeySet = v
}

// visit fetches what the user typed or a document named.
func (c *Client) visit(ctx context.Context, u *url.URL, trust Trust) *Visit {
	v := &Visit{URL: printable(u), Endpoint: &inspect.Endpoint{}, trust: trust}
	v.resp, v.Err = c.follow(ctx, &request{url: u, trust: trust, facts: v.Endpoint})
	if v.Err == nil {
		v.Body = v.resp.Body
		if v.Endpoint.Page {
			v.Err = fmt.Errorf("%s: %w", printable(v.resp.URL), webPageError{"JSON"})
		}
	}
	return v
}

// Follow visits the jwks_uri of metadata that were read from a file, as a
// stranger's word; nil where they name none.
func (c *Client) Follow(ctx context.Context, metadata []byte) *Visit {
	ctx, cancel := c.Limited(ctx)
	defer cancel()
	doc, _ := inspect.ReadJSON(metadata)
	uri := doc.Get("jwks_uri")
	if uri.Kind() != inspect.String {
		return nil
	}
	u, err := c.parse(uri.Text(), Discovered)
	if err != nil {
		return &Visit{URL: "jwks_uri", Err: fmt.Errorf("jwks_uri: %w", err)}
	}
	return c.visit(ctx, u, Discovered)
}

// Again fetches the document of a visit once more.
func (c *Client) Again(ctx context.Context, v *Visit) *Visit {
	u, err := c.parse(v.Endpoint.URL, Typed)
	if v.resp != nil {
		u = v.resp.URL
	} else if err != nil {
		return v
	}
	return c.visit(ctx, u, v.trust)
}

// issuerMetadata visits both places where the metadata of an issuer may be. Of
// two documents that are there it returns both, and the error of both where
// there is none.
func (c *Client) issuerMetadata(ctx context.Context, issuer *url.URL) []*Visit {
	var found, missing []*Visit
	var errs []error
	for _, place := range metadataPlaces(issuer) {
		v := c.visit(ctx, place, Typed)
		if v.Err != nil && isMissing(v.Err) {
			missing, errs = append(missing, v), append(errs, v.Err)
			continue
		}
		found = append(found, v)
		if v.Err != nil {
			break // what is wrong with the server would only repeat itself
		}
	}
	// Some servers answer 200 with some text to whatever they are asked.
	if slices.ContainsFunc(found, (*Visit).isMetadata) {
		found = slices.DeleteFunc(found, func(v *Visit) bool { return v.Err == nil && !v.isMetadata() })
	}
	if len(found) == 0 {
		missing[0].Err = noMetadataError{errs}
		return missing[:1]
	}
	return found
}

// visitKeySet visits the first jwks_uri that the metadata name.
func (c *Client) visitKeySet(ctx context.Context, metadata []*Visit) *Visit {
	for _, m := range metadata {
		if uri := m.json().Get("jwks_uri"); m.Err == nil && uri.Kind() == inspect.String {
			u, trust, err := c.target(m.resp, uri.Text())
			if err != nil {
				return &Visit{URL: "jwks_uri", Err: fmt.Errorf("%s: jwks_uri: %w", m.URL, err)}
			}
			return c.visit(ctx, u, trust)
		}
	}
	return nil
}

// isMetadata tells the metadata of an issuer from other answers.
func (v *Visit) isMetadata() bool { return v.Err == nil && isMetadata(v.Body) }

// json reads the body.
func (v *Visit) json() *inspect.Document {
	doc, _ := inspect.ReadJSON(v.Body)
	return doc
}

// stated is the issuer that the first metadata name.
func (s *Survey) stated() string { return s.Metadata[0].json().Get("issuer").Text() }

// issuerOf takes the issuer out of the URL of its metadata, "" where it is no
// such URL. It is the inverse of metadataPlaces.
func issuerOf(u *url.URL) string {
	path := u.EscapedPath()
	if before, ok := strings.CutSuffix(path, openIDSuffix); ok {
		return u.Scheme + "://" + u.Host + before
	}
	for _, prefix := range [...]string{oauthPrefix, openIDSuffix} {
		if behind, ok := strings.CutPrefix(path, prefix); ok && (behind == "" || behind[0] == '/') {
			return u.Scheme + "://" + u.Host + behind
		}
	}
	return ""
}

// placesHave reports whether the metadata of an issuer may be at u.
func placesHave(c *Client, issuer string, u *url.URL) bool {
	i, err := c.parseIssuer(issuer)
	if err != nil {
		return false
	}
	for _, place := range metadataPlaces(i) {
		if sameOrigin(place, u) && place.EscapedPath() == u.EscapedPath() {
			return true
		}
	}
	return false
}
