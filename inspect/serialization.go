package inspect

import "fmt"

// serialization reads a JSON serialization of a JWS (RFC 7515 §7.2) or a JWE
// (RFC 7516 §7.2). It is shown like a compact token and flagged, because a
// JWT is always compact (RFC 7519 §1).
func (p *Parser) serialization(text []byte) {
	t := &p.token
	outer := new(Document)
	for _, f := range p.json.read(outer, text) {
		t.Problems = append(t.Problems, Problem{Code: f.code, Offset: f.offset, Decoded: f.offset, Message: f.message})
	}
	root := outer.Root()
	switch {
	case root.Get("ciphertext").Exists():
		t.Form = FormJWEJSON
	case root.Get("payload").Exists() || root.Get("signature").Exists() || root.Get("signatures").Exists():
		t.Form = FormJWSJSON
	default:
		t.Problems = t.Problems[:0]
		p.problem(CodeNotToken, "", 0, "JSON that is neither a JWS nor a JWE")
		return
	}
	p.problem(CodeSerialized, "", 0, "JSON serialization; a JWT is always compact")
	p.signatures(root)
	if t.Form == FormJWEJSON {
		t.EncryptedKey = p.member("encrypted_key", root.Get("encrypted_key"))
		t.IV = p.member("iv", root.Get("iv"))
		t.Ciphertext = p.member("ciphertext", root.Get("ciphertext"))
		t.Tag = p.member("tag", root.Get("tag"))
		return
	}
	t.Payload = p.text("payload", root.Get("payload"))
	p.payload()
}

// signatures reads the flattened signature or the list of them; the first
// becomes the token's own header and signature.
func (p *Parser) signatures(root Value) {
	t := &p.token
	list := root.Get("signatures")
	if t.Form == FormJWEJSON {
		list = root.Get("recipients")
	}
	protected := root.Get("protected")
	shared := t.Form == FormJWEJSON && list.Exists() // by all recipients, RFC 7516 §7.2.1
	if shared {
		t.Header = p.header(protected)
	} else if protected.Exists() || !list.Exists() {
		t.Header = p.header(protected)
		t.Signature = p.member("signature", root.Get("signature"))
		t.Signatures = append(t.Signatures, JSONSignature{t.Header, root.Get("header"), t.Signature})
	}
	for s := range list.Children() {
		if len(t.Signatures) == MaxSignatures {
			p.problem(CodeLimit, "", s.Offset(), fmt.Sprintf("more than %d signatures or recipients", MaxSignatures))
			break
		}
		one := JSONSignature{Unprotected: s.Get("header"), Signature: p.member("signature", s.Get("signature"))}
		if shared {
			one.Protected = t.Header
		} else if s.Get("protected").Exists() {
			one.Protected = p.header(s.Get("protected"))
		}
		t.Signatures = append(t.Signatures, one)
		if len(t.Signatures) == 1 {
			t.Header, t.Signature = one.Protected, one.Signature
		}
	}
}

// header reads a "protected" member.
func (p *Parser) header(v Value) Segment {
	s := p.member("header", v)
	if v.Kind() == String {
		p.readJSON(&s)
	}
	return s
}

// text takes a member's string as a segment's raw text.
func (p *Parser) text(part string, v Value) Segment {
	s := Segment{Part: part, Offset: max(v.Offset(), 0) + 1}
	switch v.Kind() {
	case String:
		s.Raw = []byte(v.Text())
	case None:
	default:
		p.problem(CodeBase64, part, v.Offset(), "is a JSON "+v.Kind().String()+", not a string")
	}
	return s
}

// member decodes a base64url member.
func (p *Parser) member(part string, v Value) Segment {
	s := p.text(part, v)
	p.decode(&s)
	return s
}
