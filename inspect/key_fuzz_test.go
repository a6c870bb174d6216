package inspect_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// FuzzReadKeys: no text makes ReadKeys panic, an error is one line, and a key
// without a problem is whole.
func FuzzReadKeys(f *testing.F) {
	for _, s := range []string{"", "{}", rfc7638, rfc8037, rfc7517A1, rfc7517A2, setOf(rfc7638, `{"kty":"oct","k":"AQ"}`, "1"),
		`{"kid":"-----BEGIN PUBLIC KEY-----"}`, one, "ssh-rsa A", sshEd25519, sshP256 + "\n# \n" + sshEd25519, "0\x00", "[", "<"} {
		f.Add([]byte(s))
	}
	files, err := filepath.Glob("../testdata/keys/NOT-SECRET-*")
	if err != nil || len(files) == 0 {
		f.Fatal("no keys in testdata", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkKeys(t, data) })
}

// checkKeys reads keys and checks what holds for all of them.
func checkKeys(t *testing.T, data []byte) {
	t.Helper()
	set, err := inspect.ReadKeysWithin(inspect.KeyLimits{Rounds: 100_000}, data, passphrase)
	if err != nil {
		checkLine(t, err.Error())
		return
	}
	if len(set.Keys) == 0 {
		t.Fatal("neither keys nor an error")
	}
	for _, k := range set.Keys {
		if k.Problem != nil {
			checkLine(t, k.Problem.Error())
			if k.Public != nil || k.Private != nil || k.Secret != nil || k.Thumbprint() != "" || len(k.Algorithms()) > 0 {
				t.Fatalf("a key with a problem can still be used: %v", k)
			}
			continue
		}
		if len(k.Thumbprint()) != 43 || k.Bits == 0 || k.Type == "" || (k.Public == nil) == (k.Secret == nil) || k.Private != nil && k.Public == nil {
			t.Fatalf("a usable key is not whole: %+v", k)
		}
		if (len(k.Algorithms()) == 0) != (k.Unfit() != "") {
			t.Fatalf("algorithms %q, unfit %q", k.Algorithms(), k.Unfit())
		}
	}
	set.Nearest("key")
}

func checkLine(t *testing.T, s string) {
	t.Helper()
	if s == "" || len(s) > 400 {
		t.Fatalf("an error of %d bytes: %.80q", len(s), s)
	}
	for _, c := range s {
		if c < ' ' || c == 0x7f {
			t.Fatalf("an error with control characters: %q", s)
		}
	}
}
