package jose_test

import (
	"bytes"
	"encoding/base64"
	"os"
	"testing"

	"github.com/golang-jwt/jwt/v5"
	"github.com/lestrrat-go/jwx/v2/jws"
	jwxjwt "github.com/lestrrat-go/jwx/v2/jwt"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/bench"
)

// BenchmarkParse compares reading a token with the bare base64url decoding
// of its header and payload, beside the peers. It stands here because only
// this package may import jwx.
func BenchmarkParse(b *testing.B) {
	for _, name := range []string{"access-token", "id-token"} {
		text, err := os.ReadFile("../../testdata/tokens/" + name + ".jwt")
		if err != nil {
			b.Fatal(err)
		}
		token := bytes.TrimSpace(text)
		b.Run(name, func(b *testing.B) { benchmarkParse(b, token) })
	}
}

func benchmarkParse(b *testing.B, token []byte) {
	parts := bytes.Split(token, []byte{'.'})
	buf := make([]byte, len(token))
	text := string(token)
	var parser inspect.Parser
	golangJWT := jwt.NewParser()
	bench.Ratios(b,
		bench.Candidate{Name: "base64", Run: func(n int) {
			for range n {
				if _, err := base64.RawURLEncoding.Decode(buf, parts[0]); err != nil {
					b.Fatal(err)
				}
				if _, err := base64.RawURLEncoding.Decode(buf, parts[1]); err != nil {
					b.Fatal(err)
				}
			}
		}},
		bench.Candidate{Name: "inspect.Parser", Run: func(n int) {
			for range n {
				if parser.Parse(token).Malformed() {
					b.Fatal("malformed")
				}
			}
		}},
		bench.Candidate{Name: "inspect.Parse", Run: func(n int) {
			for range n {
				if inspect.Parse(token).Malformed() {
					b.Fatal("malformed")
				}
			}
		}},
		bench.Candidate{Name: "golang-jwt", Run: func(n int) {
			for range n {
				if _, _, err := golangJWT.ParseUnverified(text, jwt.MapClaims{}); err != nil {
					b.Fatal(err)
				}
			}
		}},
		bench.Candidate{Name: "jwx-jws", Run: func(n int) {
			for range n {
				if _, err := jws.Parse(token); err != nil {
					b.Fatal(err)
				}
			}
		}},
		bench.Candidate{Name: "jwx-jwt", Run: func(n int) {
			for range n {
				if _, err := jwxjwt.ParseInsecure(token); err != nil {
					b.Fatal(err)
				}
			}
		}},
	)
}

// BenchmarkParserAllocs shows that a Parser allocates nothing per token.
func BenchmarkParserAllocs(b *testing.B) {
	text, err := os.ReadFile("../../testdata/tokens/id-token.jwt")
	if err != nil {
		b.Fatal(err)
	}
	token := bytes.TrimSpace(text)
	var parser inspect.Parser
	b.ReportAllocs()
	for b.Loop() {
		parser.Parse(token)
	}
}
