package jose_test

import (
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/internal/jose"
)

// The key and its thumbprint are the example of RFC 7638 §3.1.
const rfc7638Key = `{"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB","alg":"RS256","kid":"2011-04-29"}`

func TestThumbprint(t *testing.T) {
	got, err := jose.Thumbprint([]byte(rfc7638Key))
	if err != nil || got != "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs" {
		t.Fatalf("got %q, %v", got, err)
	}
}

// TestThumbprintOfBadKeys holds jwx's panics inside the seam, and its limits.
func TestThumbprintOfBadKeys(t *testing.T) {
	for _, key := range []string{
		"", "{}", "[]", "null", `{"kty":"XYZ"}`, `{"kty":"RSA"}`,
		`{"kty":"EC","crv":"P-999","x":"AQ","y":"AQ"}`,
		`{"kty":"oct","k":"` + strings.Repeat("A", 65<<10) + `"}`,
	} {
		if got, err := jose.Thumbprint([]byte(key)); err == nil {
			t.Errorf("Thumbprint(%.60q) = %q, want an error", key, got)
		}
	}
}
