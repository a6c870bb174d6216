package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// askedContext notes whether it was asked whether it is over.
type askedContext struct {
	context.Context
	asked *bool
}

func (c askedContext) Done() <-chan struct{} { *c.asked = true; return c.Context.Done() }
func (c askedContext) Err() error            { *c.asked = true; return c.Context.Err() }

// TestSignalsAreHeededInTime holds that a run heeds signals where it waits or
// will have something to undo, and that the shortest ones do without.
func TestSignalsAreHeededInTime(t *testing.T) {
	const token, key = "../../testdata/tokens/access-token.jwt", "../../testdata/keys/NOT-SECRET-es256.pem"
	text, err := os.ReadFile(token)
	if err != nil {
		t.Fatal(err)
	}
	out := "=" + filepath.Join(t.TempDir(), "out")
	for _, test := range []struct {
		args []string
		want bool
	}{
		{[]string{"decode", token}, false},
		{[]string{"decode", strings.TrimSpace(string(text))}, false},
		{[]string{"version"}, false},
		{[]string{"decode", "-"}, true},
		{[]string{"decode", "../../testdata/tokens/access.log", "-o", "json" + out + "1"}, true},
		{[]string{"audit", token}, true},
		{[]string{"keygen", "--alg", "ES256", "-o", "jwk" + out + "2"}, true},
		{[]string{"keys", "convert", key, "-o", "jwk" + out + "3"}, true},
	} {
		asked := false
		var stderr bytes.Buffer
		world := env{stdin: bytes.NewReader(nil), stdout: io.Discard, stderr: &stderr, now: time.Now, random: rand.Reader,
			getenv: func(string) string { return "" }}
		code := run(askedContext{context.Background(), &asked}, world, test.args)
		if asked != test.want || code > exitNo {
			t.Errorf("%q: asked %v, want %v; exit code %d, %s", test.args, asked, test.want, code, &stderr)
		}
	}
}
