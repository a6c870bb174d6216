package token

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// TestHostile judges tokens of the largest size that are made to be slow. What
// is linear takes some hundredths of a second; a quadratic rule takes many.
func TestHostile(t *testing.T) {
	const size = 185_000 // 256 KiB as a token
	list := func(item string) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			fmt.Fprintf(&b, `"`+item+`",`, i)
		}
		return "[" + strings.TrimSuffix(b.String(), ",") + "]"
	}
	fill := func(s string, n int) string { return strings.Repeat(s, n/len(s)) }
	engine, err := audit.NewEngine(Rules(), audit.Policy{}, time.Unix(1767323045, 0))
	if err != nil {
		t.Fatal(err)
	}
	for _, payload := range []string{
		`{"x":` + list("%d@b.co") + `}`,
		`{"x":` + list("/etc/%d") + `}`,
		`{"events":` + list("/etc/%d") + `,"kubernetes.io":{}}`,
		`{"phone":` + list("+491511234%05d") + `}`,
		`{"password":` + list("s%d") + `}`,
		`{"x":` + list("'or %[1]d=%[1]d") + `}`,
		`{"aud":` + list("https://*.a%d.com") + `}`,
		`{"aud":[` + fill(`"*",`, size) + `"*"]}`,
		`{"roles":` + list("admi%d") + `}`,
		`{"x":"` + fill("'or ", size) + `"}`,
		`{"x":"` + fill("'or =", size) + `"}`,
		`{"x":"` + fill("'", size) + `"}`,
		`{"x":"` + fill("'--", size/2) + fill("-", size/2) + `"}`,
		`{"x":"` + fill("; ", size) + `"}`,
		`{"iss":"https://` + fill("a.", size) + `"}`,
		`{"sub":"` + fill("a@", size) + `"}`,
		`{"scope":"` + fill("a ", size) + `"}`,
		`{"_sd":[],"x":[` + fill(`{"_sd":1},`, size) + `0]}`,
		`{"_sd":[` + fill(`"d",`, size) + `"d"]}`,
		`{"x":[` + fill(`{"kty":"EC","d":"x"},`, size) + `0]}`,
		`{"x":[` + fill(`{"ssn":123456789,"otp":"492039","religion":"x"},`, size) + `0]}`,
		`{"x":[` + fill(`{"lat":1.5,"lon":2.5,"dob":"1990-01-02","card":4111111111111111},`, size) + `0]}`,
		`{"ip":` + list("8.8.4.%d") + `}`,
		`{"x":"` + fill("Password=a;", size) + `"}`,
		`{"x":"` + fill("-----BEGIN ", size) + `"}`,
		`{"x":"a://` + fill("a:@", size) + `"}`,
	} {
		text := "eyJhbGciOiJFUzI1NiJ9." + base64.RawURLEncoding.EncodeToString([]byte(payload)) + "." + strings.Repeat("A", 86)
		token := inspect.Parse([]byte(text))
		if !token.Sound() {
			t.Fatalf("%.60s: %v", payload, token.Problems[0])
		}
		start := time.Now()
		found := engine.Token(token, audit.Location{})
		if took := time.Since(start); took > time.Second {
			t.Errorf("%.60s: %v, %d findings", payload, took, len(found))
		}
	}
}
