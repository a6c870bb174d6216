package inspect_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// TestVerifyEveryAlgorithm: each algorithm with the keys of every other one.
// A key that names no alg verifies whatever fits its kind, and nothing else.
func TestVerifyEveryAlgorithm(t *testing.T) {
	signers := map[string]signer{}
	for _, alg := range signatureAlgs {
		signers[alg] = newSigner(t, alg)
	}
	for _, alg := range signatureAlgs {
		s := signers[alg]
		v := verify(t, s.jwt(goodClaims), s.trusted())
		accepted(t, alg, v)
		check(t, alg+" algorithm", v.Algorithm, alg)
		check(t, alg+" key", v.Key, s.key)
		for _, other := range signatureAlgs {
			o := signers[other]
			same := alg == other || alg[1] == 'S' && other[1] == 'S' && strings.ContainsRune("RP", rune(alg[0])) && strings.ContainsRune("RP", rune(other[0]))
			if v := verify(t, s.jwt(goodClaims), o.trusted()); v.Valid != same {
				t.Errorf("%s token, %s key: %v %s", alg, other, v.Valid, whys(v))
			}
			// The other's signature under this header.
			lie := o.token(`{"alg":"`+alg+`"}`, goodClaims)
			if v := verify(t, lie, s.trusted()); v.Valid && alg != other {
				t.Errorf("%s signature as %s: accepted", other, alg)
			}
			if v := verify(t, lie, o.trusted()); v.Valid && alg != other && o.key.Curve != "Ed25519" {
				t.Errorf("%s signature as %s, by its key: accepted", other, alg)
			}
		}
	}
}

// TestVerifyBoundKeys: what a JWK says of itself binds.
func TestVerifyBoundKeys(t *testing.T) {
	for _, c := range []struct {
		alg  string
		more members
		why  string // "" where the key fits
	}{
		{"ES256", members{"alg": "ES256", "use": "sig", "key_ops": []string{"verify"}}, ""},
		{"ES256", members{"key_ops": []string{"sign"}}, ""},
		{"ES256", members{"use": "enc"}, `the key's use is "enc"`},
		{"ES256", members{"use": "Sig"}, `the key's use is "Sig"`},
		{"ES256", members{"key_ops": []string{"encrypt"}}, "key_ops"},
		{"ES256", members{"key_ops": []string{"deriveKey", "wrapKey"}}, "key_ops"},
		{"ES256", members{"key_ops": []string{}}, ""}, // see below
		{"ES256", members{"alg": "ES384"}, "the key says ES384"},
		{"ES256", members{"alg": "ECDH-ES"}, "the key says ECDH-ES"},
		{"ES256", members{"alg": "es256"}, "the key says es256"},
		{"RS256", members{"alg": "RS512"}, "the key says RS512"},
		{"RS256", members{"alg": "PS256"}, "the key says PS256"},
		{"RS256", members{"alg": "RSA-OAEP"}, "the key says RSA-OAEP"},
		{"PS256", members{"alg": "RS256"}, "the key says RS256"},
		{"PS512", members{"alg": "PS512"}, ""},
		{"EdDSA", members{"alg": "Ed25519"}, "the key says Ed25519"},
		{"Ed25519", members{"alg": "EdDSA"}, "the key says EdDSA"},
		{"EdDSA", members{"alg": "Ed448"}, "the key says Ed448"},
		{"HS256", members{"alg": "HS512"}, "the key says HS512"},
		{"HS256", members{"alg": "A256GCM"}, "the key says A256GCM"},
	} {
		s := newSigner(t, c.alg)
		key := boundKey(t, s.key, c.more)
		v := verify(t, s.jwt(goodClaims), trusting([]*inspect.Key{key}))
		if ops, ok := c.more["key_ops"].([]string); ok && len(ops) == 0 {
			c.why = "ES256 is not for a key" // an empty list permits nothing
		}
		if c.why == "" {
			accepted(t, fmt.Sprint(c.alg, c.more), v)
			continue
		}
		forged(t, fmt.Sprint(c.alg, c.more), v, "signature", "no key can verify "+c.alg)
		if !strings.Contains(whys(v), c.why) || v.Keys[0].Tried {
			t.Errorf("%s %v: %q, want %q", c.alg, c.more, whys(v), c.why)
		}
	}
}

// boundKey reads the key's JWK again with more members.
func boundKey(t *testing.T, k *inspect.Key, more members) *inspect.Key {
	t.Helper()
	jwk := members{"kty": "oct", "k": b64(string(k.Secret))}
	if k.Secret == nil {
		jwk = members{"kty": k.Type}
		for m := range k.JSON.Children() {
			jwk[m.Name()] = m.Text()
		}
	}
	return loadKeys(t, []byte(jwk.with(more)))[0]
}

