package render

import (
	"encoding/base64"
	"encoding/json"
	"io"
	"time"
	"unicode/utf8"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// DecodeJSON writes jwtctl.decode/v1: one document, token by token, so that
// any number of them fits.
type DecodeJSON struct{ list jsonList }

// NewDecodeJSON returns a renderer that writes to w.
func NewDecodeJSON(w io.Writer) *DecodeJSON {
	return &DecodeJSON{jsonList{w: w, head: `{"schema":"jwtctl.decode/v1","tokens":[`, indent: "  "}}
}

// Token writes one token.
func (r *DecodeJSON) Token(v *View) error {
	wire := wireToken(v.Token, v)
	r.list.secret = v.ShowSignature
	wire.Input, wire.Index, wire.Line, wire.Pointer = v.Location.Input, v.Location.Index, v.Location.Line, v.Location.Pointer
	wire.Findings = wireFindings(v.Findings)
	return r.list.add(wire)
}

// Close ends the document.
func (r *DecodeJSON) Close() error { return r.list.close("]}") }

// The wire types of jwtctl.decode/v1, documented in docs/json.md. They change
// only by addition; the facts they are made from are free to change.
type (
	decodedToken struct {
		Input       string            `json:"input,omitempty"`
		Index       int               `json:"index,omitempty"`
		Line        int               `json:"line,omitempty"`
		Pointer     string            `json:"pointer,omitempty"`
		Kind        inspect.Form      `json:"kind"`
		Profile     audit.Profile     `json:"profile"`
		Header      decodedPart       `json:"header"`
		Payload     *decodedPart      `json:"payload"`
		Inflated    *decodedPart      `json:"inflated,omitempty"`
		Signature   *decodedSignature `json:"signature"`
		JWE         map[string]int    `json:"jwe,omitempty"`
		Signatures  int               `json:"signatures,omitempty"`
		Thumbprint  string            `json:"jwk_thumbprint,omitempty"`
		Times       *decodedTimes     `json:"times"`
		Sizes       map[string]int    `json:"sizes"`
		Disclosures []disclosure      `json:"disclosures,omitempty"`
		KeyBinding  *decodedToken     `json:"key_binding,omitempty"`
		Nested      *decodedToken     `json:"nested,omitempty"`
		Decrypted   *decrypted        `json:"decrypted,omitempty"`
		Problems    []problem         `json:"problems"`
		Findings    []finding         `json:"findings,omitempty"`
	}
	decodedPart struct {
		JSON json.RawMessage `json:"json"`
		Text string          `json:"text"`
		B64  string          `json:"b64,omitempty"`
	}
	decrypted struct {
		PayloadB64 string          `json:"payload_b64"`
		JSON       json.RawMessage `json:"json"`
		Token      *decodedToken   `json:"token,omitempty"`
	}
	decodedSignature struct {
		Bytes    int    `json:"bytes"`
		Verified *bool  `json:"verified"`
		B64      string `json:"b64,omitempty"`
	}
	decodedTimes struct {
		IssuedAt  *decodedTime `json:"iat,omitempty"`
		NotBefore *decodedTime `json:"nbf,omitempty"`
		Expires   *decodedTime `json:"exp,omitempty"`
		Lifetime  *int64       `json:"lifetime_seconds,omitempty"`
		Expired   *bool        `json:"expired,omitempty"`
	}
	decodedTime struct {
		Value    json.RawMessage `json:"value"`
		ISO      string          `json:"iso,omitempty"`
		Relative string          `json:"relative,omitempty"`
	}
	disclosure struct {
		Path   string          `json:"path"`
		Digest string          `json:"digest"`
		Salt   json.RawMessage `json:"salt"`
		Name   json.RawMessage `json:"name,omitempty"`
		Value  json.RawMessage `json:"value"`
	}
	problem struct {
		Code    inspect.Code `json:"code"`
		Part    string       `json:"part,omitempty"`
		Offset  int          `json:"offset"`
		Decoded *int         `json:"decoded_offset,omitempty"`
		Message string       `json:"message"`
	}
)

// wireToken makes the wire form of a token and of those inside it.
func wireToken(t *inspect.Token, v *View) *decodedToken {
	w := &decodedToken{Kind: t.Form, Profile: audit.Detect(t), Header: part(&t.Header.JSON, t.Header.Bytes),
		Signatures: len(t.Signatures), Times: wireTimes(t, v.Now), Sizes: map[string]int{"token": len(t.Text),
			"header": len(t.Header.Bytes), "payload": len(t.Payload.Bytes), "signature": len(t.Signature.Bytes)},
		Problems: []problem{}}
	if t == v.Token {
		w.Profile, w.Thumbprint = v.Profile, v.KeyThumbprint
		w.Decrypted = wireDecrypted(v)
	}
	if t.IsEncrypted() {
		w.JWE = map[string]int{"encrypted_key": len(t.EncryptedKey.Bytes), "iv": len(t.IV.Bytes),
			"ciphertext": len(t.Ciphertext.Bytes), "tag": len(t.Tag.Bytes)}
	} else {
		p := part(&t.Payload.JSON, t.Payload.Bytes)
		w.Payload, w.Signature = &p, &decodedSignature{Bytes: len(t.Signature.Bytes)}
		if v.ShowSignature {
			w.Signature.B64 = string(t.Signature.Raw)
		}
	}
	if t.Inflated != nil {
		p := part(t.Inflated, t.Inflated.Text())
		w.Inflated = &p
	}
	if t.KeyBinding != nil {
		w.KeyBinding = wireToken(t.KeyBinding, v)
	}
	if t.Nested != nil {
		w.Nested = wireToken(t.Nested, v)
	}
	for i := range t.Disclosures {
		d := &t.Disclosures[i]
		w.Disclosures = append(w.Disclosures, disclosure{d.Path, d.Digest, rawValue(d.Salt), rawValue(d.Name), rawValue(d.Value)})
	}
	for _, p := range t.Problems {
		w.Problems = append(w.Problems, wireProblem(p))
	}
	return w
}

func wireDecrypted(v *View) *decrypted {
	if v.Decrypted == nil {
		return nil
	}
	w := &decrypted{PayloadB64: base64.RawURLEncoding.EncodeToString(v.Decrypted)}
	inner, doc := v.content()
	if inner != nil {
		w.Token = wireToken(inner, v)
	} else {
		w.JSON = rawJSON(doc)
	}
	return w
}

func wireProblem(p inspect.Problem) problem {
	w := problem{Code: p.Code, Part: p.Part, Offset: p.Offset, Message: p.Message}
	if p.Decoded >= 0 {
		w.Decoded = &p.Decoded
	}
	return w
}

// part holds a decoded segment; text is exact unless b64 stands beside it.
func part(d *inspect.Document, bytes []byte) decodedPart {
	p := decodedPart{Text: string(bytes)}
	if d.Root().Exists() {
		p.JSON = rawJSON(d)
	}
	if !utf8.Valid(bytes) {
		p.B64 = base64.RawURLEncoding.EncodeToString(bytes)
	}
	return p
}

func wireTimes(t *inspect.Token, now time.Time) *decodedTimes {
	times := t.Times()
	w := &decodedTimes{IssuedAt: wireTime(t, "iat", times.IssuedAt, now), NotBefore: wireTime(t, "nbf", times.NotBefore, now),
		Expires: wireTime(t, "exp", times.Expires, now)}
	if life, ok := times.Lifetime(); ok {
		seconds := int64(life / time.Second)
		w.Lifetime = &seconds
	}
	if times.Expires != nil {
		expired := times.Expires.Reached(now)
		w.Expired = &expired
	}
	return w
}

func wireTime(t *inspect.Token, name string, d *inspect.NumericDate, now time.Time) *decodedTime {
	if d == nil {
		return nil
	}
	w := &decodedTime{Value: rawValue(t.Claim(name))}
	if m, ok := momentOf(*d, now); ok {
		w.ISO, w.Relative = m.iso, m.relative
	}
	return w
}
