package render

import (
	"fmt"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/safetext"
)

// claimGloss explains a claim: its meaning, and for a time when that is.
func (d *decodeText) claimGloss(m inspect.Value) string {
	gloss, _ := inspect.ClaimGloss(m.Name())
	if !timeClaim(m.Name()) {
		return gloss
	}
	date, ok := m.NumericDate()
	if !ok {
		return gloss + " · not a NumericDate"
	}
	when, ok := momentOf(date, d.view.Now)
	if !ok {
		return gloss + " · outside the calendar"
	}
	return gloss + " · " + when.iso + " · " + when.relative
}

func (d *decodeText) lifetime(t *inspect.Token) string {
	times := t.Times()
	var words []string
	if line := lifeline(times, d.view.Now); line != "" {
		words = append(words, line)
	}
	if life, ok := times.Lifetime(); ok {
		words = append(words, "lives "+Span(life))
	}
	if times.Expires == nil && (t.Claim("exp").Exists() || t.Malformed()) {
		words = append(words, "no exp that can be read")
	} else {
		words = append(words, expiry(times, d.view.Now))
	}
	return strings.Join(words, " · ")
}

// sizes lists the bytes of the token and its decoded parts.
func sizes(t *inspect.Token) string {
	s := count(len(t.Text), "byte")
	var parts []string
	for _, p := range []struct {
		name string
		size int
	}{{"header", len(t.Header.Bytes)}, {"payload", len(t.Payload.Bytes)}, {"encrypted key", len(t.EncryptedKey.Bytes)},
		{"IV", len(t.IV.Bytes)}, {"ciphertext", len(t.Ciphertext.Bytes)}, {"tag", len(t.Tag.Bytes)}, {"signature", len(t.Signature.Bytes)}} {
		if p.size > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", p.name, p.size))
		}
	}
	if len(parts) == 0 {
		return s
	}
	return s + " · decoded: " + strings.Join(parts, ", ")
}

func (d *decodeText) signature(t *inspect.Token) string {
	if t.IsEncrypted() && t == d.view.Token && d.view.Decrypted != nil {
		return d.theme.Good("opened") + ": the content is what the sender encrypted; who that was, encryption does not say"
	}
	if t.IsEncrypted() {
		return "none to check: the token is encrypted and was NOT opened"
	}
	if t.SegmentCount() < 3 && len(t.Signatures) == 0 {
		return d.theme.Bad("missing: the token is cut short")
	}
	if len(t.Signature.Raw) == 0 {
		return d.theme.Bad("none: anyone can have written this token")
	}
	shown := "redacted; --show-signature prints it"
	if d.view.ShowSignature {
		shown = safetext.Escape(string(t.Signature.Raw))
	}
	return d.theme.Medium("NOT checked") + " " + d.theme.Dim("("+shown+")")
}

// maxDisclosures is how many disclosures are shown; -o json has all.
const maxDisclosures = 100

// disclosures lists what an SD-JWT discloses and where it belongs.
func (d *decodeText) disclosures(t *inspect.Token) {
	if len(t.Disclosures) == 0 {
		return
	}
	d.line("")
	d.line(d.theme.Bold("Disclosures"))
	for i := range t.Disclosures {
		if i == maxDisclosures {
			d.line(fmt.Sprintf("  and %d more", len(t.Disclosures)-i))
			break
		}
		c := &t.Disclosures[i]
		where := c.Path
		if where == "" {
			where = "(no digest refers to it)"
		}
		value := safetext.Escape(string(c.JSON.Text()))
		if c.Value.Exists() {
			value = valueLines(c.Value, "    ")
		}
		d.line("  " + d.theme.Key(safetext.Escape(where)) + "  " + value)
	}
}

// maxProblems is how many problems are shown of one token; -o json has all.
const maxProblems = 20

// problems lists every departure from the standards, pointing at the byte.
func (d *decodeText) problems(t *inspect.Token) {
	if len(t.Problems) == 0 {
		return
	}
	d.line("")
	d.line(d.theme.Bold("Problems"))
	for i, p := range t.Problems {
		if i == maxProblems {
			d.line(fmt.Sprintf("  and %d more", len(t.Problems)-i))
			break
		}
		d.line("  " + d.theme.Bad(safetext.Escape(p.String())))
		if text, caret := excerpt(t, p); text != "" {
			d.line("    " + text)
			d.line("    " + d.theme.Bad(caret))
		}
	}
}

// findings lists the audit's findings in short.
func (d *decodeText) findings() {
	if len(d.view.Findings) == 0 {
		return
	}
	d.line("")
	d.line(d.theme.Bold("Findings") + d.theme.Dim("  (jwtctl rules ID explains; jwtctl audit has the fixes)"))
	for i := range d.view.Findings {
		f := &d.view.Findings[i]
		d.line("  " + severityWord(d.theme, f.Severity) + "  " + f.Rule.ID + "  " + d.theme.Dim(safetext.Escape(f.Message)))
	}
}
