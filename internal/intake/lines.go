package intake

import (
	"bytes"

	"github.com/jwtctl/jwtctl/inspect"
)

// lines finds the tokens of whole lines. Lines that can hold none are passed
// over together, at the speed of a search for a byte.
func (r *Finder) lines(text []byte) error {
	r.around, r.proof = text, awaited{}
	defer func() { r.around = nil }()
	if r.line == 1 {
		text = withoutMark(text)
	}
	hop := hopper{text: text}
	for at := 0; at < len(text); {
		start, end := hop.line(at)
		r.line += bytes.Count(text[at:start], []byte{'\n'})
		if start == len(text) {
			break
		}
		if err := r.oneLine(text[start:end]); err != nil {
			return err
		}
		at = end
		r.line++
	}
	return nil
}

// A hopper finds the lines that are worth a look: those with the beginning of
// a token, "ey" or "ew", or of a JSON object.
type hopper struct {
	text          []byte
	ey, ew, brace int // where the next one is; valid if not behind what is asked for
}

// line returns the bounds of the next such line at or behind at, the start of
// a line; the end of the text twice where there is none.
func (h *hopper) line(at int) (start, end int) {
	if h.text[at] == '{' { // NDJSON: no need to look for anything else
		return at, h.lineEnd(at)
	}
	next := min(h.next(&h.ey, at, "ey"), h.next(&h.ew, at, "ew"), h.next(&h.brace, at, "{"))
	if next == len(h.text) {
		return next, next
	}
	start = at + bytes.LastIndexByte(h.text[at:next], '\n') + 1
	return start, h.lineEnd(next)
}

// lineEnd returns where the line that holds at ends, behind its "\n".
func (h *hopper) lineEnd(at int) int {
	if n := bytes.IndexByte(h.text[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(h.text)
}

// next keeps *where at the first place of what, at or behind at.
func (h *hopper) next(where *int, at int, what string) int {
	if *where < at || at == 0 {
		*where = len(h.text)
		if n := bytes.Index(h.text[at:], []byte(what)); n >= 0 {
			*where = at + n
		}
	}
	return *where
}

// part finds the tokens in a part of a long line.
func (r *Finder) part(c *Chunk) error {
	if r.Field != "" {
		return nil
	}
	text := c.text
	if c.word >= 0 {
		text = text[:c.word]
	}
	if err := r.scan(text, place{}); err != nil || c.word < 0 {
		return err
	}
	// A word that begins like a token and is longer than any token may be is
	// told and not passed over.
	word := c.text[c.word:]
	if !bytes.HasPrefix(word, []byte("ey")) && !bytes.HasPrefix(word, []byte("ew")) {
		return r.scan(word, place{})
	}
	return r.emit(r.parser.Parse(word), "", "")
}

// maxWrapping is more than stands in front of a token in a list: a header's
// name, a scheme, the name of a variable.
const maxWrapping = 64

// oneLine finds the tokens of one whole line.
func (r *Finder) oneLine(line []byte) error {
	text := bytes.TrimSpace(line)
	if len(text) == 0 {
		return nil
	}
	if text[0] == '{' {
		doc, strict := r.json.Read(text)
		if serialized(doc) && r.Field == "" {
			return r.emit(r.parser.Parse(text), "", "")
		}
		if strict {
			return r.values(doc)
		}
	}
	if r.Field != "" {
		return nil
	}
	if done, err := r.sound(text, place{}); done {
		return err
	}
	if bytes.Index(text, []byte("eyJ")) > maxWrapping { // a line of a log
		return r.scan(text, place{})
	}
	if tokens, stripped := inspect.Unwrap(text); len(tokens) == 1 && listed(tokens[0]) && !moreTokens(text, tokens) {
		r.standsIn(line, tokens[0])
		return r.emit(r.parser.Parse(tokens[0]), "", stripped)
	}
	return r.scan(text, place{})
}

// moreTokens reports that text has more tokens in it than were unwrapped: then
// it is no token in its wrapping, but a text that is to be searched.
func moreTokens(text []byte, unwrapped [][]byte) bool {
	found := 0
	for _, end := inspect.Find(text, 0); end > 0; _, end = inspect.Find(text, end) {
		found++
	}
	return found > len(unwrapped)
}

// listed reports a word that stands in a list of tokens, sound or broken: one
// that begins as nearly all tokens do and has a dot.
func listed(word []byte) bool {
	return len(word) > 3 && word[0] == 'e' && (word[1] == 'y' || word[1] == 'w') &&
		bytes.IndexByte(word, '.') > 0 && !bytes.ContainsAny(word, " \t\"'<>&;")
}

// scan finds tokens anywhere in text, which stands in a string of a JSON
// document, or by itself.
func (r *Finder) scan(text []byte, in place) error {
	for at := 0; ; {
		start, end := inspect.Find(text, at)
		if start < 0 {
			return nil
		}
		at = end
		if t := r.parser.Parse(text[start:end]); t.Plausible() {
			r.carrier = r.carrierAt(text, start, in.value.Exists())
			if err := r.emit(t, in.pointer(), ""); err != nil {
				return err
			}
		}
	}
}
