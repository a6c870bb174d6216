package inspect

import (
	"bytes"
	"fmt"
)

// Parse reads one token. It never fails: what cannot be read is reported in
// the result's Problems. Surrounding white space and wrappers such as
// "Bearer " are the caller's to remove, see [Unwrap].
func Parse(text []byte) *Token { return new(Parser).Parse(text) }

// A Parser reads many tokens without allocating for each. The zero Parser is
// ready for use; it must not be used from several goroutines at once.
type Parser struct {
	token Token
	json  reader
	bytes []byte // decoded segments of the current token
	depth int
}

// Parse reads one token. The result, and everything reached through it, is
// valid until the next call.
func (p *Parser) Parse(text []byte) *Token {
	t := &p.token
	t.reset(text)
	p.bytes = p.bytes[:0]
	if n := len(text) + decodeRoom; cap(p.bytes) < n {
		p.bytes = make([]byte, 0, n)
	}
	switch start := space(text, 0); {
	case len(text) > MaxTokenBytes:
		p.problem(CodeLimit, "", 0, fmt.Sprintf("token text is longer than %d bytes", MaxTokenBytes))
	case start < len(text) && text[start] == '{':
		p.serialization(text)
	case bytes.IndexByte(text, '~') >= 0:
		p.sdJWT(text)
	default:
		p.compact(text, 0)
	}
	return t
}

// problem records a problem of the token's text itself.
func (p *Parser) problem(code Code, part string, offset int, message string) {
	p.token.Problems = append(p.token.Problems,
		Problem{Code: code, Part: part, Offset: offset, Decoded: -1, Message: message})
}

// reset forgets what another text has said, but keeps the memory for it. The
// segments of a compact JWS, which most tokens are, are all that it has.
func (t *Token) reset(text []byte) {
	t.Header.reset("", 0, nil)
	t.Payload.reset("", 0, nil)
	if t.Form != FormJWS || t.Inflated != nil || t.Nested != nil {
		*t = Token{Header: t.Header, Payload: t.Payload, Problems: t.Problems}
	}
	t.Text, t.Form, t.Problems, t.segments = text, FormUnknown, t.Problems[:0], 0
	t.Signature.reset("", 0, nil)
}

// reset makes s a segment that is not decoded yet.
func (s *Segment) reset(part string, offset int, raw []byte) {
	s.Part, s.Offset, s.Raw, s.Bytes = part, offset, raw, nil
	s.JSON.reset(nil)
}

// decode fills s.Bytes from s.Raw, strictly if possible.
func (p *Parser) decode(s *Segment) {
	start := len(p.bytes)
	out, ok := decodeStrict(p.bytes, s.Raw)
	if !ok {
		out = decodeLenient(p.bytes, s.Raw, func(code Code, offset int, message string) {
			p.problem(code, s.Part, s.Offset+offset, message)
		})
	}
	p.bytes = out
	s.Bytes = out[start:len(out):len(out)]
}

// readJSON reads a decoded segment as JSON and records the faults, with
// offsets that point back into the encoded text.
func (p *Parser) readJSON(s *Segment) {
	for _, f := range p.json.read(&s.JSON, s.Bytes) {
		p.fault(s, f)
	}
}

func (p *Parser) fault(s *Segment, f fault) {
	at := f.offset * 4 / 3
	if len(s.Bytes) == len(s.Raw) { // "b64":false, see RFC 7797
		at = f.offset
	}
	// Raw is longer than its text where a JSON string had invalid UTF-8.
	at = min(s.Offset+min(at, max(len(s.Raw)-1, 0)), len(p.token.Text))
	p.token.Problems = append(p.token.Problems, Problem{Code: f.code, Part: s.Part,
		Offset: at, Decoded: f.offset, Message: f.message})
}

// nested parses a token found inside this one, as its payload or behind its
// disclosures, with a parser of its own, so that both stay valid together.
func (p *Parser) nested(text []byte, part string, offset int) *Token {
	if p.depth+1 >= MaxNesting {
		p.problem(CodeLimit, part, offset, fmt.Sprintf("tokens are nested deeper than %d", MaxNesting))
		return nil
	}
	inner := Parser{depth: p.depth + 1}
	return inner.Parse(text)
}
