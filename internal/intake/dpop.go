package intake

import (
	"bytes"

	"github.com/jwtctl/jwtctl/inspect"
)

// A request with a DPoP proof (RFC 9449 §7.1) carries two tokens that belong
// together: "Authorization: DPoP TOKEN" and "DPoP: PROOF". In text, a cURL
// command or a message as curl -v writes it, the fields are looked for around
// the access token, and the token that comes second is told of the first.

// maxRequest is how far the two fields of a request may be from each other.
const maxRequest = 32 << 10

// companion returns the proof that comes along with the token at an offset of
// a text, where that is an access token bound to a key, and where it stands.
func companion(text []byte, at int) (proof []byte, where int) {
	if !hasSuffixFold(text[:at], "dpop ") {
		return nil, -1
	}
	begin, end := requestAround(text, at)
	for from := begin; from < end; {
		start, stop := inspect.Find(text[:end], from)
		if start < 0 {
			return nil, -1
		}
		if start != at && isProofField(text[begin:start]) {
			return text[start:stop], start
		}
		from = stop
	}
	return nil, -1
}

// isProofField reports the name of the field in front of a proof.
func isProofField(before []byte) bool {
	before = bytes.TrimRight(before, " \t\"'\\")
	if !bytes.HasSuffix(before, []byte(":")) {
		return false
	}
	before = bytes.TrimRight(before[:len(before)-1], "\"'\\")
	name := before[bytes.LastIndexAny(before, " \t\r\n\"'<>,{")+1:]
	return bytes.EqualFold(name, []byte("dpop"))
}

// requestAround returns the bounds of the request around an offset: a blank
// line, another command or another message ends it.
func requestAround(text []byte, at int) (begin, end int) {
	begin, end = max(at-maxRequest, 0), min(at+maxRequest, len(text))
	for _, mark := range [...]string{"\n\n", "\n\r\n", "\ncurl ", "\nHTTP/"} {
		if i := bytes.LastIndex(text[begin:at], []byte(mark)); i >= 0 {
			begin += i + 1
		}
		if i := bytes.Index(text[at:end], []byte(mark)); i >= 0 {
			end = at + i + 1
		}
	}
	return begin, end
}

// A pair is the access token and the proof of one request of a HAR, nil where
// one of them is missing.
type pair struct{ access, proof []byte }

// pairOf reads the header of a request.
func pairOf(headers inspect.Value) (p pair) {
	for field := range headers.Children() {
		name, value := field.Get("name").TextBytes(), field.Get("value").TextBytes()
		switch {
		case bytes.EqualFold(name, []byte("dpop")):
			p.proof = bytes.TrimSpace(value)
		case bytes.EqualFold(name, []byte("authorization")) && len(value) > len("DPoP ") && bytes.EqualFold(value[:len("DPoP ")], []byte("DPoP ")):
			p.access = bytes.TrimSpace(value[len("DPoP "):])
		}
	}
	if p.access == nil || p.proof == nil {
		return pair{}
	}
	return p
}

// An awaited proof stands at an offset further on; its access token has been
// met.
type awaited struct {
	at     int
	access []byte
}

// standsIn notes what a token stands in that was taken out of a line.
func (r *Finder) standsIn(line, token []byte) {
	if at := bytes.Index(line, token); at > 0 {
		r.carrier = r.carrierAt(line, at, false)
	}
}

// carrierAt says what the token at an offset of a text stands in: a URL, or a
// request with a DPoP proof. quoted says that the text is a string of a JSON
// document; otherwise it is a part of r.around.
func (r *Finder) carrierAt(text []byte, at int, quoted bool) *inspect.Carrier {
	if in := inURL(text, at); in != nil || quoted || r.around == nil {
		return in
	}
	return r.paired(cap(r.around) - cap(text) + at)
}

// paired returns the companion of the token at an offset of r.around, if that
// has been met before.
func (r *Finder) paired(at int) *inspect.Carrier {
	if r.proof.access != nil && r.proof.at == at {
		return &inspect.Carrier{Companion: r.proof.access}
	}
	proof, where := companion(r.around, at)
	switch {
	case where < 0:
		return nil
	case where < at:
		return &inspect.Carrier{Companion: bytes.Clone(proof)}
	}
	if start, end := inspect.Find(r.around, at); start == at {
		r.proof = awaited{where, bytes.Clone(r.around[start:end])}
	}
	return nil
}
