package mint_test

import (
	"bufio"
	"crypto"
	"crypto/ecdsa"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"testing"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/bench"
	"github.com/jwtctl/jwtctl/mint"
)

// BenchmarkSeries compares a token of a series with the bare signature over
// its signing input, and with a token that is made by itself.
func BenchmarkSeries(b *testing.B) {
	for _, alg := range []string{"HS256", "ES256", "EdDSA", "RS256"} {
		b.Run(alg, func(b *testing.B) {
			s := spec(b, alg, audit.ProfileAccessToken)
			s.Claims = claims(b, `{"iss":"https://login.acme.dev","aud":"https://api.acme.dev","sub":"5f2b1c9a"}`)
			series, err := s.Series()
			if err != nil {
				b.Fatal(err)
			}
			input := inspect.Parse(series.First.Text).SigningInput()
			maker := series.Maker(bufio.NewReaderSize(rand.Reader, 4096))
			sign := bareSignature(b, s.Signer)
			bench.Ratios(b,
				bench.Candidate{Name: "primitive", Run: func(n int) {
					for range n {
						sign(input)
					}
				}},
				bench.Candidate{Name: "series", Run: func(n int) {
					for range n {
						if _, _, err := maker.Next(); err != nil {
							b.Fatal(err)
						}
					}
				}},
				bench.Candidate{Name: "one-by-one", Run: func(n int) {
					for range n {
						if _, err := s.Mint(); err != nil {
							b.Fatal(err)
						}
					}
				}})
		})
	}
}

// bareSignature is the standard library's primitive, keys loaded once.
func bareSignature(b *testing.B, s *mint.Signer) func([]byte) {
	if s.Key.IsSymmetric() {
		mac := hmac.New(sha256.New, s.Key.Secret)
		return func(input []byte) {
			mac.Reset()
			mac.Write(input)
			mac.Sum(nil)
		}
	}
	private := s.Key.Private.(crypto.Signer)
	return func(input []byte) {
		digest := sha256.Sum256(input)
		given, opts := digest[:], crypto.SignerOpts(crypto.SHA256)
		if s.Algorithm == "EdDSA" {
			given, opts = input, crypto.Hash(0)
		}
		var err error
		if key, ok := private.(*ecdsa.PrivateKey); ok {
			_, _, err = ecdsa.Sign(rand.Reader, key, given)
		} else {
			_, err = private.Sign(rand.Reader, given, opts)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}
