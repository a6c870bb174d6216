package inspect_test

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// verifyVector is a "jws-verify" case of the vectors that live apart.
type verifyVector struct {
	ID, Suite, Op, Key, Token, Expect, Note string
	Now                                     json.RawMessage
	Claims                                  json.RawMessage
	SignatureOnly                           bool `json:"signature_only"`
}

// TestVerifyVectors reads the "jws-verify" cases of every suite, by the
// policies that the vectors' own scorer asks for on the command line. The
// defective ones are listed, with a reason; none may be a false accept.
func TestVerifyVectors(t *testing.T) {
	dir := vectorsDir(t)
	known := deviations(t, "../testdata/vectors/verify-deviations.txt")
	ran, wrong := map[string]int{}, 0
	for line := range bytes.Lines(readFile(t, filepath.Join(dir, "cases.ndjson"))) {
		var c verifyVector
		if err := json.Unmarshal(line, &c); err != nil {
			t.Fatal(err)
		}
		if c.Op != "jws-verify" {
			continue
		}
		ran[c.Suite]++
		v := verify(t, c.Token, c.policy(t, dir))
		why, deviates := known[c.ID]
		switch {
		case v.Valid && c.Expect != "accept":
			wrong++
			t.Errorf("%s %s: accepted, must be refused", c.ID, c.Note)
		case v.Valid == (c.Expect == "accept") && deviates:
			t.Errorf("%s is no deviation: %s", c.ID, why)
		case !v.Valid && c.Expect == "accept" && !deviates:
			t.Errorf("%s %s: must be accepted: %+v %s", c.ID, c.Note, v.Checks, whys(v))
		}
	}
	for suite, least := range map[string]int{"wp-jws": 196, "wp-jwk": 10, "wp-crypto": 27, "attacks-verify": 31, "tokens-verify": 39, "lib-verify": 59} {
		if ran[suite] < least {
			t.Errorf("%s: %d cases, want %d", suite, ran[suite], least)
		}
	}
	t.Logf("ran %v, false accepts %d", ran, wrong)
}

// policy is what score.py asks for: --allow-weak-keys for the two suites of
// old fixtures, --signature-only unless the case has claims to check.
func (c verifyVector) policy(t *testing.T, dir string) *inspect.Policy {
	p := &inspect.Policy{Now: c.now(t), Skew: time.Minute,
		SignatureOnly: c.SignatureOnly || !given(c.Claims),
		AllowWeakKeys: c.Suite == "lib-verify" || c.Suite == "tokens-verify"}
	switch data := []byte(nil); {
	case c.Key == "":
	case strings.HasSuffix(c.Key, ".txt"):
		data = bytes.TrimRight(readFile(t, filepath.Join(dir, c.Key)), "\r\n")
		p.Keys = append(p.Keys, inspect.NewKeySet(inspect.NewSecret(data, c.Key)))
	default:
		data = readFile(t, filepath.Join(dir, c.Key))
		set, err := inspect.ReadKeys(data, nil)
		if err != nil {
			t.Logf("%s: %s: %v", c.ID, c.Key, err)
			break
		}
		p.Keys = append(p.Keys, set)
	}
	return p
}

// given reports whether a member is there and not empty.
func given(raw json.RawMessage) bool {
	text := string(raw)
	return text != "" && text != "null" && text != "{}" && text != "[]" && text != `""` && text != "false" && text != "0"
}

// now is a time in RFC 3339 or in seconds; without one, that of the tests.
func (c verifyVector) now(t *testing.T) time.Time {
	var text string
	if !given(c.Now) {
		return verifyNow
	}
	if json.Unmarshal(c.Now, &text) == nil {
		at, err := time.Parse(time.RFC3339, text)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	var seconds int64
	if err := json.Unmarshal(c.Now, &seconds); err != nil {
		t.Fatal(err)
	}
	return time.Unix(seconds, 0)
}
