package keyring_test

import (
	"crypto/rand"
	"fmt"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
	"github.com/jwtctl/jwtctl/keygen/keyring"
)

// BenchmarkRotation is all the work of a rotation of a ring of 100 RSA keys,
// apart from making the next key and from writing files: reading, looking at
// the public file, rotating, publishing and writing the text. It is to stay below 50 ms.
func BenchmarkRotation(b *testing.B) {
	key, err := keygen.Generate("RS256", keygen.Options{Random: rand.Reader})
	if err != nil {
		b.Fatal(err)
	}
	r, err := keyring.New(start, policy, key)
	if err != nil {
		b.Fatal(err)
	}
	for i := range 99 {
		k := r.Keys[0]
		half := *k.Material
		half.ID, half.Private = fmt.Sprintf("retiring-%d", i), nil
		k.ID, k.State, k.Material, k.SignedUntil, k.PublishedUntil = half.ID, keyring.Retiring, &half, start, start.Add(48*time.Hour)
		r.Keys = append(r.Keys, k)
	}
	text, err := r.Marshal()
	if err != nil {
		b.Fatal(err)
	}
	next, err := keygen.Generate("RS256", keygen.Options{Random: rand.Reader})
	if err != nil {
		b.Fatal(err)
	}
	p := policy
	p.Every = 24 * time.Hour
	public, err := r.Publish()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		r, err := keyring.Read(text)
		if err != nil {
			b.Fatal(err)
		}
		served, err := inspect.ReadKeys(public, nil)
		if err != nil {
			b.Fatal(err)
		}
		if look, err := r.Look(start, served); err != nil || len(look.Lacks) > 0 {
			b.Fatal(look.Lacks, err)
		}
		r, changes, err := keyring.Rotate(r, start.Add(24*time.Hour), keyring.Request{Policy: p, IfDue: true, NewKey: single(next)})
		if err != nil || len(changes) != 1 {
			b.Fatal(changes, err)
		}
		if _, err := r.Publish(); err != nil {
			b.Fatal(err)
		}
		if _, err := r.Marshal(); err != nil {
			b.Fatal(err)
		}
	}
}
