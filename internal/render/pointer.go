package render

import (
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/safetext"
)

// excerptRadius is how much text is shown on each side of a problem.
const excerptRadius = 24

// excerpt shows the text around a problem of the header or payload with a
// caret below the byte in question. The signature is never shown.
func excerpt(t *inspect.Token, p inspect.Problem) (text, caret string) {
	src, at := t.Text, p.Offset
	if p.Decoded >= 0 {
		if s := segment(t, p.Part); s != nil {
			src, at = s.Bytes, p.Decoded
		}
	}
	if segment(t, p.Part) == nil || at > len(src) || len(src) == 0 {
		return "", ""
	}
	from, to := max(at-excerptRadius, 0), min(at+excerptRadius, len(src))
	if p.Decoded < 0 {
		if s := segment(t, p.Part); s != nil { // stay inside the part, away from the signature
			from, to = max(from, s.Offset), min(to, s.Offset+len(s.Raw))
		}
	}
	if from > at || at > to {
		return "", ""
	}
	before, after := safetext.Escape(string(src[from:at])), safetext.Escape(string(src[at:to]))
	return before + after, strings.Repeat(" ", len([]rune(before))) + "^"
}

// segment returns the part of a token that a problem names.
func segment(t *inspect.Token, part string) *inspect.Segment {
	switch part {
	case "header":
		return &t.Header
	case "payload":
		return &t.Payload
	}
	return nil
}
