package mint_test

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"errors"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/mint"
)

// publicPart is the key as a verifier has it.
func publicPart(k *inspect.Key) *inspect.Key {
	public := *k
	public.Private = nil
	return &public
}

// TestRemote signs elsewhere, with answers in all the forms there are.
func TestRemote(t *testing.T) {
	for _, alg := range algorithms() {
		key := keyFor(t, alg)
		local := signerFor(t, alg)
		answer := func(input []byte) ([]byte, error) { return local.Sign(input) } // EdDSA, HS*: the message itself
		if mint.RemoteInput(alg) == "digest" {
			private := key.Private.(crypto.Signer)
			answer = func(digest []byte) ([]byte, error) { return signDigest(alg, private, digest) }
		}
		public := publicPart(key)
		if key.IsSymmetric() {
			public = nil
		}
		for form, encode := range map[string]func([]byte) []byte{
			"raw":    func(b []byte) []byte { return b },
			"base64": func(b []byte) []byte { return []byte(base64.StdEncoding.EncodeToString(b) + "\n") },
			"url":    func(b []byte) []byte { return []byte(base64.RawURLEncoding.EncodeToString(b)) },
		} {
			signer, err := mint.Remote(alg, "remote", public, func(input []byte) ([]byte, error) {
				b, err := answer(input)
				return encode(b), err
			})
			if err != nil {
				t.Fatal(err)
			}
			s := spec(t, alg, audit.ProfileGeneric)
			s.Signer = signer
			token, err := s.Mint()
			if err != nil {
				t.Errorf("%s %s: %v", alg, form, err)
				continue
			}
			if v := inspect.Verify(inspect.Parse(token.Text), &inspect.Policy{Keys: []*inspect.KeySet{inspect.NewKeySet(unnamed(key))}, Now: now}); !v.Valid {
				t.Errorf("%s %s: %v", alg, form, v.Checks)
			}
		}
	}
}

// unnamed is the key without its ID, so that it fits any kid.
func unnamed(k *inspect.Key) *inspect.Key {
	free := *k
	free.ID = ""
	return &free
}

func signDigest(alg string, private crypto.Signer, digest []byte) ([]byte, error) {
	h := map[string]crypto.Hash{"256": crypto.SHA256, "384": crypto.SHA384, "512": crypto.SHA512}[alg[2:]]
	if alg[0] == 'P' {
		return private.Sign(rand.Reader, digest, &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash, Hash: h})
	}
	return private.Sign(rand.Reader, digest, h) // ES*: in DER
}

// TestExternal signs with a crypto.Signer of which only its methods are known.
func TestExternal(t *testing.T) {
	key := keyFor(t, "ES256")
	private := key.Private.(*ecdsa.PrivateKey)
	signer, err := mint.External(opaque{private}, "", "", rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	if signer.Algorithm != "ES256" || signer.KeyID != key.Thumbprint() {
		t.Errorf("%s %s", signer.Algorithm, signer.KeyID)
	}
	s := spec(t, "ES256", audit.ProfileGeneric)
	s.Signer = signer
	minted(t, s)
	if _, err := mint.External(opaque{private}, "RS256", "", rand.Reader); err == nil {
		t.Error("an EC key signs with RS256")
	}
}

type opaque struct{ crypto.Signer }

// TestRemoteRefused holds that what a signer answers is not believed.
func TestRemoteRefused(t *testing.T) {
	public := publicPart(keyFor(t, "ES256"))
	for want, answer := range map[string]signAnswer{
		"does not verify with the key": {[]byte(strings.Repeat("x", 64)), nil},
		"is no signature by ES256":     {[]byte("error: no such key"), nil},
		"the signer failed: locked":    {nil, errors.New("locked")},
	} {
		s := spec(t, "ES256", audit.ProfileGeneric)
		var err error
		s.Signer, err = mint.Remote("", "", public, func([]byte) ([]byte, error) { return answer.bytes, answer.err })
		if err != nil {
			t.Fatal(err)
		}
		var bad *mint.BadInput
		if _, err := s.Mint(); err == nil || !strings.Contains(err.Error(), want) || errors.As(err, &bad) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
	if _, err := mint.Remote("", "", nil, nil); err == nil || !strings.Contains(err.Error(), "nothing tells by which algorithm") {
		t.Errorf("%v", err)
	}
}

// A signAnswer is what a remote signer says.
type signAnswer struct {
	bytes []byte
	err   error
}
