package mint

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"

	"github.com/jwtctl/jwtctl/inspect"
)

// A Series makes many tokens that differ in their jti alone.
type Series struct {
	spec Spec
	// First is the token by which the series was checked. It is not one of
	// those that the series makes.
	First *Token

	// Of a token that is only signed, all is written once but for the end of
	// the payload from the jti on: head is the encoded text before it, tail
	// the decoded bytes, with the jti at the offset id.
	head, tail []byte
	id         int
}

// Series prepares many tokens. The first is made by [Spec.Mint] and checked
// like any other; those whose only difference is a jti of the same length and
// alphabet need no further check. Where the signature is made elsewhere, or
// the token is encrypted or an SD-JWT, each is made and checked by itself.
func (s *Spec) Series() (*Series, error) {
	if s.Claims.Has("jti") {
		return nil, hintf("leave the jti out", "many tokens cannot share one jti")
	}
	series := &Series{spec: *s}
	series.spec.Unique = true
	var err error
	if series.First, err = series.spec.Mint(); err != nil {
		return nil, err
	}
	if doc, _ := inspect.ReadJSON(series.First.Claims); !doc.Get("jti").Exists() {
		return nil, hintf("leave jti out of what is disclosed", "many tokens are told apart by their jti, which is to be withheld")
	}
	signed := s.Signer != nil && s.Signer.own != nil && series.First.Outer == nil && series.First.Disclosures == nil
	if signed && !bytes.HasSuffix(series.First.Text, []byte{'~'}) && !bytes.HasSuffix(series.First.Text, []byte{'.'}) {
		series.split()
	}
	return series, nil
}

// split finds the jti, and the last place before it where base64 begins anew.
func (s *Series) split() {
	claims := s.First.Claims
	doc, _ := inspect.ReadJSON(claims)
	at := doc.Get("jti").Offset() + len(`"`)
	from := at - at%3
	b64 := base64.RawURLEncoding
	s.head = b64.AppendEncode(nil, s.First.Header)
	s.head = b64.AppendEncode(append(s.head, '.'), claims[:from])
	s.tail, s.id = claims[from:], at-from
}

// A Maker makes the tokens of a series. It is not safe for concurrent use; take
// one for each goroutine.
type Maker struct {
	series *Series
	random io.Reader
	sign   SignFunc
	tail   []byte
	token  []byte
}

// Maker returns a new one with its own source of randomness, of which each
// token takes 16 bytes at least: a buffered one saves time.
func (s *Series) Maker(random io.Reader) *Maker {
	m := &Maker{series: s, random: random, tail: bytes.Clone(s.tail)}
	if s.head != nil {
		m.sign = s.spec.Signer.own()
		m.token = bytes.Clone(s.head)
	}
	return m
}

// Next makes one token and tells its jti. Both are good until the next call.
func (m *Maker) Next() (token, jti []byte, err error) {
	if m.sign == nil {
		return m.whole()
	}
	var random [16]byte
	if _, err := io.ReadFull(m.random, random[:]); err != nil {
		return nil, nil, fmt.Errorf("no randomness: %w", err)
	}
	random[6], random[8] = random[6]&0x0f|0x40, random[8]&0x3f|0x80 // RFC 9562 §5.4
	jti = m.tail[m.series.id:][:idLength]
	writeID(jti, &random)
	b64 := base64.RawURLEncoding
	text := b64.AppendEncode(m.token[:len(m.series.head)], m.tail)
	signature, err := m.sign(text)
	if err != nil {
		return nil, nil, fmt.Errorf("the signer failed: %w", err)
	}
	m.token = b64.AppendEncode(append(text, '.'), signature)
	return m.token, jti, nil
}

// whole makes a token step by step.
func (m *Maker) whole() (token, jti []byte, err error) {
	spec := m.series.spec
	spec.Random = m.random
	t, err := spec.Mint()
	if err != nil {
		return nil, nil, err
	}
	doc, _ := inspect.ReadJSON(t.Claims)
	return t.Text, doc.Get("jti").TextBytes(), nil
}
