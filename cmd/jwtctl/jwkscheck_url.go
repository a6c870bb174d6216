package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/fetch"
	"github.com/jwtctl/jwtctl/internal/render"
)

// url judges what is published at a URL and where that leads.
func (c *jwksCheck) url(place string) error {
	var cancel context.CancelFunc
	c.ctx, cancel = c.client.Limited(c.ctx) // repetitions included
	defer cancel()
	survey, err := c.client.Survey(c.ctx, place)
	if err != nil {
		return err
	}
	requested := cmp.Or(c.opts.requested, survey.Issuer)
	for i, m := range survey.Metadata {
		source := &audit.MetadataSource{Metadata: inspect.ReadMetadata(m.Body), Requested: requested}
		if other := len(survey.Metadata) - 1 - i; other != i && survey.Metadata[other].Err == nil {
			source.Other = inspect.ReadMetadata(survey.Metadata[other].Body)
		}
		if err := c.visit(m, source); err != nil {
			return err
		}
	}
	if survey.KeySet == nil {
		if survey.Metadata[0].Err == nil {
			c.a.note("%s names no jwks_uri", survey.Metadata[0].URL)
		}
		return nil
	}
	return c.visit(survey.KeySet, nil)
}

// visit judges one document and the server that it came from; metadata is nil
// for a key set. A document that could not be had is told, and the rest goes on.
func (c *jwksCheck) visit(v *fetch.Visit, metadata *audit.MetadataSource) error {
	if v.Err != nil {
		if errors.Is(v.Err, context.Canceled) {
			return v.Err
		}
		c.a.unread(c.withKeysHint(v.Err))
	}
	j := &render.Judged{Location: audit.Location{Input: v.URL}, Endpoint: v.Endpoint}
	if v.Endpoint != nil {
		source := audit.EndpointSource{Endpoint: v.Endpoint, KeySet: metadata == nil, Body: v.Body, Origin: webOrigin}
		for n := 1; n < c.opts.repeat && v.Err == nil; n++ {
			again := c.client.Again(c.ctx, v)
			if errors.Is(again.Err, context.Canceled) {
				return again.Err
			}
			if c.ctx.Err() != nil {
				c.a.unread(withHint(fmt.Errorf("%s: the time was over after %d of %d answers", v.URL, n, c.opts.repeat), "--timeout gives it more time"))
				break
			}
			source.Again = append(source.Again, audit.EndpointAnswer{Endpoint: again.Endpoint, Body: again.Body})
		}
		j.Findings = slices.Clone(c.engine.Endpoint(source, j.Location))
	}
	if v.Err == nil || len(j.Findings) > 0 {
		c.shown.Inputs = 1
	}
	if v.Err == nil {
		if err := c.body(j, v, metadata); err != nil {
			return err
		}
	}
	slices.SortStableFunc(j.Findings, func(a, b audit.Finding) int { return cmp.Compare(b.Severity, a.Severity) })
	return c.judged(j)
}

// body judges the document itself.
func (c *jwksCheck) body(j *render.Judged, v *fetch.Visit, metadata *audit.MetadataSource) error {
	if metadata != nil {
		c.shown.Documents++
		j.Metadata = metadata.Metadata
		j.Findings = append(j.Findings, c.engine.Metadata(*metadata, j.Location)...)
		return nil
	}
	source, err := c.published(v.Body, v.URL)
	if err != nil {
		c.a.unread(err)
		return nil
	}
	source.Published = servesOthers(v.Endpoint)
	c.shown.Keys += len(source.Keys)
	j.Keys = source.Keys
	j.Findings = append(j.Findings, c.engine.Keys(source, j.Location)...)
	return nil
}

// servesOthers reports a server that others than this machine can reach: what
// loopback answers is a file on its way to be looked at.
func servesOthers(e *inspect.Endpoint) bool {
	return e != nil && !e.Remote.Addr().IsLoopback()
}

// withKeysHint names the flag where a set was too long.
func (c *jwksCheck) withKeysHint(err error) error {
	if fetch.IsTooLong(err) {
		return withHint(err, "--max-keys N reads more")
	}
	return err
}
