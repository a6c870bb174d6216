package inspect_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"testing"

	"github.com/c2sp/wycheproof"

	"github.com/jwtctl/jwtctl/inspect"
)

// wycheproofSignatures is what the tests need of a Wycheproof file with
// signatures.
type wycheproofSignatures struct {
	TestGroups []wycheproofGroup
}

type wycheproofGroup struct {
	Comment         string
	Private, Public json.RawMessage
	Tests           []struct {
		ID       int `json:"tcId"`
		Comment  string
		Result   string
		JWS, JWE json.RawMessage
	}
}

// accepts reports whether a token stands in the group as a valid one.
func (g wycheproofGroup) accepts(jws json.RawMessage) bool {
	for _, c := range g.Tests {
		if c.Result == "valid" && bytes.Equal(c.JWS, jws) {
			return true
		}
	}
	return false
}

// TestVerifyWycheproof runs every JWS and JWK of Project Wycheproof with the
// public keys, or the secret. What is decided otherwise here stands in
// wycheproof-deviations.txt, and nothing else may: what must be refused is
// accepted only where Wycheproof has the same token as a valid one.
func TestVerifyWycheproof(t *testing.T) {
	known := deviations(t, "../testdata/vectors/wycheproof-deviations.txt")
	for name, want := range map[string]int{"json_web_signature_test.json": 401, "json_web_key_test.json": 26, "json_web_crypto_test.json": 49} {
		ran := 0
		for _, g := range readWycheproof(t, name).TestGroups {
			keys := g.Public
			if keys == nil {
				keys = g.Private
			}
			set, err := inspect.ReadKeys(keys, nil)
			if err != nil {
				t.Errorf("%s %s: %v", name, g.Comment, err)
				continue
			}
			for _, c := range g.Tests {
				if c.JWE != nil {
					continue
				}
				ran++
				id := fmt.Sprintf("%s/%d", name, c.ID)
				v := verify(t, string(tokenText(c.JWS)), &inspect.Policy{Keys: []*inspect.KeySet{set}, SignatureOnly: true})
				why, deviates := known[id]
				switch valid := c.Result == "valid"; {
				case v.Valid == valid && deviates:
					t.Errorf("%s is no deviation: %s", id, why)
				case v.Valid && !valid && !(deviates && g.accepts(c.JWS)):
					t.Errorf("%s %s %s: accepted, must be refused", id, g.Comment, c.Comment)
				case !v.Valid && valid && !deviates:
					t.Errorf("%s %s %s: must be accepted: %+v %s", id, g.Comment, c.Comment, v.Checks, whys(v))
				}
			}
		}
		check(t, name+" tests", ran, want)
	}
}

// TestWycheproofIsComplete: the tests of signatures and those of encryption
// together are all that Wycheproof has for JOSE.
func TestWycheproofIsComplete(t *testing.T) {
	files, err := fs.Glob(wycheproof.TestVectors, "json_web_*_test.json")
	if err != nil {
		t.Fatal(err)
	}
	known := deviations(t, "../testdata/vectors/wycheproof-deviations.txt")
	signatures, encryptions := 0, 0
	for _, name := range files {
		for _, g := range readWycheproof(t, name).TestGroups {
			for _, c := range g.Tests {
				delete(known, fmt.Sprintf("%s/%d", name, c.ID))
				if c.JWE != nil {
					encryptions++
				} else {
					signatures++
				}
			}
		}
	}
	check(t, "signatures, see TestVerifyWycheproof", signatures, 401+26+49)
	check(t, "encryptions, see TestDecryptWycheproof", encryptions, 139+34)
	check(t, "all", signatures+encryptions, 649)
	if len(known) > 0 {
		t.Errorf("deviations that are no tests: %v", slices.Sorted(maps.Keys(known)))
	}
}

func readWycheproof(t *testing.T, name string) wycheproofSignatures {
	t.Helper()
	data, err := fs.ReadFile(wycheproof.TestVectors, name)
	if err != nil {
		t.Fatal(err)
	}
	var file wycheproofSignatures
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	return file
}
