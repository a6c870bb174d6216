package main

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/bench"
)

// mintedTokens is how many tokens one run of the benchmark makes.
const mintedTokens = 20_000

// BenchmarkMintCount compares the whole of jwtctl mint --count, on every
// processor, with the bare signatures.
func BenchmarkMintCount(b *testing.B) {
	const keys = projectRoot + "/testdata/keys/NOT-SECRET-"
	names := []string{"--iss", "https://login.acme.dev", "--aud", "https://api.acme.dev", "--sub", "5f2b1c9a", "--count", "20000"}
	input := []byte(strings.Repeat("x", 330)) // as long as the signing input of such a token
	secret := []byte(strings.Repeat("k", 32))
	text, err := os.ReadFile(keys + "es256.pem")
	if err != nil {
		b.Fatal(err)
	}
	set, err := inspect.ReadKeys(text, nil)
	if err != nil {
		b.Fatal(err)
	}
	private := set.Keys[0].Private.(*ecdsa.PrivateKey)
	for _, c := range []struct {
		name string
		args []string
		sign func()
	}{
		{"HS256", []string{"--secret-file", keys + "hs256.txt"}, func() {
			mac := hmac.New(sha256.New, secret)
			mac.Write(input)
			mac.Sum(nil)
		}},
		{"ES256", []string{"--key", keys + "es256.pem"}, func() {
			digest := sha256.Sum256(input)
			if _, err := private.Sign(rand.Reader, digest[:], crypto.SHA256); err != nil {
				b.Fatal(err)
			}
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			bench.Ratios(b,
				bench.Candidate{Name: "signatures", Run: func(n int) {
					for range n * mintedTokens {
						c.sign()
					}
				}},
				bench.Candidate{Name: "mint", Run: func(n int) {
					for range n {
						world := env{stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard, random: rand.Reader,
							now: time.Now, getenv: func(string) string { return "" }}
						if code := run(context.Background(), world, append([]string{"mint"}, append(c.args, names...)...)); code != exitYes {
							b.Fatal(code)
						}
					}
				}})
		})
	}
}