// TestVerifyKid: the kid chooses, a key without one may fit all the same, and
// the answer says which kid was perhaps meant.
func TestVerifyKid(t *testing.T) {
	s, other := newSigner(t, "ES256"), newSigner(t, "ES256")
	id := func(k *inspect.Key, id string) *inspect.Key { return with(k, func(k *inspect.Key) { k.ID = id }) }
	token := s.jwt(goodClaims, `,"kid":"key-2024"`)
	good := []*inspect.Key{id(other.key, "key-2023"), id(s.key, "key-2024"), id(other.key, "key-2025")}
	v := verify(t, token, trusting(good))
	accepted(t, "named", v)
	check(t, "key", v.Key, good[1])
	check(t, "trials", whys(v), `the signature matches | its kid is "key-2023", the token's is "key-2024" | its kid is "key-2025", the token's is "key-2024"`)
	accepted(t, "key without kid", verify(t, token, trusting([]*inspect.Key{id(other.key, "a"), s.key})))
	accepted(t, "token without kid", verify(t, s.jwt(goodClaims), trusting(good)))
	// The right key under another kid is not tried.
	v = verify(t, token, trusting([]*inspect.Key{id(s.key, "key-2025"), id(other.key, "x")}))
	forged(t, "other kid", v, "signature", `kid "key-2024" is not in the set; nearest: "key-2025"`)
	for _, k := range v.Keys {
		if k.Tried {
			t.Errorf("tried %q", k.Key.ID)
		}
	}
	v = verify(t, token, trusting([]*inspect.Key{id(s.key, "entirely-different-name")}))
	forged(t, "no kid like it", v, "signature", `kid "key-2024" is not in the set`)
	if strings.Contains(v.Checks[1].Detail, "nearest") {
		t.Errorf("nearest: %s", v.Checks[1].Detail)
	}
	v = verify(t, token, trusting([]*inspect.Key{id(other.key, "key-2024")}))
	forged(t, "wrong key", v, "signature", "the signature does not match")
	forged(t, "case", verify(t, s.jwt(goodClaims, `,"kid":"KEY-2024"`), trusting(good)), "signature", "is not in the set")
}

// TestVerifyDuplicateKid: a kid that names two keys of a kind names none.
func TestVerifyDuplicateKid(t *testing.T) {
	s, other, rs := newSigner(t, "ES256"), newSigner(t, "ES256"), newSigner(t, "RS256")
	id := func(k *inspect.Key) *inspect.Key { return with(k, func(k *inspect.Key) { k.ID = "a" }) }
	token := s.jwt(goodClaims, `,"kid":"a"`)
	v := verify(t, token, trusting([]*inspect.Key{id(s.key), id(other.key)}))
	forged(t, "two keys", v, "signature", `kid "a" stands for two different EC keys`)
	accepted(t, "the same key twice", verify(t, token, trusting([]*inspect.Key{id(s.key), id(s.key)})))
	accepted(t, "keys of two kinds", verify(t, token, trusting([]*inspect.Key{id(rs.key), id(s.key)})))
	accepted(t, "another kid twice", verify(t, s.jwt(goodClaims, `,"kid":"b"`), trusting([]*inspect.Key{
		id(rs.key), id(with(rs.key, func(k *inspect.Key) {})), with(s.key, func(k *inspect.Key) { k.ID = "b" })})))
	apart := &inspect.Policy{Now: verifyNow, Keys: []*inspect.KeySet{inspect.NewKeySet(id(other.key)), inspect.NewKeySet(id(s.key))}}
	accepted(t, "in two sets", verify(t, token, apart))
}

// TestVerifyMixedSet: secrets and public keys in one set invite confusion, so
// that no such set is used; two sets are two matters.
func TestVerifyMixedSet(t *testing.T) {
	s, hs := newSigner(t, "ES256"), newSigner(t, "HS256")
	for _, one := range []signer{s, hs} {
		v := verify(t, one.jwt(goodClaims), trusting([]*inspect.Key{s.key, hs.key}))
		forged(t, one.alg, v, "signature", "the set mixes symmetric and asymmetric keys")
		apart := &inspect.Policy{Now: verifyNow, Keys: []*inspect.KeySet{inspect.NewKeySet(s.key), inspect.NewKeySet(hs.key)}}
		accepted(t, one.alg+" apart", verify(t, one.jwt(goodClaims), apart))
	}
	enc := with(hs.key, func(k *inspect.Key) { k.Use = "enc" })
	accepted(t, "secret for encryption", verify(t, s.jwt(goodClaims), trusting([]*inspect.Key{s.key, enc})))
	broken := loadKeys(t, []byte(`{"kty":"oct","k":"!"}`))[0]
	accepted(t, "broken secret", verify(t, s.jwt(goodClaims), trusting([]*inspect.Key{s.key, broken})))
}

