package inspect

import (
	"bytes"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"fmt"
	"slices"
)

// A Disclosure is one selectively disclosable claim or array element of an
// SD-JWT, RFC 9901 §4.2.
type Disclosure struct {
	// Text is the base64url text between the "~".
	Text []byte
	// Offset is where Text starts in the token's text.
	Offset int
	// JSON is the decoded array: [salt, name, value] or [salt, value].
	JSON *Document
	// Salt, Name and Value are its elements; Name is absent for an array element.
	Salt, Name, Value Value
	// Digest is the base64url digest by which the payload refers to it.
	Digest string
	// Path is where the digest stands, in this package's path notation, and
	// "" where no digest refers to the disclosure.
	Path string
}

// sdJWT reads <issuer-signed JWT>~<disclosure>~...~[<key binding JWT>].
func (p *Parser) sdJWT(text []byte) {
	t := &p.token
	jwt, rest, _ := bytes.Cut(text, []byte{'~'})
	p.compact(jwt, 0)
	if t.Form == FormUnknown {
		return
	}
	t.Form = FormSDJWT
	offset := len(jwt) + 1
	for {
		part, tail, more := bytes.Cut(rest, []byte{'~'})
		if !more {
			if len(part) > 0 {
				t.KeyBinding = p.nested(part, "", offset)
			}
			break
		}
		if len(t.Disclosures) == MaxDisclosures {
			p.problem(CodeLimit, "", offset, fmt.Sprintf("more than %d disclosures", MaxDisclosures))
			break
		}
		p.disclosure(part, offset)
		rest, offset = tail, offset+len(part)+1
	}
	p.resolve()
}

// disclosure reads one disclosure and computes its digest.
func (p *Parser) disclosure(text []byte, offset int) {
	t := &p.token
	part := fmt.Sprintf("disclosures/%d", len(t.Disclosures))
	s := Segment{Part: part, Offset: offset, Raw: text}
	p.decode(&s)
	p.readJSON(&s)
	d := Disclosure{Text: text, Offset: offset, JSON: &s.JSON, Digest: t.DisclosureDigest(text)}
	elements := slices.Collect(d.JSON.Root().Children())
	switch isArray := d.JSON.Root().Kind() == Array; {
	case isArray && len(elements) == 2:
		d.Salt, d.Value = elements[0], elements[1]
	case isArray && len(elements) == 3 && elements[1].Kind() == String:
		d.Salt, d.Name, d.Value = elements[0], elements[1], elements[2]
	default:
		p.problem(CodeDisclosure, part, offset, "a disclosure is [salt, name, value] or [salt, value]")
	}
	if d.Salt.Exists() && d.Salt.Kind() != String {
		p.problem(CodeDisclosure, part, offset, "the salt is no string")
	}
	if d.Name.IsText("_sd") || d.Name.IsText("...") {
		p.problem(CodeDisclosure, part, offset, "discloses a claim with a reserved name")
	}
	t.Disclosures = append(t.Disclosures, d)
}

// DisclosureDigest hashes a disclosure's text, or what a key binding covers,
// with the token's _sd_alg, RFC 9901 §4.1.1 and §4.2.3, in base64url. An unknown
// hash yields no digest.
func (t *Token) DisclosureDigest(text []byte) string {
	var sum []byte
	switch alg := t.Claim("_sd_alg"); {
	case !alg.Exists(), alg.IsText("sha-256"):
		s := sha256.Sum256(text)
		sum = s[:]
	case alg.IsText("sha-384"):
		s := sha512.Sum384(text)
		sum = s[:]
	case alg.IsText("sha-512"):
		s := sha512.Sum512(text)
		sum = s[:]
	default:
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(sum)
}

// resolve finds the place of each disclosure: in the payload, or inside the
// value of another disclosure.
func (p *Parser) resolve() {
	t := &p.token
	byDigest := make(map[string]int, len(t.Disclosures))
	for i := range t.Disclosures {
		d := &t.Disclosures[i]
		if d.Digest == "" {
			continue
		}
		if _, twice := byDigest[d.Digest]; twice {
			p.problem(CodeDisclosure, fmt.Sprintf("disclosures/%d", i), d.Offset, "the same disclosure stands twice")
			continue
		}
		byDigest[d.Digest] = i
	}
	place := func(doc *Document, base string) {
		doc.eachDigest(func(digest string, member Value) {
			if i, ok := byDigest[digest]; ok && t.Disclosures[i].Path == "" {
				t.Disclosures[i].Path = base + member.parent().Path() + disclosedName(t.Disclosures[i].Name)
			}
		})
	}
	place(t.Claims(), "payload")
	for i := range t.Disclosures {
		place(t.Disclosures[i].JSON, fmt.Sprintf("disclosures/%d", i))
	}
	for i := range t.Disclosures {
		if d := &t.Disclosures[i]; d.Path == "" && d.Value.Exists() && d.Digest != "" && byDigest[d.Digest] == i {
			p.problem(CodeDisclosure, fmt.Sprintf("disclosures/%d", i), d.Offset, "no digest in the token refers to this disclosure")
		}
	}
}

func disclosedName(name Value) string {
	if !name.Exists() {
		return ""
	}
	return "/" + EscapePath(name.Text())
}

// eachDigest calls visit for every disclosure digest of the document with the
// "_sd" or "..." member that holds it.
func (d *Document) eachDigest(visit func(digest string, member Value)) {
	for v := range d.Root().Descendants() {
		switch {
		case v.NameIs("_sd") && v.Kind() == Array:
			for e := range v.Children() {
				visit(e.Text(), v)
			}
		case v.NameIs("...") && v.Kind() == String:
			visit(v.Text(), v)
		}
	}
}
