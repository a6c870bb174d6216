package inspect

import (
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"strings"
)

// compact reads dot-separated segments that start at offset base of the
// token's text: three make a JWS, five a JWE.
func (p *Parser) compact(text []byte, base int) {
	t := &p.token
	var raw [5][]byte
	var at [5]int
	n, rest, offset := 0, text, base
	for {
		i := bytes.IndexByte(rest, '.')
		if n < len(raw) {
			at[n], raw[n] = offset, rest
			if i >= 0 {
				raw[n] = rest[:i]
			}
		}
		n++
		if i < 0 {
			break
		}
		rest, offset = rest[i+1:], offset+i+1
	}
	t.segments = n
	t.Header.reset("header", at[0], raw[0])
	p.decode(&t.Header)
	p.readJSON(&t.Header)
	if n == 5 || t.Header.JSON.Get("enc").Exists() && n != 3 {
		p.compactJWE(&raw, &at)
	} else {
		p.compactJWS(&raw, &at)
	}
	p.checkShape(base, base+len(text))
}

// checkShape reports a wrong number of segments, and text that is no token,
// where the segments reach from base to end.
func (p *Parser) checkShape(base, end int) {
	t := &p.token
	if !t.Header.JSON.IsObject() && t.segments != 3 && t.segments != 5 {
		t.Form = FormUnknown
		t.Problems = t.Problems[:0]
		p.problem(CodeNotToken, "", base, fmt.Sprintf("not a token: %s, and the first is no JOSE header", plural(t.segments, "dot-separated segment")))
		return
	}
	want := 3
	if t.Form == FormJWE {
		want = 5
	}
	switch {
	case t.segments < want:
		p.problem(CodeSegments, "", end, fmt.Sprintf("cut short: %d of %d segments", t.segments, want))
	case t.segments > want:
		p.problem(CodeSegments, "", base, fmt.Sprintf("%d segments; a JWS has three, a JWE five", t.segments))
	case t.Form == FormJWE && t.signs() && !t.Header.JSON.Get("enc").Exists():
		p.problem(CodeSegments, "", base, "five segments, as in a JWE, but the header names no enc: perhaps an abbreviated token")
	}
	if t.Header.JSON.Root().Exists() && !t.Header.JSON.IsObject() {
		p.fault(&t.Header, fault{CodeJSON, 0, "the header is a JSON " + t.Header.JSON.Root().Kind().String() + ", not an object"})
	}
}

func (p *Parser) compactJWS(raw *[5][]byte, at *[5]int) {
	t := &p.token
	t.Form = FormJWS
	t.Payload.reset("payload", at[1], raw[1])
	t.Signature.reset("signature", at[2], raw[2])
	if t.segments > 1 {
		p.payload()
	}
	switch {
	case t.segments < 3:
	case isMask(t.Signature.Raw):
		p.problem(CodeMasked, "signature", t.Signature.Offset, "the signature is masked")
	default:
		p.decode(&t.Signature)
	}
}

// signs reports an alg that makes a JWS, and no JWE.
func (t *Token) signs() bool {
	a, ok := FindAlgorithm(t.Alg().Text())
	return ok && (a.Kind == Signature || a.Kind == MAC || a.Kind == Unsecured)
}

// isMask recognises what log scrubbers and people put in place of a
// signature: "***", "<redacted>", "[REDACTED]", "…".
func isMask(raw []byte) bool {
	if len(raw) == 0 || len(raw) > 32 {
		return false
	}
	switch first, last := raw[0], raw[len(raw)-1]; {
	case first == '<':
		return last == '>'
	case first == '[':
		return last == ']'
	case first == '(':
		return last == ')'
	}
	return len(raw) >= 3 && len(bytes.Trim(raw, "*")) == 0 || string(raw) == "\u2026"
}

// payload decodes the payload and reads it as claims, as a nested token, or
// leaves it as the bytes it is: a JWS may sign anything.
func (p *Parser) payload() {
	t := &p.token
	s := &t.Payload
	if t.IsUnencoded() {
		s.Bytes = s.Raw
	} else {
		p.decode(s)
	}
	switch {
	case len(s.Bytes) == 0:
	case looksCompact(s.Bytes):
		t.Nested = p.nested(s.Bytes, s.Part, s.Offset)
	case t.Header.JSON.Get("zip").IsText("DEF"):
		p.inflate()
	case t.claimsJSON():
		p.readJSON(s)
	default:
		if faults := p.json.read(&s.JSON, s.Bytes); len(faults) > 0 {
			s.JSON = Document{nodes: s.JSON.nodes[:0]} // a JWS may sign anything
		}
	}
}

// claimsJSON reports a payload that means to be JSON, because it starts like
// an object or because the header says JWT, so that anything else is a fault.
func (t *Token) claimsJSON() bool {
	start := bytes.TrimPrefix(t.Payload.Bytes, []byte("\xef\xbb\xbf"))
	if start = start[space(start, 0):]; len(start) > 0 && start[0] == '{' || utf16Text(start) {
		return true
	}
	typ := strings.ToLower(t.Header.JSON.Get("typ").Text())
	return typ == "jwt" || strings.HasSuffix(typ, "+jwt")
}

// looksCompact recognises a compact token by its start: base64url of `{"`,
// or of `{` and white space, always begins with "ey" or "ew".
func looksCompact(b []byte) bool {
	if len(b) < 4 || b[0] != 'e' || (b[1] != 'y' && b[1] != 'w') {
		return false
	}
	return bytes.Count(b, []byte{'.'}) >= 2 && bytes.IndexByte(b, ' ') < 0
}

// inflate reads a compressed payload, as SMART Health Cards carry them.
func (p *Parser) inflate() {
	t := &p.token
	in := flate.NewReader(bytes.NewReader(t.Payload.Bytes))
	out, err := io.ReadAll(io.LimitReader(in, MaxInflatedBytes+1))
	switch {
	case len(out) > MaxInflatedBytes:
		p.problem(CodeLimit, "payload", t.Payload.Offset, fmt.Sprintf("inflates to more than %d bytes", MaxInflatedBytes))
		out = out[:MaxInflatedBytes]
	case err != nil && !errors.Is(err, io.EOF):
		p.problem(CodeInflate, "payload", t.Payload.Offset, `"zip" is DEF but the payload does not inflate`)
		if bytes.HasPrefix(bytes.TrimLeft(t.Payload.Bytes, " \t\r\n"), []byte{'{'}) {
			p.readJSON(&t.Payload) // the claims that a verifier sees which does not know "zip"
			return
		}
	}
	t.Inflated = new(Document)
	for _, f := range p.json.read(t.Inflated, out) {
		t.Problems = append(t.Problems, Problem{Code: f.code, Part: "payload", Offset: t.Payload.Offset, Decoded: f.offset, Message: f.message})
	}
}

func (p *Parser) compactJWE(raw *[5][]byte, at *[5]int) {
	t := &p.token
	t.Form = FormJWE
	parts := [...]*Segment{nil, &t.EncryptedKey, &t.IV, &t.Ciphertext, &t.Tag}
	names := [...]string{"", "encrypted_key", "iv", "ciphertext", "tag"}
	for i := 1; i < min(t.segments, 5); i++ {
		*parts[i] = Segment{Part: names[i], Offset: at[i], Raw: raw[i]}
		p.decode(parts[i])
	}
}

// plural writes a count with its noun.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
