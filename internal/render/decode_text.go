package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/safetext"
)

// DecodeText shows tokens to a person.
type DecodeText struct {
	w      io.Writer
	theme  Theme
	tokens int
}

// NewDecodeText returns a renderer that writes to w.
func NewDecodeText(w io.Writer, theme Theme) *DecodeText { return &DecodeText{w: w, theme: theme} }

// Token shows one token.
func (r *DecodeText) Token(v *View) error {
	d := decodeText{theme: r.theme, view: v}
	if r.tokens > 0 {
		d.line("")
	}
	if r.tokens++; v.Numbered {
		d.line(r.theme.Bold("── " + safetext.Escape(place(v.Location)) + " ──"))
	}
	d.token(v.Token, v.Profile)
	d.findings()
	text := d.b.String()
	if !v.ShowSignature {
		text = redactString(text)
	}
	_, err := io.WriteString(r.w, text)
	return err
}

// Close ends the output; text needs no end.
func (r *DecodeText) Close() error { return nil }

// decodeText composes the text of one token.
type decodeText struct {
	b     strings.Builder
	theme Theme
	view  *View
}

func (d *decodeText) line(s string) { d.b.WriteString(strings.TrimRight(s, " ") + "\n") }

// token writes everything about a token itself, and about those inside it.
func (d *decodeText) token(t *inspect.Token, profile audit.Profile) {
	d.title(t, profile)
	if t.Form == inspect.FormUnknown {
		d.problems(t)
		return
	}
	d.segment("Header", &t.Header.JSON, t.Header.Bytes, headerGloss)
	d.payload(t)
	d.disclosures(t)
	d.footer(t)
	d.problems(t)
	var opened *inspect.Token
	if t == d.view.Token && d.view.Decrypted != nil {
		opened, _ = d.view.content()
	}
	for _, inner := range []struct {
		title string
		token *inspect.Token
	}{{"Token inside", opened}, {"Nested token", t.Nested}, {"Key binding JWT", t.KeyBinding}} {
		if inner.token != nil {
			d.line("")
			d.line(d.theme.Bold("── " + inner.title + " ──"))
			d.token(inner.token, audit.Detect(inner.token))
		}
	}
}

func (d *decodeText) title(t *inspect.Token, profile audit.Profile) {
	words := []string{kindName(t)}
	if alg := t.Alg().Text(); alg != "" {
		words = append(words, safetext.Escape(alg))
	}
	if p := profileName(profile); p != "" {
		words = append(words, p)
	}
	d.line(d.theme.Bold(strings.Join(words, " · ")))
}

// segment writes the members of a JSON object, each with its gloss.
func (d *decodeText) segment(title string, doc *inspect.Document, bytes []byte, gloss func(inspect.Value) string) {
	d.line("")
	d.line(d.theme.Bold(title))
	root := doc.Root()
	switch {
	case root.Kind() == inspect.Object:
		d.members(root, gloss)
	case root.Exists():
		d.line("  " + valueLines(root, "  "))
	case len(bytes) > 0:
		d.line("  " + safetext.Escape(string(bytes)))
	default:
		d.line(d.theme.Dim("  (empty)"))
	}
}

// glossColumn is how wide values may be before their glosses leave the column.
const glossColumn = 40

// members writes one line a member: names, values and glosses in columns.
func (d *decodeText) members(object inspect.Value, gloss func(inspect.Value) string) {
	names, values := 0, 0
	for m := range object.Children() {
		names = max(names, min(width(safetext.Escape(m.Name())), 20))
		if w := width(valueLines(m, "")); w <= glossColumn {
			values = max(values, w)
		}
	}
	for m := range object.Children() {
		name := safetext.Escape(m.Name())
		first, rest, more := strings.Cut(valueLines(m, "  "+strings.Repeat(" ", names+2)), "\n")
		line := "  " + d.theme.Key(name) + pad(name, names) + "  " + first
		if m.Duplicate() {
			line += "  " + d.theme.Bad("(stands more than once)")
		}
		if g := gloss(m); g != "" {
			line += pad(first, values) + "  " + d.theme.Dim(g)
		}
		d.line(line)
		if more {
			d.line(rest)
		}
	}
}

func width(s string) int { return len([]rune(s)) }

// pad returns the spaces that bring s to a width.
func pad(s string, to int) string { return strings.Repeat(" ", max(to-width(s), 0)) }

// payload writes the claims, or what stands in their place.
func (d *decodeText) payload(t *inspect.Token) {
	switch {
	case t == d.view.Token && d.view.Decrypted != nil:
		d.decrypted()
	case t.IsEncrypted():
		d.line("")
		d.line(d.theme.Bold("Payload"))
		d.line(d.theme.Dim(fmt.Sprintf("  encrypted, %d bytes of ciphertext", len(t.Ciphertext.Bytes))))
	case t.Nested != nil:
		d.line("")
		d.line(d.theme.Bold("Payload"))
		d.line(d.theme.Dim("  another token, shown below"))
	case t.Inflated != nil:
		d.segment("Payload (inflated)", t.Inflated, t.Inflated.Text(), d.claimGloss)
	default:
		d.segment("Payload", &t.Payload.JSON, t.Payload.Bytes, d.claimGloss)
	}
}

// decrypted writes what was in an opened JWE.
func (d *decodeText) decrypted() {
	inner, doc := d.view.content()
	if inner == nil {
		d.segment("Payload (decrypted)", doc, d.view.Decrypted, d.claimGloss)
		return
	}
	d.line("")
	d.line(d.theme.Bold("Payload (decrypted)"))
	d.line(d.theme.Dim("  another token, shown below"))
}

// footer writes the lifetime, the sizes and the one thing nobody may miss:
// that nothing here has been verified.
func (d *decodeText) footer(t *inspect.Token) {
	d.line("")
	if t.Claims().IsObject() {
		d.row("Lifetime", d.lifetime(t))
	}
	d.row("Size", sizes(t))
	if d.view.KeyThumbprint != "" && t == d.view.Token {
		d.row("Key", "embedded jwk, RFC 7638 thumbprint "+safetext.Escape(d.view.KeyThumbprint))
	}
	d.row("Signature", d.signature(t))
}

func (d *decodeText) row(name, value string) {
	d.line("  " + d.theme.Key(fmt.Sprintf("%-9s", name)) + "  " + value)
}
