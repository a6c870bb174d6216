package audit

import (
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// A MetadataSource is the metadata of one issuer and what is known of how
// they were come by.
type MetadataSource struct {
	Metadata *inspect.Metadata
	// Other is the issuer's other document, where both are known: its OAuth
	// metadata (RFC 8414) beside its OpenID metadata. It may be nil.
	Other *inspect.Metadata
	// Requested is the issuer identifier that was asked for, "" where that is
	// not known.
	Requested string
}

// A MetadataPass is what a rule sees of the metadata of an issuer, and its way
// to report. Paths begin with "metadata".
type MetadataPass struct {
	MetadataSource
	Now    time.Time
	Policy *Policy

	reporter
}

// Get returns a member of the metadata, the zero Value where there is none.
func (p *MetadataPass) Get(name string) inspect.Value { return p.Metadata.Get(name) }

// A ResponsePass is what a rule sees of a token response, and its way to
// report. Paths begin with "response".
type ResponsePass struct {
	Response *inspect.TokenResponse
	Now      time.Time
	Policy   *Policy

	reporter
}

// Get returns a member of the response, the zero Value where there is none.
func (p *ResponsePass) Get(name string) inspect.Value { return p.Response.Get(name) }

// Metadata judges the metadata of one issuer. The findings come worst first;
// the slice is valid until the next call.
func (e *Engine) Metadata(s MetadataSource, loc Location) []Finding {
	e.findings = e.findings[:0]
	p := MetadataPass{MetadataSource: s, Now: e.pass.Now, Policy: &e.policy,
		reporter: reporter{loc: loc, base: "metadata", issuer: s.Metadata.Issuer(), findings: &e.findings}}
	for _, r := range e.rules {
		if r.CheckMetadata != nil {
			p.run(r, func() { r.CheckMetadata(&p) })
		}
	}
	return e.worstFirst()
}

// Response judges one token response as such; the tokens in it are judged by
// [Engine.Token]. The findings come worst first; the slice is valid until the
// next call.
func (e *Engine) Response(r *inspect.TokenResponse, loc Location) []Finding {
	e.findings = e.findings[:0]
	p := ResponsePass{Response: r, Now: e.pass.Now, Policy: &e.policy,
		reporter: reporter{loc: loc, base: "response", findings: &e.findings}}
	for _, rule := range e.rules {
		if rule.CheckResponse != nil {
			p.run(rule, func() { rule.CheckResponse(&p) })
		}
	}
	return e.worstFirst()
}
