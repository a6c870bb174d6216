package inspect

import (
	"bytes"
	"encoding/pem"
	"errors"
	"fmt"
	"strings"
)

// pemBegin is where a PEM block begins, RFC 7468 §2.
const pemBegin = "-----BEGIN "

// pemFile reads a PEM file. What holds nothing but blocks of other kinds is
// not a key file at all.
func (r *keyReader) pemFile(text []byte) error {
	r.pem(text, "", "")
	var first error
	for _, k := range r.keys {
		var f *keyFault
		if !errors.As(k.Problem, &f) || !f.foreign {
			return nil
		}
		if first == nil {
			first = f
		}
	}
	if first == nil {
		first = badKey("there are parameters here, but no key")
	}
	return first
}

// pem reads the blocks of a PEM text; what stands between them is comment.
// The keys get the ID id, and a Source that begins with from.
//
// The text is cut where blocks begin: package pem would look for the end of
// each block in all that follows, which takes quadratic time if there is none.
func (r *keyReader) pem(text []byte, id, from string) {
	begin := nextBlock(text, 0)
	if begin < 0 {
		r.add(&Key{ID: id, Source: from}, brokenPEM(text))
	}
	for n := 1; begin >= 0 && r.room(); n++ {
		end := nextBlock(text, begin+1)
		one := text[begin:]
		if end >= 0 {
			one = text[begin:end]
		}
		begin = end
		block, _ := pem.Decode(one)
		switch {
		case block == nil:
			r.add(&Key{ID: id, Source: pemSource(from, n, "unreadable")}, brokenPEM(one))
		case !strings.HasSuffix(block.Type, " PARAMETERS"):
			k := &Key{ID: id, Source: pemSource(from, n, block.Type)}
			r.place(k, r.pemBlock(k, block))
		}
	}
}

// nextBlock returns where the next line that begins a block starts, -1 if there
// is none.
func nextBlock(text []byte, from int) int {
	if from == 0 && bytes.HasPrefix(text, []byte(pemBegin)) {
		return 0
	}
	i := bytes.Index(text[from:], []byte("\n"+pemBegin))
	if i < 0 {
		return -1
	}
	return from + i + 1
}

func brokenPEM(text []byte) *keyFault {
	f := badKey("the PEM block cannot be decoded").notOurs()
	switch {
	case bytes.Contains(text, []byte(`\n`)):
		return f.to(`the text has \n where line ends must be`)
	case bytes.Count(text, []byte("\n")) == 0:
		return f.to("the BEGIN and END lines must stand on lines of their own")
	}
	return f.to("it may be cut short, or its END line may not match its BEGIN line")
}

// pemSource names a block, its label quoted where it is an odd one.
func pemSource(from string, n int, label string) string {
	if from != "" {
		from += ", "
	}
	if quoted := short(label); quoted != `"`+label+`"` {
		label = quoted
	}
	return fmt.Sprintf("%sPEM block %d (%s)", from, n, label)
}
