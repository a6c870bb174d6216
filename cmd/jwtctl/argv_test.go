package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// tokenSizes are lengths of tokens around those that no file name can have:
// more than 255 bytes in one part, more than 4095 in all.
var tokenSizes = []int{255, 256, 300, 1000, 4095, 4096, 5000}

// setTokens gives scripts a sound token of each of tokenSizes, as $TOKEN255
// and so on. Its sub is its length.
func setTokens(e *testscript.Env) error {
	for _, size := range tokenSizes {
		token, ok := tokenOf(size)
		if !ok {
			return fmt.Errorf("no token has %d bytes", size)
		}
		e.Setenv(fmt.Sprintf("TOKEN%d", size), token)
	}
	return nil
}

// tokenOf makes a token of so many bytes. Not every length can be had by
// padding one segment, because base64url has none of 4n+1.
func tokenOf(size int) (string, bool) {
	for kid := range 3 {
		for pad := range size {
			header := `{"alg":"HS256","kid":"` + strings.Repeat("k", kid) + `"}`
			claims := fmt.Sprintf(`{"sub":"%d","exp":1767326645,"pad":"%s"}`, size, strings.Repeat("p", pad))
			if token := signed(header, claims); len(token) == size {
				return token, true
			}
		}
	}
	return "", false
}

func TestTokenOf(t *testing.T) {
	for _, size := range tokenSizes {
		if token, ok := tokenOf(size); !ok || len(token) != size {
			t.Errorf("the token of %d bytes has %d", size, len(token))
		}
	}
}
