package audit

import (
	"bytes"
	"encoding/binary"
	"hash/maphash"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// A Note is what [Engine.Judge] notes of a token for [Engine.Recall], which
// compares it with those before it. It does not refer to the token.
type Note struct {
	guessable bool   // an HMAC whose secret may be known
	id, nonce digest // of iss and jti; of the first half of an ECDSA signature
	input     uint64 // tells what is signed from other things
}

// A digest tells texts apart within a run; the zero digest is that of none.
type digest [2]uint64

// A digester makes the digests of a run. They are not of a cryptographic hash,
// which would take longer than most of what is done to a token, but depend on
// a secret of the run, so that nobody can prepare two texts with one digest.
type digester [2]maphash.Seed

func newDigester() *digester { return &digester{maphash.MakeSeed(), maphash.MakeSeed()} }

func (d *digester) digest(text []byte) digest {
	return digest{maphash.Bytes(d[0], text) | 1, maphash.Bytes(d[1], text)}
}

// pair appends two texts to dst, so that no other two make the same.
func pair(dst, a, b []byte) []byte {
	return append(append(binary.AppendUvarint(dst, uint64(len(a))), a...), b...)
}

// Wanted reports whether Recall may need the token once more.
func (n *Note) Wanted() bool { return n.guessable || n.id != digest{} || n.nonce != digest{} }

// note notes the token of the pass.
func (e *Engine) note() Note {
	p := &e.pass
	var buf [256]byte // most need no more
	n := Note{guessable: p.guessable()}
	t := p.Token
	if t.Form != inspect.FormJWS && t.Form != inspect.FormSDJWT || t.Malformed() {
		return n
	}
	if jti := p.Claims.Get("jti"); jti.Kind() == inspect.String && !jti.IsText("") {
		n.id = e.digester.digest(pair(buf[:0], p.Claims.Get("iss").TextBytes(), jti.TextBytes()))
	}
	if sig := t.Signature.Bytes; strings.HasPrefix(p.Alg, "ES") && len(sig) >= 64 && len(sig)%2 == 0 && bytes.Count(sig, []byte{0}) < len(sig)/2 {
		n.nonce = e.digester.digest(pair(buf[:0], []byte(p.Alg), sig[:len(sig)/2]))
	}
	if n.id != (digest{}) || n.nonce != (digest{}) {
		n.input = maphash.Bytes(e.digester[0], t.SigningInput())
	}
	return n
}
