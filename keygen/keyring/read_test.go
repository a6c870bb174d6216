package keyring_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen/keyring"
)

// lived is a ring with a key in each state, and one removed.
func lived(t *testing.T) keyring.Ring {
	t.Helper()
	p := policy
	p.Every = 30 * time.Minute
	r, _ := carryOn(t, newRing(t, p), time.Hour)
	r, _ = carryOn(t, r, 2*time.Hour)
	r, _ = carryOn(t, r, 3*time.Hour)
	r, _ = carryOn(t, r, 3*time.Hour+policy.CacheTTL)
	r, _ = carryOn(t, r, 4*time.Hour)
	r.PublicFile = "jwks.json"
	if states(r) != "retiring active next " || len(r.Removed) != 1 {
		t.Fatalf("states %s, removed %v", states(r), r.Removed)
	}
	return r
}

func marshal(t *testing.T, r keyring.Ring) string {
	t.Helper()
	text, err := r.Marshal()
	must(t, err)
	return string(text)
}

// TestMarshalAndRead loses nothing, members of others included.
func TestMarshalAndRead(t *testing.T) {
	text := marshal(t, lived(t))
	text = strings.Replace(text, `"use":"sig",`, `"use":"sig","acme:note":{"a" : [1.50, "\u00e9"]},`, 1)
	text = strings.TrimSuffix(text, "}\n") + ",\n\"acme:owner\":{\"b\":1e3}}\n"
	r, err := keyring.Read([]byte(text))
	must(t, err)
	again := marshal(t, r)
	for _, kept := range []string{`"acme:note":{"a":[1.50,"\u00e9"]}`, `"acme:owner":{"b":1e3}`, `"public":"jwks.json"`} {
		if !strings.Contains(again, kept) {
			t.Errorf("%s is lost in %s", kept, again)
		}
	}
	twice, err := keyring.Read([]byte(again))
	must(t, err)
	if marshal(t, twice) != again {
		t.Error("reading and writing changes the ring")
	}
	if len(r.Keys) != 3 || !reflect.DeepEqual(r.Removed, twice.Removed) || r.Policy != twice.Policy {
		t.Errorf("read %v", r)
	}
}

// TestBadRings edits a sound ring by hand. Each fault has its line.
func TestBadRings(t *testing.T) {
	sound := marshal(t, lived(t))
	for _, c := range []struct{ from, to, want string }{
		{`"state":"next"`, `"state":"sleeping"`, `keys/2/jwtctl/state: "sleeping" is none of next, active, retiring`},
		{`"state":"next"`, `"state":7`, "keys/2/jwtctl/state: of type number; a string is needed"},
		{`"state":"next",`, ``, "keys/2/jwtctl/state: missing"},
		{`"state":"next"`, `"state":"active"`, "keys/2/jwtctl/accepted_for: missing"},
		{`"state":"active"`, `"state":"retiring"`, "keys/1/jwtctl/signed_until: missing"},
		{`"state":"retiring"`, `"state":"active"`, "keys/0/jwtctl/state: a key that is active needs its private part, which is not there"},
		{`"published_until":"2026-01-02T07:`, `"published_until":"2026-01-02T06:`, "keys/0/jwtctl/published_until: before its last token dies"},
		{`"published":"2026`, `"published":"soon`, `keys/0/jwtctl/published: "soon-01-02T04:04:05Z" is not an RFC 3339 time`},
		{`"accepted_for":3660`, `"accepted_for":-1`, "keys/0/jwtctl/accepted_for: -1 is no number of seconds"},
		{`"accepted_for":3660`, `"accepted_for":3660,"x":1`, "keys/0/jwtctl/x: unknown in a keyring of format 1"},
		{`"version":1`, `"version":2`, "the keyring has format 2, and this jwtctl knows formats up to 1"},
		{`"version":1`, `"version":"1"`, "jwtctl/version: not the number of a format"},
		{`"jwtctl":{"version":1`, `"jwtctl":5,"x":{"version":1`, "jwtctl: of type number; an object is needed"},
		{`"cache_ttl":600`, `"cache_ttl":1800`, "jwtctl: the rotation period of 30m0s is not longer than the cache time of 30m0s: a new key could not be announced in time"},
		{`"removed":[`, `"removed":7,"x":[`, "jwtctl/x: unknown in a keyring of format 1"},
		{`"kty":"OKP","kid"`, `"kty":"OKP","kid":"k","kid"`, `member "kid" `},
		{`"kty":"OKP"`, `"kty":"XYZ"`, "keys/0: "},
		{`"use":"sig","alg":"Ed25519"`, `"use":"sig","alg":"ES256"`, "keys/0: the key's alg ES256 does not fit its type OKP Ed25519"},
		{`"use":"sig","alg":"Ed25519",`, `"use":"sig",`, "keys/0: the key has no alg"},
		{"\n]", "\n", "offset"},
		{`"keys":[`, `"kexs":[`, "keys: "},
	} {
		text := strings.Replace(sound, c.from, c.to, 1)
		if text == sound {
			t.Errorf("there is no %s in %s", c.from, sound)
			continue
		}
		_, err := keyring.Read([]byte(text))
		var fault *keyring.Fault
		if !errors.As(err, &fault) || fault.Hint() == "" || c.want != "offset" && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s for %s: %v, want %q", c.to, c.from, err, c.want)
		}
	}
}