// TestVerifyUnknownBeside: a key that cannot be used does not spoil a set.
func TestVerifyUnknownBeside(t *testing.T) {
	s := newSigner(t, "ES256")
	good := string(s.key.JSON.Raw())
	for _, bad := range []string{
		`{"kty":"AKP","alg":"ML-DSA-44","pub":"AA"}`, `{"kty":"EC","crv":"secp256k1","x":"AA","y":"AA"}`, `{"kty":"x"}`, `{}`, `1`,
		`{"kty":"EC","crv":"P-256"}`, `{"kty":"oct","k":""}`, `{"kty":"OKP","crv":"Ed448","x":"AA"}`,
	} {
		for _, set := range []string{setOf(bad, good), setOf(good, bad)} {
			keys, err := inspect.ReadKeys([]byte(set), nil)
			if err != nil {
				t.Errorf("%s: %v", bad, err)
				continue
			}
			v := verify(t, s.jwt(goodClaims), &inspect.Policy{Keys: []*inspect.KeySet{keys}, Now: verifyNow})
			accepted(t, bad, v)
		}
	}
	keys, err := inspect.ReadKeys([]byte(setOf(`{"kty":"AKP","alg":"ML-DSA-44","pub":"AA"}`)), nil)
	if err != nil {
		t.Fatal(err)
	}
	v := verify(t, s.jwt(goodClaims), &inspect.Policy{Keys: []*inspect.KeySet{keys}, Now: verifyNow})
	forged(t, "unknown alone", v, "signature", "no key can verify ES256")
	if !strings.Contains(whys(v), "AKP") {
		t.Errorf("trials: %s", whys(v))
	}
}

// TestVerifyNoKeys: without keys nothing verifies.
func TestVerifyNoKeys(t *testing.T) {
	for _, alg := range signatureAlgs {
		s := newSigner(t, alg)
		for name, p := range map[string]*inspect.Policy{"none": {}, "empty set": trusting(nil), "zero key": trusting([]*inspect.Key{{}}),
			"empty secret":  trusting([]*inspect.Key{inspect.NewSecret(nil, "")}),
			"half made key": trusting([]*inspect.Key{{Type: s.key.Type, Curve: s.key.Curve, Bits: s.key.Bits}})} {
			p.Now = verifyNow
			p.AllowWeakKeys = true
			forged(t, alg+" "+name, verify(t, s.jwt(goodClaims), p), "signature", "")
		}
	}
	// An HMAC with the empty secret, which everybody has.
	empty := hmacSigner("HS256", nil)
	forged(t, "empty secret", verify(t, empty.jwt(goodClaims), empty.trusted(allowWeakKeys)), "signature", "no key can verify HS256")
	byHand := &inspect.Key{Type: "oct", Secret: []byte{}}
	forged(t, "empty secret by hand", verify(t, empty.jwt(goodClaims), trusting([]*inspect.Key{byHand}, allowWeakKeys)), "signature", "")
}

// TestVerifyManyKeys: a set of thousands buys no more than a hundred trials.
func TestVerifyManyKeys(t *testing.T) {
	var keys []*inspect.Key
	for range 150 {
		keys = append(keys, newSigner(t, "HS256").key)
	}
	s := newSigner(t, "HS256")
	v := verify(t, s.jwt(goodClaims), trusting(keys))
	forged(t, "150 wrong keys", v, "signature", "no key matches; 100 tried")
	v = verify(t, s.jwt(goodClaims), trusting(append(keys[:99:99], s.key)))
	accepted(t, "the hundredth", v)
	for _, k := range keys {
		k.ID = "other"
	}
	s.key.ID = "mine"
	v = verify(t, s.jwt(goodClaims, `,"kid":"mine"`), trusting(append(keys, s.key)))
	accepted(t, "by its kid", v)
	check(t, "told of", len(v.Keys), 1)
	v = verify(t, s.jwt(goodClaims, `,"kid":"none of these"`), trusting(append(keys, s.key)))
	forged(t, "no such kid", v, "signature", "is not in the set")
	check(t, "told of", len(v.Keys), 20)
}
