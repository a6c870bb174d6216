package intake

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// HAR 1.2 is what browsers save of the traffic of a page. Headers, cookies and
// parameters are objects with a name and a value; the pointer to a token there
// ends with the name, which says more than its number. The same token stands
// there in several places, and is found in the one that says most.

// harEntries returns the entries of a HAR, the zero Value for other documents.
func harEntries(doc *inspect.Document) inspect.Value {
	entries := doc.Get("log").Get("entries")
	if entries.Kind() != inspect.Array {
		return inspect.Value{}
	}
	return entries
}

// har finds the tokens of all entries of a document.
func (r *Finder) har(doc *inspect.Document, entries inspect.Value) error {
	base, seen := r.line, 0
	line := base
	i := 0
	for e := range entries.Children() {
		line += bytes.Count(doc.Text()[seen:e.Offset()], []byte{'\n'})
		seen = e.Offset()
		if err := r.harEntry(doc, e, i, line); err != nil {
			return err
		}
		i++
	}
	r.line = base
	return nil
}

// harText finds the tokens of an entry that is a chunk by itself.
func (r *Finder) harText(c *Chunk) error {
	doc, _ := r.json.Read(c.text)
	return r.harEntry(doc, doc.Root(), c.har, c.line)
}

// A harWalk goes through one entry.
type harWalk struct {
	*Finder
	doc   *inspect.Document
	entry inspect.Value
	at    string // the pointer to the entry

	first   int // its first line
	passed  int // lines between it and counted
	counted int // an offset
}

func (r *Finder) harEntry(doc *inspect.Document, entry inspect.Value, number, line int) error {
	r.seen, r.entry = map[string]bool{}, factsOf(entry)
	defer func() { r.seen, r.entry = nil, nil }()
	w := harWalk{Finder: r, doc: doc, entry: entry, at: "/log/entries/" + strconv.Itoa(number), first: line, counted: entry.Offset()}
	for _, list := range [...]string{"request/cookies", "request/queryString", "request/postData/params", "request/headers",
		"response/cookies", "response/headers"} {
		at := entry
		for step := range strings.SplitSeq(list, "/") {
			at = at.Get(step)
		}
		for pair := range at.Children() {
			value := pair.Get("value")
			if err := w.text(value, value.TextBytes(), list+"/"+inspect.EscapePath(pair.Get("name").Text())); err != nil {
				return err
			}
		}
	}
	if body := entry.Get("response").Get("content").Get("text"); body.Exists() {
		if err := w.body(body, entry.Get("response")); err != nil {
			return err
		}
	}
	return w.others()
}

// body looks at the content of a response, which may be a token response.
func (w *harWalk) body(text, response inspect.Value) error {
	plain, encoded := text.TextBytes(), response.Get("content").Get("encoding").IsText("base64")
	if encoded {
		var err error
		if plain, err = base64.StdEncoding.DecodeString(text.Text()); err != nil {
			return nil
		}
	}
	const path = "response/content/text"
	if answer := tokenResponse(plain, response.Get("headers")); answer != nil && w.Responses {
		found := Found{Response: answer, Index: w.found.Index, Pointer: w.at + "/" + path, Line: w.lineOf(text.Offset())}
		if err := w.visit(&found); err != nil {
			return err
		}
	}
	if !encoded {
		return nil // it is searched with the others
	}
	return w.text(text, plain, path)
}

// others searches what else there is: URLs, bodies, what a browser has added.
func (w *harWalk) others() error {
	prefix := w.entry.Path()
	for v := range w.entry.Descendants() {
		if v.Kind() != inspect.String {
			continue
		}
		if err := w.text(v, v.TextBytes(), strings.TrimPrefix(v.Path()[len(prefix):], "/")); err != nil {
			return err
		}
	}
	return nil
}

// text searches a text that stands in v.
func (w *harWalk) text(v inspect.Value, text []byte, path string) error {
	if len(text) < len("eyJ..") {
		return nil
	}
	w.line = w.lineOf(v.Offset())
	return w.textAt(text, place{value: v, at: fmt.Sprintf("%s/%s", w.at, path)})
}

// lineOf returns the line of an offset. Most are asked for in their order, so
// counting goes on from the last one.
func (w *harWalk) lineOf(offset int) int {
	if offset < w.counted {
		w.passed, w.counted = 0, w.entry.Offset()
	}
	w.passed += bytes.Count(w.doc.Text()[w.counted:offset], []byte{'\n'})
	w.counted = offset
	return w.first + w.passed
}
