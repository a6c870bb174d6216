package inspect_test

import (
	"bytes"
	"slices"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/jwtctl/jwtctl/inspect"
)

// pairs are two signers of each algorithm, with keys apart, made once.
var pairs = sync.OnceValue(func() map[string][2]signer {
	m := map[string][2]signer{}
	t := new(testing.T)
	for _, alg := range signatureAlgs {
		p := [2]signer{newSigner(t, alg), newSigner(t, alg)}
		if alg[0] == 'R' || alg[0] == 'P' {
			p[1] = rsaSigner(t, alg, otherRSA())
		}
		m[alg] = p
	}
	return m
})

func drawPair(t *rapid.T) [2]signer { return pairs()[rapid.SampledFrom(signatureAlgs).Draw(t, "alg")] }

// TestPropertySigned: what the standard library signs verifies, whatever the
// payload, and by that key and algorithm.
func TestPropertySigned(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawPair(t)[0]
		payload := rapid.SliceOfN(rapid.Byte(), 0, 50).Draw(t, "payload")
		text := s.jwt(string(payload))
		v := verify(t, text, s.trusted(signatureOnly))
		accepted(t, s.alg, v)
		if v.Key != s.key || v.Algorithm != s.alg {
			t.Fatalf("%s: by %s, %+v", s.alg, v.Algorithm, v.Key)
		}
		if !slices.Contains(s.key.Algorithms(), s.alg) {
			t.Fatalf("%s is none of the key's own algorithms %v", s.alg, s.key.Algorithms())
		}
	})
}

// TestPropertyOtherKey: what key A signed never verifies with key B.
func TestPropertyOtherKey(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawPair(t)[0]
		b := drawPair(t)[1] // of this or another algorithm
		forged(t, a.alg+" by the key for "+b.alg, verify(t, a.jwt(goodClaims), b.trusted(allowWeakKeys)), "signature", "")
	})
}

// TestPropertyFlipped: no change of bytes leaves a token good.
func TestPropertyFlipped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawPair(t)[0]
		good := []byte(s.jwt(goodClaims, `,"kid":"a","typ":"JWT"`))
		text := slices.Clone(good)
		for range rapid.IntRange(1, 3).Draw(t, "changes") {
			if len(text) == 0 {
				break
			}
			at := rapid.IntRange(0, len(text)-1).Draw(t, "at")
			switch rapid.IntRange(0, 3).Draw(t, "kind") {
			case 0:
				text[at] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
			case 1:
				text = slices.Insert(text, at, rapid.Byte().Draw(t, "byte"))
			case 2:
				text = slices.Delete(text, at, at+1)
			case 3:
				text = text[:at+1]
			}
		}
		if v := verify(t, string(text), s.trusted(signatureOnly)); v.Valid && !bytes.Equal(text, good) {
			t.Fatalf("%s: %s verifies, signed was %s", s.alg, text, good)
		}
	})
}

// TestEveryFlip: each byte of a token of each algorithm, with each bit.
func TestEveryFlip(t *testing.T) {
	for alg, p := range pairs() {
		good := p[0].jwt(`{}`)
		policy := p[0].trusted(signatureOnly)
		step := 1
		if alg[0] == 'E' && alg[1] == 'S' {
			step = 11 // these take long
		}
		for at := 0; at < len(good); at += step {
			for bit := range 8 {
				text := []byte(good)
				text[at] ^= 1 << bit
				if v := inspect.Verify(inspect.Parse(text), policy); v.Valid {
					t.Errorf("%s: bit %d of byte %d flipped: verifies", alg, bit, at)
				}
			}
		}
	}
}

// TestPropertySet: a set of keys, in any order and with any kids, gives the
// answer of the right key alone; Valid means that a key verified it and that
// no check failed.
func TestPropertySet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		alg := rapid.SampledFrom(signatureAlgs).Draw(t, "alg")
		s := pairs()[alg][0]
		var keys []*inspect.Key
		for _, other := range rapid.SliceOfN(rapid.SampledFrom(signatureAlgs), 0, 8).Draw(t, "others") {
			if k := pairs()[other][1].key; k.IsSymmetric() == s.key.IsSymmetric() {
				keys = append(keys, with(k, func(k *inspect.Key) { k.ID = rapid.SampledFrom([]string{"", "x", "y", "z"}).Draw(t, "kid") }))
			}
		}
		kid := rapid.SampledFrom([]string{"", "mine"}).Draw(t, "own kid")
		right := with(s.key, func(k *inspect.Key) { k.ID = kid })
		keys = slices.Insert(keys, rapid.IntRange(0, len(keys)).Draw(t, "at"), right)
		header := ""
		if rapid.Bool().Draw(t, "kid in the header") {
			header = `,"kid":"mine"`
		}
		claims := rapid.SampledFrom([]string{goodClaims, `{"exp":1}`, `{}`, `[]`}).Draw(t, "claims")
		text := s.jwt(claims, header)
		if rapid.IntRange(0, 4).Draw(t, "forged") == 0 {
			text = pairs()[alg][1].jwt(claims, header)
			keys = slices.DeleteFunc(keys, func(k *inspect.Key) bool { return k.Thumbprint() == pairs()[alg][1].key.Thumbprint() })
		}
		alone, among := verify(t, text, trusting([]*inspect.Key{right})), verify(t, text, trusting(keys))
		if alone.Valid != among.Valid || alone.Key != among.Key || outcome(alone, "signature") != outcome(among, "signature") {
			t.Fatalf("alone %v %+v, among %d keys %v %+v %s", alone.Valid, alone.Checks, len(keys), among.Valid, among.Checks, whys(among))
		}
	})
}
