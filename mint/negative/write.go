package negative

import (
	"crypto"
	"encoding/base64"

	"github.com/jwtctl/jwtctl/mint"
)

// quote returns the JSON text of a string that is known to be UTF-8.
func quote(s string) []byte {
	text, _ := mint.String(s)
	return text
}

func b64(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// with returns an object with members set: name, JSON, name, JSON.
func with(o mint.Object, pairs ...string) mint.Object {
	o = o.Clone()
	for i := 0; i < len(pairs); i += 2 {
		o.Set(pairs[i], []byte(pairs[i+1]))
	}
	return o
}

// without returns an object that lacks some members.
func without(o mint.Object, names ...string) mint.Object {
	o = o.Clone()
	for _, name := range names {
		o.Delete(name)
	}
	return o
}

// headed is the good token with header parameters set, signed anew with the
// trusted key.
func (s *source) headed(pairs ...string) []byte {
	return s.sign(s.signer, with(s.header, pairs...), s.claims)
}

// claiming is the good token with claims set, signed anew with the trusted key.
func (s *source) claiming(pairs ...string) []byte {
	return s.sign(s.signer, s.header, with(s.claims, pairs...))
}

// lacking is the good token without some claims, signed anew.
func (s *source) lacking(names ...string) []byte {
	return s.sign(s.signer, s.header, without(s.claims, names...))
}

// saying is the good token with another payload text, signed anew.
func (s *source) saying(payload string) []byte {
	return s.compact(s.signer.Sign, s.header.JSON(), []byte(payload))
}

// under is the good token with another header text, signed anew.
func (s *source) under(header string) []byte {
	return s.compact(s.signer.Sign, []byte(header), s.claims.JSON())
}

// forged is the good token with header parameters set, signed with a key that
// nobody trusts.
func (s *source) forged(by *mint.Signer, pairs ...string) []byte {
	return s.sign(by, with(with(s.header, "alg", string(quote(by.Algorithm))), pairs...), s.claims)
}

// macced is the good token with an HMAC of these bytes.
func (s *source) macced(alg string, secret []byte, pairs ...string) []byte {
	header := with(with(s.header, "alg", string(quote(alg))), pairs...)
	return s.compact(mint.MAC(hashes(alg), secret), header.JSON(), s.claims.JSON())
}

// hashes returns the hash of an algorithm by the size in its name; package
// mint links them all.
func hashes(alg string) crypto.Hash {
	switch alg[2:] {
	case "384":
		return crypto.SHA384
	case "512":
		return crypto.SHA512
	}
	return crypto.SHA256
}

// naked is the good token with header parameters set and no signature.
func (s *source) naked(pairs ...string) []byte {
	header := with(s.header, pairs...)
	return s.compact(mint.Unsigned, header.JSON(), s.claims.JSON())
}

// resigned is the good token with another signature.
func (s *source) resigned(signature []byte) []byte {
	return []byte(s.parts[0] + "." + s.parts[1] + "." + b64(signature))
}

func (s *source) sign(by *mint.Signer, header, claims mint.Object) []byte {
	return s.compact(by.Sign, header.JSON(), claims.JSON())
}

func (s *source) compact(sign mint.SignFunc, header, payload []byte) []byte {
	token, err := mint.Compact(header, payload, sign)
	s.fail(err)
	return token
}

// fail remembers the first error.
func (s *source) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// signature is that of the good token.
func (s *source) signature() []byte {
	raw, err := base64.RawURLEncoding.DecodeString(s.parts[2])
	s.fail(err)
	return raw
}
