package catalog_test

import (
	"encoding/base64"
	"testing"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/inspect"
)

// FuzzAudit judges any token by every rule under every profile: no panic, and
// findings that stay within what a report can bear.
func FuzzAudit(f *testing.F) {
	f.Add([]byte(`{"alg":"none"}`), []byte(`{"sub":"a@b.example","exp":"1"}`), []byte{})
	f.Add([]byte(`{"alg":"ES256","kid":"../x","jku":"http://127.0.0.1/","x5c":["AAAA"],"crit":["x"]}`),
		[]byte(`{"aud":["*","all"],"scope":"admin *","iat":1767323000,"exp":9999999999999,"password":"x"}`), make([]byte, 64))
	f.Add([]byte(`{"alg":"dir","enc":"A256GCM","zip":"DEF","p2c":1e9}`), []byte(`[1,2]`), []byte{0x30, 0x06, 2, 1, 0, 2, 1, 0})
	engines := map[audit.Profile]*audit.Engine{}
	for _, p := range audit.Profiles() {
		e, err := audit.NewEngine(catalog.Rules(), audit.Policy{Profile: p}, fixtureNow)
		if err != nil {
			f.Fatal(err)
		}
		engines[p] = e
	}
	b64 := base64.RawURLEncoding.EncodeToString
	f.Fuzz(func(t *testing.T, header, payload, signature []byte) {
		token := inspect.Parse([]byte(b64(header) + "." + b64(payload) + "." + b64(signature)))
		for p, e := range engines {
			perRule := map[string]int{}
			for _, found := range e.Token(token, audit.Location{Input: "fuzz"}) {
				if perRule[found.Rule.ID]++; perRule[found.Rule.ID] > 10 {
					t.Fatalf("%s: %s reports more than ten times", p, found.Rule.ID)
				}
				if found.Message == "" || len(found.Message) > 500 || found.Location.Path == "" {
					t.Fatalf("%s: %s: message %q at %q", p, found.Rule.ID, found.Message, found.Location.Path)
				}
			}
		}
	})
}
