package inspect_test

import (
	"fmt"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// dump writes all that a token says, so that two readings can be compared.
func dump(tok *inspect.Token) string {
	var b strings.Builder
	if tok == nil {
		return "nil\n"
	}
	fmt.Fprintf(&b, "%q %s %d %v\n", tok.Text, tok.Form, tok.SegmentCount(), tok.Problems)
	segments := []inspect.Segment{tok.Header, tok.Payload, tok.Signature, tok.EncryptedKey, tok.IV, tok.Ciphertext, tok.Tag}
	for i := range tok.Signatures {
		s := &tok.Signatures[i]
		fmt.Fprintf(&b, "unprotected %q\n", s.Unprotected.Raw())
		segments = append(segments, s.Protected, s.Signature)
	}
	for i := range segments {
		s := &segments[i]
		fmt.Fprintf(&b, "%s@%d %q %q\n%s", s.Part, s.Offset, s.Raw, s.Bytes, flat(&s.JSON))
	}
	if tok.Inflated != nil {
		fmt.Fprintf(&b, "inflated\n%s", flat(tok.Inflated))
	}
	for i := range tok.Disclosures {
		d := &tok.Disclosures[i]
		fmt.Fprintf(&b, "%q@%d %q %q %q %s %s\n%s", d.Text, d.Offset, d.Salt.Raw(), d.Name.Raw(), d.Value.Raw(), d.Digest, d.Path, flat(d.JSON))
	}
	b.WriteString(dump(tok.KeyBinding) + dump(tok.Nested))
	return b.String()
}

// A reporter is a *testing.T or a *rapid.T.
type reporter interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// checkSane holds what must be true of any token, and calls every method.
func checkSane(t reporter, tok *inspect.Token) {
	t.Helper()
	for _, p := range tok.Problems {
		if p.Offset < 0 || p.Offset > len(tok.Text) {
			t.Errorf("%q: offset of %v lies outside the text of %d bytes", tok.Text, p, len(tok.Text))
		}
		if p.Code == "" || p.Message == "" || p.Decoded < -1 || p.String() == "" {
			t.Errorf("%q: problem %#v says too little", tok.Text, p)
		}
	}
	if input := tok.SigningInput(); input != nil && !strings.HasPrefix(string(tok.Text), string(input)) {
		t.Errorf("%q: signing input %q", tok.Text, input)
	}
	tok.Malformed()
	tok.Plausible()
	tok.IsDetached()
	tok.IsUnencoded()
	tok.Times().Lifetime()
	for _, doc := range []*inspect.Document{&tok.Header.JSON, tok.Claims()} {
		checkDocument(t, doc)
	}
	for i := range tok.Disclosures {
		checkDocument(t, tok.Disclosures[i].JSON)
	}
	for _, inner := range []*inspect.Token{tok.Nested, tok.KeyBinding} {
		if inner != nil {
			checkSane(t, inner)
		}
	}
}

// checkDocument demands that every value lies within its container, behind
// the values before it.
func checkDocument(t reporter, doc *inspect.Document) {
	t.Helper()
	if doc.Root().Exists() {
		checkValue(t, doc, doc.Root())
	}
}

func checkValue(t reporter, doc *inspect.Document, v inspect.Value) {
	t.Helper()
	end := v.Offset() + len(v.Raw())
	if len(v.Raw()) == 0 || v.Offset() < 0 || end > len(doc.Text()) {
		t.Fatalf("%q: value at %d of %d bytes", doc.Text(), v.Offset(), len(v.Raw()))
	}
	from := v.Offset() + 1
	for c := range v.Children() {
		if c.Offset() < from || c.Offset()+len(c.Raw()) > end || c.Depth() != v.Depth()+1 {
			t.Fatalf("%q: child %q at %d does not lie in %q", doc.Text(), c.Raw(), c.Offset(), v.Raw())
		}
		from = c.Offset() + len(c.Raw())
		checkValue(t, doc, c)
	}
	_, _ = v.NumericDate()
	_, _ = v.Float()
	_, _ = v.Strings()
	if v.Text() != string(v.TextBytes()) || v.Name() != string(v.NameBytes()) || v.Kind() == inspect.String && !v.IsText(v.Text()) {
		t.Fatalf("%q: text %q or name %q is not the same twice", doc.Text(), v.Text(), v.Name())
	}
}
