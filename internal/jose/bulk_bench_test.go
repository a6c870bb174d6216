package jose_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	jwxjwt "github.com/lestrrat-go/jwx/v2/jwt"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/internal/bench"
	"github.com/jwtctl/jwtctl/internal/intake"
	"github.com/jwtctl/jwtctl/internal/render"
)

// bulkNow is inside the life of most tokens of tokenLog.
var bulkNow = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

// tokenLog is NDJSON as an authorization server logs what it issued: access
// tokens by RFC 9068 that are as they should be, but for one in seven.
func tokenLog(n int) []byte {
	rng := rand.New(rand.NewPCG(1, 2))
	signature := make([]byte, 256)
	encode := base64.RawURLEncoding.EncodeToString
	var out bytes.Buffer
	for i := range n {
		for j := range signature {
			signature[j] = byte(rng.Uint32())
		}
		exp := bulkNow.Unix() + 240
		if i%7 == 0 {
			exp = bulkNow.Unix() - 100
		}
		header := fmt.Sprintf(`{"alg":"PS256","typ":"at+jwt","kid":"%d"}`, i%5)
		payload := fmt.Sprintf(`{"iss":"https://login.acme.io/","sub":"user-%x","aud":"https://api.acme.io","iat":%d,"exp":%d,"jti":"%x","client_id":"app-%d","scope":"openid profile read:things","cnf":{"jkt":"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}}`,
			rng.Uint64(), bulkNow.Unix()-60, exp, signature[:16], i%20)
		fmt.Fprintf(&out, `{"id":%d,"token":"%s.%s.%s"}`+"\n", i, encode([]byte(header)), encode([]byte(payload)), encode(signature))
	}
	return out.Bytes()
}

// BenchmarkBulk compares an audit of many tokens with reading, splitting and
// decoding the same input, and with what one writes with jwx in an afternoon.
func BenchmarkBulk(b *testing.B) {
	log := tokenLog(2000)
	bench.Ratios(b,
		bench.Candidate{Name: "base64", Run: func(n int) {
			for range n {
				splitAndDecode(b, bytes.NewReader(log))
			}
		}},
		bench.Candidate{Name: "audit", Run: func(n int) {
			for range n {
				auditAll(b, bytes.NewReader(log), io.Discard)
			}
		}},
		bench.Candidate{Name: "jwx", Run: func(n int) {
			for range n {
				naive(b, bytes.NewReader(log))
			}
		}},
	)
}

// splitAndDecode is the floor: read, split, base64.
func splitAndDecode(b *testing.B, in io.Reader) {
	lines := bufio.NewScanner(in)
	buf := make([]byte, 4096)
	for lines.Scan() {
		start := bytes.Index(lines.Bytes(), []byte("eyJ"))
		for part := range bytes.SplitSeq(lines.Bytes()[start:len(lines.Bytes())-2], []byte{'.'}) {
			if _, err := base64.RawURLEncoding.Decode(buf, part); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// auditAll is what jwtctl audit -o ndjson does, in one goroutine.
func auditAll(b *testing.B, in io.Reader, out io.Writer) {
	engine, err := audit.NewEngine(catalog.Rules(), audit.Policy{Secrets: true}, bulkNow)
	if err != nil {
		b.Fatal(err)
	}
	report := render.NewAuditNDJSON(out)
	var reader intake.Reader
	err = reader.Read(in, func(f *intake.Found) error {
		loc := audit.Location{Input: "stdin", Index: f.Index, Line: f.Line, Pointer: f.Pointer}
		findings := engine.Token(f.Token, loc)
		subject := render.NewSubject(f.Token, engine.Gist())
		return report.Token(&render.Judged{Location: loc, Token: &subject, Findings: findings})
	})
	if err != nil {
		b.Fatal(err)
	}
}

// naive parses with jwx and makes six checks of the claims as a map.
func naive(b *testing.B, in io.Reader) {
	lines := bufio.NewScanner(in)
	found := 0
	for lines.Scan() {
		var line struct {
			Token string `json:"token"`
		}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			b.Fatal(err)
		}
		token, err := jwxjwt.Parse([]byte(line.Token), jwxjwt.WithVerify(false), jwxjwt.WithValidate(false))
		if err != nil {
			b.Fatal(err)
		}
		claims, err := token.AsMap(context.Background())
		if err != nil {
			b.Fatal(err)
		}
		for _, name := range []string{"iss", "sub", "aud", "exp", "iat", "jti"} {
			if claims[name] == nil {
				found++
			}
		}
		if exp, ok := claims["exp"].(time.Time); ok && exp.Before(bulkNow) || strings.Contains(token.Subject(), "@") {
			found++
		}
	}
	if found == 0 {
		b.Fatal("no findings")
	}
}
