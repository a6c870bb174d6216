package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/internal/fetch"
)

// TestNothingInATokenIsFetched gives every command tokens and keys that point
// at a server in every way they can, well signed and badly. Nobody may call
// there, but for the one command that names the server as its own argument.
func TestNothingInATokenIsFetched(t *testing.T) {
	server := listen(t)
	dir := t.TempDir()
	at := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, scheme := range []string{"http://", "https://"} {
		url := scheme + server.addr
		sign, jwk := es256(t)
		pointing := fmt.Sprintf(`%s,"jku":"%s/jku","x5u":"%s/x5u","kid":"%s/kid"}`, strings.TrimSuffix(jwk, "}"), url, url, url)
		key := at("key.json", pointing)
		keys := at("keys.json", `{"keys":[`+pointing+`],"jwks_uri":"`+url+`/jwks"}`)
		at("openid-configuration", `{"issuer":"`+url+`","jwks_uri":"`+url+`/jwks"}`)
		header := fmt.Sprintf(`{"alg":"ES256","typ":"dpop+jwt","jku":"%s/jku","x5u":"%s/x5u","kid":"%s/kid","jwk":%s,"iss":"%[1]s"}`, url, url, url, jwk)
		claims := fmt.Sprintf(`{"iss":"%s","sub":"%[1]s/sub","aud":["%[1]s"],"exp":1767323600,"iat":1767323040,"jti":"%[1]s","htm":"POST","htu":"%[1]s/htu",
			"jku":"%[1]s/jku","jwks_uri":"%[1]s/jwks","cnf":{"jku":"%[1]s/jku","kid":"%[1]s"},"status":{"status_list":{"idx":0,"uri":"%[1]s/status"}},"vct":"%[1]s/vct",
			"_claim_names":{"a":"s"},"_claim_sources":{"s":{"endpoint":"%[1]s/claims"}}}`, url)
		good := sign(header, claims)
		tokens := map[string]string{
			"good":     good,
			"forged":   good[:len(good)-4] + "AAAA",
			"none":     sign(strings.Replace(header, "ES256", "none", 1), claims),
			"SD-JWT":   good + "~",
			"detached": strings.Split(good, ".")[0] + ".." + strings.Split(good, ".")[2],
			"JWE":      raw(`{"alg":"ECDH-ES","enc":"A128GCM","jku":"`+url+`","x5u":"`+url+`","epk":`+jwk+`}`) + "..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA",
		}
		for name, token := range tokens {
			file := at("token.jwt", token)
			for _, args := range [][]string{
				{file}, {"decode", file}, {"decode", "-o", "json", file}, {"decode", "--decrypt-key", key, file},
				{"audit", file}, {"audit", "-o", "ndjson", dir}, {"audit", "--key", key, file},
				{"verify", "--key", key, file}, {"verify", "--jwks", keys, "-o", "json", file}, {"verify", "--key", keys, "--signature-only", file},
				{"verify", "--key", key, "--allow-http", "--iss", url, "--aud", url, file}, {"verify", "--profile", "dpop", "--htm", "POST", "--htu", url + "/htu", file},
				{"verify", "--key", key, "--decrypt-key", key, file}, {"jwks", "list", keys}, {"jwks", "list", key}, {"jwks", "check", keys},
			} {
				code, out := server.run(token, args)
				if n := server.calls.Load(); n > 0 {
					t.Fatalf("%s, jwtctl %q: %d connections\n%s", name, args, n, out)
				}
				if want := name == "good" || name == "SD-JWT"; args[0] == "verify" && want != (code == exitYes) {
					t.Errorf("%s, jwtctl %q: exit %d\n%s", name, args, code, out)
				}
			}
		}
		// The listener does count.
		server.run(good, []string{"verify", "--jwks", url + "/jwks", "--allow-http", "-"})
		if server.calls.Swap(0) == 0 {
			t.Errorf("%s: the server that the user named was not called", scheme)
		}
	}
}

// A callee counts who connects, and hangs up.
type callee struct {
	addr  string
	calls atomic.Int64
}

func listen(t *testing.T) *callee {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	c := &callee{addr: listener.Addr().String()}
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			c.calls.Add(1)
			_ = conn.Close()
		}
	}()
	return c
}

// run runs jwtctl in a world where every address may be called.
func (c *callee) run(stdin string, args []string) (code int, output string) {
	var out bytes.Buffer
	code = run(context.Background(), env{stdin: strings.NewReader(stdin), stdout: &out, stderr: &out,
		now:     func() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) },
		getenv:  func(string) string { return "" },
		network: fetch.Options{Timeout: 5 * time.Second, AllowAddress: func(netip.Addr) bool { return true }}}, args)
	return code, out.String()
}

func raw(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) }

// es256 makes a key: what signs with it, and its public JWK.
func es256(t *testing.T) (sign func(header, claims string) string, jwk string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	point, err := key.PublicKey.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	jwk = fmt.Sprintf(`{"kty":"EC","crv":"P-256","x":"%s","y":"%s"}`, raw(string(point[1:33])), raw(string(point[33:])))
	return func(header, claims string) string {
		input := raw(header) + "." + raw(claims)
		sum := sha256.Sum256([]byte(input))
		r, s, err := ecdsa.Sign(rand.Reader, key, sum[:])
		if err != nil {
			t.Fatal(err)
		}
		return input + "." + raw(string(append(r.FillBytes(make([]byte, 32)), s.FillBytes(make([]byte, 32))...)))
	}, jwk
}
