package inspect_test

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// signedExample is one signed example of an RFC in testdata/vectors.
type signedExample struct {
	Name  string
	Token json.RawMessage
	Keys  []json.RawMessage
	// Now is a time by which the claims are good. Without one there are no
	// claims, and the signature alone is checked.
	Now time.Time
	// Refused is part of the reason for which the example must be refused.
	Refused string
	// Bound says that a key binding JWT is there (RFC 9901 §4.3).
	Bound bool
	// Of a DPoP proof.
	Method, URL, Thumbprint string
}

func signedExamples(t *testing.T, name string) []signedExample {
	t.Helper()
	var file struct{ Cases []signedExample }
	if err := json.Unmarshal(readFile(t, filepath.Join("../testdata/vectors", name)), &file); err != nil || len(file.Cases) == 0 {
		t.Fatalf("%s: %d cases, %v", name, len(file.Cases), err)
	}
	return file.Cases
}

func (e signedExample) policy(t *testing.T) *inspect.Policy {
	p := &inspect.Policy{Now: e.Now, SignatureOnly: e.Now.IsZero()}
	for _, k := range e.Keys {
		p.Keys = append(p.Keys, inspect.NewKeySet(loadKeys(t, k)...))
	}
	return p
}

// TestVerifyRFC verifies every signed example of the RFCs, and refuses those
// that are no compact serialization.
func TestVerifyRFC(t *testing.T) {
	for name, want := range map[string]int{"rfc7515.json": 7, "rfc7520-jws.json": 8, "rfc7797.json": 5, "rfc8037-jws.json": 1, "rfc9901.json": 8} {
		cases := signedExamples(t, name)
		check(t, name+" examples", len(cases), want)
		for _, e := range cases {
			t.Run(name+" "+e.Name, func(t *testing.T) {
				v := verify(t, string(tokenText(e.Token)), e.policy(t))
				if e.Refused == "" {
					accepted(t, e.Name, v)
					return
				}
				if v.Valid || v.Key != nil {
					t.Errorf("accepted, must be refused: %s", e.Refused)
				}
				for _, c := range []string{"structure", "algorithm", "signature"} {
					if strings.HasPrefix(outcome(v, c), "failed") {
						forged(t, e.Name, v, c, e.Refused)
						return
					}
				}
				t.Errorf("no failed check: %+v", v.Checks)
			})
		}
	}
}

// TestVerifyRFC9901Bound: the key binding of each example is verified, and so
// is its sd_hash.
func TestVerifyRFC9901Bound(t *testing.T) {
	bound := 0
	for _, e := range signedExamples(t, "rfc9901.json") {
		v := verify(t, string(tokenText(e.Token)), e.policy(t))
		want := ""
		if e.Bound {
			bound++
			want = "passed"
		}
		check(t, e.Name+" key binding", outcome(v, "key binding"), want)
		check(t, e.Name+" sd_hash", outcome(v, "sd_hash"), want)
		check(t, e.Name+" typ", outcome(v, "key binding typ"), want)
	}
	check(t, "examples with a key binding", bound, 3)
}

// TestVerifyRFC9449 verifies the DPoP proof by the key that it carries.
func TestVerifyRFC9449(t *testing.T) {
	for _, e := range signedExamples(t, "rfc9449.json") {
		p := e.policy(t)
		p.MaxAge, p.DPoP = inspect.DPoPMaxAge, &inspect.DPoPPolicy{Method: e.Method, URL: e.URL}
		v := verify(t, string(tokenText(e.Token)), p)
		accepted(t, e.Name, v)
		if v.Key == nil || v.Key.Thumbprint() != e.Thumbprint {
			t.Errorf("%s: key %+v, want %s", e.Name, v.Key, e.Thumbprint)
		}
		p.Now = e.Now.Add(inspect.DPoPMaxAge + time.Second)
		denied(t, e.Name+" later", verify(t, string(tokenText(e.Token)), p), "max-age", "older than 5m0s")
	}
}
