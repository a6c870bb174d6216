package wordlist_test

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/sha512"
	"hash"
	"math/rand/v2"
	"testing"

	"github.com/jwtctl/jwtctl/audit/wordlist"
)

var hashes = []struct {
	alg string
	new func() hash.Hash
}{{"HS256", sha256.New}, {"HS384", sha512.New384}, {"HS512", sha512.New}}

func mac(new func() hash.Hash, secret, text []byte) []byte {
	h := hmac.New(new, secret)
	h.Write(text)
	return h.Sum(nil)
}

// TestTrial holds the two-hash form against crypto/hmac, over secrets and
// texts of every length that means something, in an order in which what one
// trial leaves behind would show in the next.
func TestTrial(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, h := range hashes {
		for _, size := range []int{0, 1, 55, 56, 64, 200, 1000} {
			text := bytes.Repeat([]byte{byte(size)}, size)
			for n := range 300 {
				secret := make([]byte, n)
				for i := range secret {
					secret[i] = byte(1 + rng.Uint32N(255)) // a zero at the end changes nothing
				}
				trial, err := wordlist.NewTrial(h.alg, text, mac(h.new, secret, text))
				if err != nil {
					t.Fatal(err)
				}
				wrong := append(bytes.Clone(secret), 1)
				if trial.Fits(wrong) || !trial.Fits(secret) || trial.Fits(wrong) || n > 1 && trial.Fits(secret[:n-1]) {
					t.Fatalf("%s, %d bytes of text, %d of secret: wrong answer", h.alg, size, n)
				}
			}
		}
	}
	if _, err := wordlist.NewTrial("RS256", nil, nil); err == nil {
		t.Error("RS256 is no HMAC")
	}
}

// TestList finds entries where they stand, the first and the last among them.
func TestList(t *testing.T) {
	var list wordlist.List
	text := []byte("header.payload")
	for _, position := range []int{2, 3, 40, 103979} {
		entry := list.Entry(position)
		if len(entry) == 0 || bytes.ContainsAny(entry, "\r\n") {
			t.Fatalf("entry %d is %q", position, entry)
		}
		trial, _ := wordlist.NewTrial("HS256", text, mac(sha256.New, entry, text))
		if got := list.Find(trial); got != position {
			t.Errorf("found at %d, want %d", got, position)
		}
		if got := list.Position(entry); got != position {
			t.Errorf("stands at %d, want %d", got, position)
		}
	}
	if e := list.Entry(103980); e != nil {
		t.Errorf("entry behind the last: %q", e)
	}
	for _, s := range []string{"", "\n", "no such entry, surely", "secret\nsecret"} {
		if n := list.Position([]byte(s)); n != 0 {
			t.Errorf("%q is said to stand at %d", s, n)
		}
	}
	none, _ := wordlist.NewTrial("HS512", text, make([]byte, 64))
	if n := list.Find(none); n != 0 {
		t.Errorf("found at %d, want nowhere", n)
	}
}

// TestFindDefault finds a default as it stands and by what it encodes.
func TestFindDefault(t *testing.T) {
	text := []byte("header.payload")
	for secret, of := range map[string]string{
		"your-256-bit-secret":                 "jwt.io",
		"ThisIsMyCustomSecretKey012345678":    "Nacos",
		"!ChangeThisMercureHubJWTSecretKey!":  "Mercure",
		"changeme":                            "Laravel",
		"no default of anything that I know.": "",
	} {
		trial, _ := wordlist.NewTrial("HS384", text, mac(sha512.New384, []byte(secret), text))
		if got, gotOf := wordlist.FindDefault(trial); gotOf != of || of != "" && string(got) != secret {
			t.Errorf("%q: %q of %q", secret, got, gotOf)
		}
	}
}

// TestNoAllocation holds that a candidate costs two hashes and nothing else.
func TestNoAllocation(t *testing.T) {
	var list wordlist.List
	for _, h := range hashes {
		trial, _ := wordlist.NewTrial(h.alg, []byte("header.payload"), make([]byte, h.new().Size()))
		list.Find(trial)
		if n := testing.AllocsPerRun(1, func() { list.Find(trial) }); n != 0 {
			t.Errorf("%s: %v allocations for the whole list", h.alg, n)
		}
	}
}
