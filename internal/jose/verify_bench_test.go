package jose_test

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"math/big"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/bench"
)

var benchNow = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

// signer makes a token and is the bare primitive that verifies it.
type signer struct {
	alg   string
	key   *inspect.Key
	sign  func(input []byte) []byte
	check func(input, sig []byte) bool
}

// BenchmarkVerify compares the whole verification, with keys loaded once,
// with the bare primitive of the standard library.
func BenchmarkVerify(b *testing.B) {
	for _, s := range signers(b) {
		b.Run(s.alg, func(b *testing.B) {
			token, input, sig := s.token()
			policy := &inspect.Policy{Keys: []*inspect.KeySet{inspect.NewKeySet(s.key)}, Now: benchNow, Skew: time.Minute,
				Issuers: []string{"https://login.acme.dev"}, Audiences: []string{"api"}}
			var parser inspect.Parser
			bench.Ratios(b,
				bench.Candidate{Name: "primitive", Run: func(n int) {
					for range n {
						if !s.check(input, sig) {
							b.Fatal("primitive refuses")
						}
					}
				}},
				bench.Candidate{Name: "inspect.Verify", Run: func(n int) {
					for range n {
						if v := inspect.Verify(parser.Parse(token), policy); !v.Valid {
							b.Fatal(v.Checks)
						}
					}
				}})
		})
	}
}

// BenchmarkVerifyLargeSet compares a set of 10,000 keys with a set of one.
func BenchmarkVerifyLargeSet(b *testing.B) {
	s := signers(b)[1]
	keys := []*inspect.Key{s.key}
	for i := range 9999 {
		other := *s.key
		other.ID = fmt.Sprintf("other-%d", i)
		keys = append(keys, &other)
	}
	token, _, _ := s.token()
	var parser inspect.Parser
	run := func(set *inspect.KeySet) func(int) {
		policy := &inspect.Policy{Keys: []*inspect.KeySet{set}, Now: benchNow}
		return func(n int) {
			for range n {
				if v := inspect.Verify(parser.Parse(token), policy); !v.Valid {
					b.Fatal(v.Checks)
				}
			}
		}
	}
	bench.Ratios(b, bench.Candidate{Name: "one", Run: run(inspect.NewKeySet(s.key))},
		bench.Candidate{Name: "ten-thousand", Run: run(inspect.NewKeySet(keys...))})
}

func (s *signer) token() (token, input, sig []byte) {
	b64 := base64.RawURLEncoding.EncodeToString
	input = fmt.Appendf(nil, "%s.%s", b64(fmt.Appendf(nil, `{"alg":%q,"kid":"k1","typ":"JWT"}`, s.alg)),
		b64([]byte(`{"iss":"https://login.acme.dev","sub":"5f2b1c9a","aud":"api","iat":1767323000,"exp":1767323600,"jti":"0b6f4b5e-93a5"}`)))
	sig = s.sign(input)
	return bytes.Join([][]byte{input, []byte(b64(sig))}, []byte{'.'}), input, sig
}

func signers(b *testing.B) []signer {
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	fatal(b, err)
	ecKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	fatal(b, err)
	edPub, edKey, err := ed25519.GenerateKey(rand.Reader)
	fatal(b, err)
	secret := bytes.Repeat([]byte{7}, 32)
	key := func(kty, crv string, pub crypto.PublicKey, bits int) *inspect.Key {
		return &inspect.Key{ID: "k1", Type: kty, Curve: crv, Public: pub, Bits: bits}
	}
	mac := func(input []byte) []byte {
		h := hmac.New(sha256.New, secret)
		h.Write(input)
		return h.Sum(nil)
	}
	hs := inspect.NewSecret(secret, "")
	hs.ID = "k1"
	return []signer{
		{"HS256", hs, mac, func(in, sig []byte) bool { return hmac.Equal(mac(in), sig) }},
		{"ES256", key("EC", "P-256", &ecKey.PublicKey, 256),
			func(in []byte) []byte {
				d := sha256.Sum256(in)
				r, s, err := ecdsa.Sign(rand.Reader, ecKey, d[:])
				fatal(b, err)
				return append(r.FillBytes(make([]byte, 32)), s.FillBytes(make([]byte, 32))...)
			},
			func(in, sig []byte) bool {
				d := sha256.Sum256(in)
				return ecdsa.Verify(&ecKey.PublicKey, d[:], new(big.Int).SetBytes(sig[:32]), new(big.Int).SetBytes(sig[32:]))
			}},
		{"RS256", key("RSA", "", &rsaKey.PublicKey, 2048),
			func(in []byte) []byte {
				d := sha256.Sum256(in)
				sig, err := rsa.SignPKCS1v15(nil, rsaKey, crypto.SHA256, d[:])
				fatal(b, err)
				return sig
			},
			func(in, sig []byte) bool {
				d := sha256.Sum256(in)
				return rsa.VerifyPKCS1v15(&rsaKey.PublicKey, crypto.SHA256, d[:], sig) == nil
			}},
		{"EdDSA", key("OKP", "Ed25519", edPub, 256),
			func(in []byte) []byte { return ed25519.Sign(edKey, in) },
			func(in, sig []byte) bool { return ed25519.Verify(edPub, in, sig) }},
	}
}

func fatal(b *testing.B, err error) {
	if err != nil {
		b.Fatal(err)
	}
}
