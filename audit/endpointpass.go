package audit

import (
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// An EndpointSource is an endpoint as it was met with, once or several times.
type EndpointSource struct {
	Endpoint *inspect.Endpoint
	// KeySet says that it serves a JWK Set, which verifiers keep; otherwise
	// it serves metadata.
	KeySet bool
	// Body is what it served, nil where that is not to be trusted.
	Body []byte
	// Again are the further times it was asked.
	Again []EndpointAnswer
	// Origin is the web origin that was said to ask, "" for none.
	Origin string
}

// An EndpointAnswer is one more look at an endpoint.
type EndpointAnswer struct {
	Endpoint *inspect.Endpoint
	Body     []byte
}

// An EndpointPass is what a rule sees of an endpoint, and its way to report.
// Paths begin with "endpoint".
type EndpointPass struct {
	EndpointSource
	Now    time.Time
	Policy *Policy

	reporter
}

// Endpoint judges one endpoint. The findings come worst first; the slice is
// valid until the next call.
func (e *Engine) Endpoint(s EndpointSource, loc Location) []Finding {
	e.findings = e.findings[:0]
	p := EndpointPass{EndpointSource: s, Now: e.pass.Now, Policy: e.pass.Policy,
		reporter: reporter{loc: loc, base: "endpoint", findings: &e.findings}}
	for _, r := range e.rules {
		if r.CheckEndpoint != nil {
			p.run(r, func() { r.CheckEndpoint(&p) })
		}
	}
	return e.worstFirst()
}
