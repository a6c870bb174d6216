package main

import (
	"bytes"
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/jwtctl/jwtctl/internal/fetch"
	"github.com/jwtctl/jwtctl/internal/safetext"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// hostile are texts that a terminal would obey, hide or reorder.
var hostile = []string{
	"\x1b[2J\x1b[31mred", "\x9b31m", "\u202egnp.exe", "a\rb", "\x1b]0;title\x07", "\x1b]8;;http://evil.example\x1b\\link", "\u009b31m",
	"a\x00b", "a\x08b", "\x7f", "\u2066x\u2069", "a\u200bb", "\ufeffx", "\u115f\u3164\u2800\ufe0f\u034f",
	"\U000e0041", "bad\xff\xfeutf8", "\xc0\xaf", "\xed\xa0\x80", "line\u2028sep", "tab\there", "nl\nhere",
}

// TestNothingHostileReachesTheTerminal runs every command over hostile texts:
// as argument, as the value of each flag, as a file's name and content, inside
// tokens and inside keys. Every run must say something, none may be an internal
// error, and every byte of every output must be safe to show.
func TestNothingHostileReachesTheTerminal(t *testing.T) {
	dir, encrypted := t.TempDir(), absolute(t, projectRoot+"/testdata/keys/NOT-SECRET-legacy-encrypted.pem")
	t.Chdir(dir)                    // some commands make files of any name
	ran := map[string]map[int]int{} // by command: how many runs ended with each exit code
	texts := hostile
	if testing.Short() {
		texts = hostile[:2] // the race detector needs the paths, not every text
	}
	for i, evil := range texts {
		w := hostileWorld{evil: evil, encrypted: encrypted}
		for j, text := range hostileTokens(evil) {
			w.inputs = append(w.inputs, writeHostile(t, filepath.Join(dir, fmt.Sprintf("in%d-%d", i, j)), text))
		}
		for j, text := range hostileKeys(t, evil) {
			w.keys = append(w.keys, writeHostile(t, filepath.Join(dir, fmt.Sprintf("key%d-%d", i, j)), text))
		}
		if name := filepath.Join(dir, strings.ReplaceAll(evil, "/", "_")); os.WriteFile(name, []byte(evil), 0o600) == nil {
			w.inputs, w.keys = append(w.inputs, name), append(w.keys, name)
		}
		w.jwe = writeHostile(t, filepath.Join(dir, fmt.Sprintf("jwe%d", i)), sealed(t, `{"iss":"`+jsonEscaped(evil)+`","`+jsonEscaped(evil)+`":"`+evil+`"}`))
		for j, args := range w.commandLines() {
			// Each text meets each place, but not in each command: that is
			// for the first texts, of four kinds.
			if i >= 4 && j%4 != i%4 {
				continue
			}
			stdout, stderr, code := runHostile(evil, args)
			if len(stdout)+len(stderr) == 0 {
				t.Errorf("jwtctl %q says nothing (exit code %d)", args, code)
			}
			if code > exitFailed || bytes.Contains(stderr, []byte("internal error")) || code == exitFailed && len(stderr) == 0 {
				t.Errorf("jwtctl %q: exit code %d, stderr %q", args, code, stderr)
			}
			for stream, out := range map[string][]byte{"stdout": stdout, "stderr": stderr} {
				if r, at := firstUnsafe(out); at >= 0 {
					t.Errorf("jwtctl %q: %U at byte %d of %s: %q", args, r, at, stream, out)
				}
			}
			if t.Failed() {
				return
			}
			if ran[args[0]] == nil {
				ran[args[0]] = map[int]int{}
			}
			ran[args[0]][code]++
		}
	}

	// The runs must get as far as an answer, or they show nothing.
	for _, command := range []string{"decode", "audit", "verify", "jwks"} {
		if ran[command][exitYes] == 0 || ran[command][exitNo] == 0 || ran[command][exitUsage] == 0 {
			t.Errorf("exit codes of %s: %v; want some of 0, 1 and 2", command, ran[command])
		}
	}
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	full, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return full
}

func writeHostile(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// jsonEscaped is a text as JSON writes it, without the quotes around it.
func jsonEscaped(text string) string {
	quoted, _ := json.Marshal(text) // a string never fails
	return string(quoted[1 : len(quoted)-1])
}

// hostileTokens puts a text wherever a token has room for text.
func hostileTokens(evil string) []string {
	b64 := base64.RawURLEncoding.EncodeToString
	quoted, _ := json.Marshal(evil)
	raw := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(evil) + `"` // control bytes as they are
	var tokens []string
	for _, q := range []string{string(quoted), raw} {
		header := `{"alg":` + q + `,"kid":` + q + `,"typ":` + q + `,"crit":[` + q + `],` + q + `:` + q + `,"jku":` + q + `,"jwk":{"kty":` + q + `}}`
		claims := `{"iss":` + q + `,"sub":` + q + `,"aud":[` + q + `],"exp":` + q + `,` + q + `:{` + q + `:` + q + `},` + q + `:1,"scope":` + q + `,"password":` + q + `}`
		tokens = append(tokens,
			b64([]byte(header))+"."+b64([]byte(claims))+"."+b64([]byte(evil)),
			b64([]byte(`{"alg":"none"}`))+"."+b64([]byte(claims))+".~"+b64([]byte(`["salt",`+q+`,`+q+`]`))+"~",
			b64([]byte(header[:len(header)-4]))+"."+b64([]byte(evil))+"."+evil,
			`{"payload":`+q+`,"protected":`+q+`,"signature":`+q+`,`+q+`:1}`,
			`{"token":"eyJ`+evil+`.x.y"}`+"\n"+`{"token":`+q+"}\n")
	}
	return append(tokens, evil, "Bearer "+evil, "eyJhbGciOiJub25lIn0."+evil+".")
}

// hostileKeys puts a text wherever a file of keys has room for text. Some of
// the keys are sound, so that they are shown and tried.
func hostileKeys(t *testing.T, evil string) []string {
	t.Helper()
	raw := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(evil) + `"`
	var keys []string
	for _, q := range []string{`"` + jsonEscaped(evil) + `"`, raw} {
		soundOct := `{"kty":"oct","k":"` + base64.RawURLEncoding.EncodeToString(hostileSecret) + `","kid":` + q + `,"x-y":` + q + `}`
		soundEC := `{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","kid":` + q + `}`
		broken := `{"kty":` + q + `,"kid":` + q + `,"alg":` + q + `,"use":` + q + `,"key_ops":[` + q + `],"crv":` + q + `,"x":` + q + `,"n":` + q + `,` + q + `:` + q + `}`
		mixed := `{"kty":"EC","crv":` + q + `,"x":` + q + `,"y":` + q + `,"x5c":[` + q + `],"kid":` + q + `}`
		keys = append(keys, soundOct, broken, `{"keys":[`+soundEC+`,`+soundOct+`,`+broken+`,`+mixed+`],`+q+`:`+q+`}`, `{"keys":`+q+`}`)
	}
	block := base64.StdEncoding.EncodeToString([]byte(evil))
	return append(keys, evil, "b64:"+evil, "hex:"+evil, string(hostileSecret)+"\n",
		"-----BEGIN "+evil+"-----\n"+block+"\n-----END "+evil+"-----\n",
		"-----BEGIN PRIVATE KEY-----\n"+evil+": "+evil+"\n\n"+block+"\n-----END PRIVATE KEY-----\n",
		"-----BEGIN CERTIFICATE-----\n"+block+"\n-----END CERTIFICATE-----\n",
		hostileCertificate(t, evil))
}

// hostileCertificate is a sound certificate of which each name is hostile.
func hostileCertificate(t *testing.T, evil string) string {
	t.Helper()
	key := ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))
	evil = strings.ToValidUTF8(evil, "\x1b") // others cannot be made
	names := pkix.Name{CommonName: evil, Organization: []string{evil}}
	der, err := x509.CreateCertificate(nil, &x509.Certificate{SerialNumber: big.NewInt(1), Subject: names, Issuer: names}, &x509.Certificate{Subject: names}, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
}

// hostileSecret signs and seals the hostile tokens that verify and open.
var hostileSecret = []byte("NOT-SECRET-0123456789-0123456789")

// signed makes a token that hostileSecret verifies.
func signed(header, claims string) string {
	b64 := base64.RawURLEncoding.EncodeToString
	input := b64([]byte(header)) + "." + b64([]byte(claims))
	mac := hmac.New(sha256.New, hostileSecret)
	mac.Write([]byte(input))
	return input + "." + b64(mac.Sum(nil))
}

// sealed makes a JWE that hostileSecret opens.
func sealed(t *testing.T, plain string) string {
	t.Helper()
	block, err := aes.NewCipher(hostileSecret)
	if err != nil {
		t.Fatal(err)
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		t.Fatal(err)
	}
	b64 := base64.RawURLEncoding.EncodeToString
	header := b64([]byte(`{"alg":"dir","enc":"A256GCM"}`))
	nonce := make([]byte, gcm.NonceSize()) // always the same: this is a test
	out := gcm.Seal(nil, nonce, []byte(plain), []byte(header))
	n := len(out) - gcm.Overhead()
	return header + ".." + b64(nonce) + "." + b64(out[:n]) + "." + b64(out[n:])
}

// hostileWorld is one hostile text in all its places.
type hostileWorld struct {
	evil      string
	inputs    []string // files of tokens
	keys      []string // files of keys
	encrypted string   // a file with an encrypted key
	jwe       string   // a file with a JWE that the first of keys opens
}

// commandLines calls every command there is with hostile arguments, flags and
// files.
func (w *hostileWorld) commandLines() [][]string {
	lines := [][]string{{w.evil}, {"help", w.evil}, {"--now", w.evil, "version"}, {"--" + w.evil}}
	add := func(path []string, args ...string) { lines = append(lines, slices.Concat(path, args)) }
	eachCommand(newRoot(newApp(context.Background(), env{})), func(cmd *cobra.Command) {
		path := strings.Fields(cmd.CommandPath())[1:]
		add(path, w.evil)
		add(path, w.inputs...)
		cmd.LocalFlags().VisitAll(func(f *pflag.Flag) { add(path, "--"+f.Name+"="+w.evil, w.inputs[0]) })
		if f := cmd.Flags().Lookup("output"); f != nil {
			add(path, append([]string{"-o", "json"}, w.inputs...)...)
		}
	})
	for _, in := range w.inputs {
		add([]string{"decode"}, in)
		add([]string{"decode", "--show-signature", "-o", "json"}, in)
		add([]string{"decode", "--claim", "sub"}, in)
		for _, format := range auditFormats() {
			add([]string{"audit", "-o", format}, in)
		}
		add([]string{"verify", "--profile", "dpop", "--access-token", in}, in)
		for _, format := range []string{"text", "json"} {
			add([]string{"verify", "--key", w.keys[0], "-o", format}, in)
		}
	}
	return append(lines, w.keyLines()...)
}

// keyLines gives hostile files of keys to every flag and command that takes one.
func (w *hostileWorld) keyLines() [][]string {
	var lines [][]string
	for _, format := range []string{"text", "json"} {
		lines = append(lines, []string{"decode", "-o", format, "--decrypt-key", w.keys[0], w.jwe},
			[]string{"verify", "-o", format, "--key", w.keys[0], "--decrypt-key", w.keys[0], w.jwe})
		for _, key := range w.keys {
			lines = append(lines, []string{"jwks", "list", "-o", format, key}, []string{"keys", "convert", key}, []string{"keys", "convert", "--public", "--kid", w.evil, "-o", "pem", key})
			for _, flag := range []string{"--key", "--jwks", "--secret-file"} {
				lines = append(lines, []string{"verify", "-o", format, flag, key, w.token()},
					[]string{"verify", "-o", format, flag, key, w.inputs[0]})
			}
		}
	}
	for _, format := range []string{"ndjson", "junit-cases", "go"} {
		lines = append(lines, []string{"mint", "--negative", "--secret-file", w.keys[0], "--unsafe", "short-secret", "--iss", w.evil, "--aud", w.evil,
			"--claim", "x=" + w.evil, "--host", "a.dev", "--format", format})
	}
	for _, key := range w.keys {
		for _, format := range []string{"text", "json", "ndjson"} {
			lines = append(lines, []string{"mint", "--key", key, "--iss", w.evil, "--claim", "x=" + w.evil, "--claim", w.evil + "=x", "-o", format},
				[]string{"mint", "--key", key, "--kid", w.evil, "--aud", w.evil, "-o", format},
				[]string{"mint", "--unsafe", "alg-none", "--like", w.inputs[0], "--header", "typ=" + w.evil, "-o", format},
				[]string{"mint", "--secret-file", w.keys[0], "--unsafe", "short-secret", "--claims", key, "--encrypt-to", w.keys[0], "-o", format})
		}
		lines = append(lines, []string{"verify", "--key", w.keys[0], "--decrypt-key", key, w.jwe},
			[]string{"decode", "--decrypt-key", key, w.jwe}, []string{"decode", "--decrypt-secret-file", key, w.jwe},
			[]string{"jwks", "list", "--passphrase-file", key, w.encrypted})
	}
	return lines
}

// token is a token that the first of keys verifies.
func (w *hostileWorld) token() string {
	q := `"` + jsonEscaped(w.evil) + `"`
	return signed(`{"alg":"HS256","kid":`+q+`,"typ":`+q+`}`, `{"iss":`+q+`,"aud":`+q+`,"exp":1767323645,`+q+`:`+q+`}`)
}

// runHostile runs a command line in a world with a hostile standard input and
// without a network.
func runHostile(evil string, args []string) (stdout, stderr []byte, code int) {
	var out, errs bytes.Buffer
	code = run(context.Background(), env{stdin: strings.NewReader(evil), stdout: &out, stderr: &errs,
		now:     func() time.Time { return time.Unix(1767323045, 0) },
		random:  rand.Reader,
		getenv:  func(string) string { return "" },
		network: fetch.Options{Proxy: func(*url.URL) (*url.URL, error) { return nil, errors.New("no network here") }}}, args)
	return out.Bytes(), errs.Bytes(), code
}

// firstUnsafe finds what no output may hold. Line ends are our own.
func firstUnsafe(out []byte) (rune, int) {
	for i := 0; i < len(out); {
		r, size := utf8.DecodeRune(out[i:])
		if r == utf8.RuneError && size == 1 || r != '\n' && !safetext.IsSafe(r) {
			return r, i
		}
		i += size
	}
	return 0, -1
}
