package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A canary is a private key whose every private byte is known, so that it is
// noticed wherever it sings.
type canary struct {
	path   string   // of its JWK
	secret [][]byte // the values of its private members
}

// newCanary makes a key with the program itself.
func newCanary(t *testing.T, path string, args ...string) canary {
	t.Helper()
	out, stderr, code := runQuietly(append([]string{"keygen", "-o", "jwk=-"}, args...))
	if code != exitYes {
		t.Fatalf("keygen %q: exit code %d: %s", args, code, stderr)
	}
	if err := os.WriteFile(path, out, 0o600); err != nil {
		t.Fatal(err)
	}
	var members map[string]string
	if err := json.Unmarshal(out, &members); err != nil {
		t.Fatal(err)
	}
	c := canary{path: path}
	for _, name := range []string{"d", "p", "q", "dp", "dq", "qi", "k"} {
		if value, err := base64.RawURLEncoding.DecodeString(members[name]); err == nil && len(value) > 0 {
			c.secret = append(c.secret, value)
		}
	}
	if len(c.secret) == 0 || !c.sings(out) {
		t.Fatalf("keygen %q made a key without private members: %s", args, out)
	}
	return c
}

// sings reports that a text has any 9 bytes in a row of the private key: as
// they are, as hexadecimal, or as base64 of either alphabet, lines or not.
func (c canary) sings(text []byte) bool {
	const window = 9 // bytes, which are 12 letters of base64
	letters := []byte(strings.NewReplacer("\n", "", "+", "-", "/", "_").Replace(string(text)))
	lower := bytes.ToLower(letters)
	for _, value := range c.secret {
		for i := range len(value) - window + 1 {
			part := value[i : i+window]
			if bytes.Contains(text, part) || bytes.Contains(lower, []byte(hex.EncodeToString(part))) ||
				bytes.Contains(letters, []byte(base64.RawURLEncoding.EncodeToString(part))) {
				return true
			}
		}
	}
	return false
}

// runQuietly runs a command line with an empty standard input and real
// randomness.
func runQuietly(args []string) (stdout, stderr []byte, code int) {
	var out, errs bytes.Buffer
	code = run(context.Background(), env{stdin: strings.NewReader(""), stdout: &out, stderr: &errs,
		random: rand.Reader,
		now:    func() time.Time { return time.Unix(1767323045, 0) },
		getenv: func(string) string { return "" }}, args)
	return out.Bytes(), errs.Bytes(), code
}

// TestCanary lets every command that takes or makes keys work on keys whose
// private bytes are known, rightly and wrongly, and holds that none of those
// bytes come out. Standard output may show them where a command was asked to
// put the private key there.
func TestCanary(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	passphrase, token := in("passphrase"), in("token")
	for path, text := range map[string]string{passphrase: "not secret", token: signed(`{"alg":"HS256"}`, `{"sub":"x"}`)} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for i, args := range [][]string{
		{"--alg", "ES256"}, {"--alg", "Ed25519"}, {"--alg", "RS256", "--bits", "2048"}, {"--alg", "HS256"}, {"--alg", "ECDH-ES", "--curve", "X25519"},
	} {
		c := newCanary(t, in(string(rune('a'+i))+".jwk"), args...)
		damaged := c.damaged(t)
		quiet := 0
		for _, line := range canaryLines(c.path, damaged, c.path+".out", passphrase, token) {
			stdout, stderr, _ := runQuietly(line)
			if c.sings(stdout) || c.sings(stderr) {
				t.Errorf("jwtctl %s: private bytes come out:\n%s%s", strings.Join(line, " "), stdout, stderr)
			}
			quiet++
		}
		if quiet < 30 {
			t.Errorf("ran %d command lines only", quiet)
		}
		for _, line := range [][]string{{"keys", "convert", c.path}, {"keys", "convert", "-o", "jwks=-", c.path}} {
			if stdout, stderr, code := runQuietly(line); code != exitYes || !c.sings(stdout) || c.sings(stderr) {
				t.Errorf("jwtctl %s: exit code %d; the private key belongs on standard output, and there alone", strings.Join(line, " "), code)
			}
		}
	}
}

// damaged writes the key in ways that make it no sound key, so that errors
// are about it.
func (c canary) damaged(t *testing.T) (paths []string) {
	t.Helper()
	text, err := os.ReadFile(c.path)
	if err != nil {
		t.Fatal(err)
	}
	for i, bad := range []string{
		strings.Replace(string(text), `"kty":"`, `"kty":"X`, 1),
		strings.Replace(string(text), `"x":"`, `"x":"AA`, 1),
		strings.Replace(string(text), `"d":"`, `"d":"AA`, 1),
		strings.Replace(string(text), `"k":"`, `"k":"=`, 1),
		strings.Replace(string(text), `"d":`, `"d":"dup","d":`, 1),
		string(text[:len(text)-5]), `{"keys":` + string(text) + `}`, `[` + string(text) + `]`, strings.ReplaceAll(string(text), `"`, `'`),
	} {
		if bad == string(text) {
			continue // this key has no such member
		}
		path := c.path + "." + string(rune('0'+i))
		if err := os.WriteFile(path, []byte(bad), 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

// canaryLines are the command lines that must not show the key in path or one
// of the damaged ones.
func canaryLines(path string, damaged []string, out, passphrase, token string) [][]string {
	lines := [][]string{
		{"keys", "convert", "-o", "jwk=" + out + ".jwk", path},
		{"keys", "convert", "-o", "jwk=" + out + ".jwk", path}, // which exists by now
		{"keys", "convert", "-o", "pem=" + out + ".pem", "--new-passphrase-file", passphrase, path},
		{"keys", "convert", "--passphrase-file", token, out + ".pem"},
		{"keys", "convert", "--passphrase-file", passphrase, "--public", out + ".pem"},
		{"keys", "convert", "-o", "der=" + out + "/none.der", path},
		{"keys", "convert", "--alg", "RS999", path}, {"keys", "convert", "--only", "none", path}, {"keys", "convert", "-o", "none", path},
		{path}, {"decode", path}, {"keygen", path},
		{"mint", "--negative", "--key", path, "--format", "go"}, {"mint", "--negative", "--key", path, "--format", "junit-cases"},
	}
	for _, key := range append(damaged, path) {
		lines = append(lines, []string{"keys", "convert", "--public", key}, []string{"jwks", "list", key}, []string{"jwks", "list", "-o", "json", key},
			[]string{"mint", "--key", key, "--iss", "i", "-o", "json"}, []string{"mint", "--key", key, "--alg", "PS384"}, []string{"mint", "--jwks", key, "--kid", "none"},
			[]string{"mint", "--key", key, "--dpop", "GET", "https://api.acme.dev/", "-o", "json"}, []string{"mint", "--secret-file", key, "--like", key},
			[]string{"mint", "--unsafe", "alg-none", "--encrypt-to", key, "--encrypt-alg", "A256KW", "-o", "json"}, []string{"mint", "--key", key, "--signer", "exec:nothing " + key},
			[]string{"jwks", "check", key}, []string{"audit", "-o", "json", key}, []string{"audit", "--key", key, token},
			[]string{"verify", "--key", key, token}, []string{"verify", "--secret-file", key, token}, []string{"decode", "--decrypt-key", key, token})
	}
	for _, key := range damaged {
		lines = append(lines, []string{"keys", "convert", key})
	}
	return lines
}
