package audit

import (
	"bytes"
	"crypto/sha256"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// A Note is what [Engine.Judge] notes of a token for [Engine.Recall], which
// compares it with those before it. It does not refer to the token.
type Note struct {
	guessable bool   // an HMAC whose secret may be known
	id, nonce digest // of iss and jti; of the first half of an ECDSA signature
	input     digest // of what is signed
}

// A digest tells texts apart; the zero digest is that of none.
type digest [16]byte

func digestOf(parts ...[]byte) (d digest) {
	h := sha256.New()
	for _, part := range parts {
		h.Write(part)
		h.Write([]byte{0})
	}
	copy(d[:], h.Sum(nil))
	return d
}

// Wanted reports whether Recall may need the token once more.
func (n *Note) Wanted() bool { return n.guessable || n.id != digest{} || n.nonce != digest{} }

// note notes the token of the pass.
func (e *Engine) note() Note {
	p := &e.pass
	n := Note{guessable: p.guessable()}
	t := p.Token
	if t.Form != inspect.FormJWS && t.Form != inspect.FormSDJWT || t.Malformed() {
		return n
	}
	if jti := p.Claims.Get("jti"); jti.Kind() == inspect.String && !jti.IsText("") {
		n.id = digestOf(p.Claims.Get("iss").TextBytes(), jti.TextBytes())
	}
	if sig := t.Signature.Bytes; strings.HasPrefix(p.Alg, "ES") && len(sig) >= 64 && len(sig)%2 == 0 && bytes.Count(sig, []byte{0}) < len(sig)/2 {
		n.nonce = digestOf([]byte(p.Alg), sig[:len(sig)/2])
	}
	if n.id != (digest{}) || n.nonce != (digest{}) {
		n.input = digestOf(t.SigningInput())
	}
	return n
}