func TestNotRings(t *testing.T) {
	key, err := newKey()
	must(t, err)
	for _, text := range []string{"", "x", "[]", "{}", `{"keys":[]}`, "-----BEGIN PRIVATE KEY-----", `{"kty":"OKP"}`, `{"keys":[{"kty":"EC","kid":"` + key.ID + `"}]}`} {
		var fault *keyring.Fault
		if _, err := keyring.Read([]byte(text)); !errors.As(err, &fault) || fault.Kind != keyring.NotRing {
			t.Errorf("%q: %v", text, err)
		}
		if keyring.IsRing([]byte(text)) {
			t.Errorf("%q is a ring", text)
		}
	}
	if !keyring.IsRing([]byte(marshal(t, newRing(t, policy)))) {
		t.Error("a ring is none")
	}
}

// TestPairs holds what concerns several keys.
func TestPairs(t *testing.T) {
	r := newRing(t, policy)
	r.Keys = append(r.Keys, r.Keys[0])
	if _, err := keyring.Read([]byte(marshal(t, r))); err == nil || err.Error() != "keys/1/kid: the same as that of keys/0" {
		t.Errorf("the same key twice: %v", err)
	}
	r = newRing(t, policy)
	r.Removed = []keyring.Tombstone{{ID: r.Keys[0].ID, At: start}}
	if _, err := keyring.Read([]byte(marshal(t, r))); err == nil || err.Error() != "jwtctl/removed/0/kid: the same as that of keys/0, which is not removed" {
		t.Errorf("a key that is removed and there: %v", err)
	}
}

func TestPublish(t *testing.T) {
	r := lived(t)
	text, err := r.Publish()
	must(t, err)
	set, err := inspect.ReadKeys(text, nil)
	must(t, err)
	if len(set.Keys) != 3 || set.Keys[0].ID != r.Keys[1].ID || set.Keys[1].ID != r.Keys[2].ID || set.Keys[2].ID != r.Keys[0].ID {
		t.Errorf("published %s", text)
	}
	for _, k := range set.Keys {
		if k.Problem != nil || k.IsPrivate() {
			t.Errorf("published %+v", k)
		}
	}
	if strings.Contains(string(text), "jwtctl") || strings.Contains(string(text), `"d"`) {
		t.Errorf("published %s", text)
	}
}

// TestPublishedAt lets a key wait from when it could be seen, and no other.
func TestPublishedAt(t *testing.T) {
	r, _ := rotate(t, newRing(t, policy), 0)
	if _, moved := r.PublishedAt(start); moved {
		t.Error("moved without need")
	}
	r, moved := r.PublishedAt(start.Add(1500 * time.Millisecond))
	if k, _ := r.Next(); !moved || !k.Published.Equal(start.Add(2*time.Second)) || !k.SignsFrom.Equal(start.Add(2*time.Second+policy.CacheTTL)) {
		t.Errorf("published %s, signs from %s", k.Published, k.SignsFrom)
	}
	p := policy
	p.Skew = 0
	r, _, err := keyring.Rotate(r, start.Add(time.Minute), keyring.Request{Policy: p, NewKey: noKey})
	must(t, err)
	if _, moved := r.PublishedAt(start.Add(2 * time.Minute)); moved {
		t.Error("a key that was announced before is moved")
	}
}

// TestPublishOperations turns what the private key may do into what the
// public one may, in every state of the key.
func TestPublishOperations(t *testing.T) {
	r := newRing(t, policy)
	text := strings.Replace(marshal(t, r), `"use":"sig",`, `"use":"sig","key_ops":["sign"],`, 1)
	r, err := keyring.Read([]byte(text))
	must(t, err)
	published := func() {
		t.Helper()
		text, err := r.Publish()
		must(t, err)
		if strings.Count(string(text), `"key_ops":["verify"]`) != 1 || strings.Contains(string(text), "sign") {
			t.Errorf("published %s", text)
		}
	}
	published()
	r, _ = rotate(t, r, 0)
	r, _ = carryOn(t, r, policy.CacheTTL)
	r, err = keyring.Read([]byte(marshal(t, r)))
	must(t, err)
	published()
}

// FuzzRead holds that reading never panics, and that what is read is written
// and read again as the same.
func FuzzRead(f *testing.F) {
	key, err := newKey()
	if err != nil {
		f.Fatal(err)
	}
	r, err := keyring.New(start, policy, key)
	if err != nil {
		f.Fatal(err)
	}
	r, _, err = keyring.Rotate(r, start, keyring.Request{Policy: policy, NewKey: newKey})
	if err != nil {
		f.Fatal(err)
	}
	for _, after := range []time.Duration{0, policy.CacheTTL, 100 * time.Hour} {
		r, _, err = keyring.Rotate(r, start.Add(after), keyring.Request{Policy: policy, IfDue: true, NewKey: noKey})
		text, err2 := r.Marshal()
		if err != nil || err2 != nil {
			f.Fatal(err, err2)
		}
		f.Add(text)
	}
	f.Add([]byte(`{"jwtctl":{"version":1},"keys":[]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := keyring.Read(data)
		if err != nil {
			var fault *keyring.Fault
			if !errors.As(err, &fault) {
				t.Fatalf("error %T: %v", err, err)
			}
			return
		}
		once := marshal(t, r)
		again, err := keyring.Read([]byte(once))
		if err != nil {
			t.Fatalf("cannot read what was written: %v\n%s", err, once)
		}
		if twice := marshal(t, again); twice != once {
			t.Fatalf("written as\n%s\nand then as\n%s", once, twice)
		}
	})
}
