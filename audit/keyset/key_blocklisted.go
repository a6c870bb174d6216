package keyset

import (
	"encoding/base64"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var keyBlocklisted = audit.Rule{
	ID:       "key-blocklisted",
	Title:    "the private part of the key is known",
	Severity: audit.Critical,
	Why: "The key stands on a list of those that others have too: made by Debian's broken generator, shipped in " +
		"firmware, or leaked. Whoever has its private part signs as you do. The list is yours to give, with " +
		"--key-blocklist: blocklist.dat, which badkeys --update-bl fetches, or a file of Debian's openssl-blacklist.",
	Fix:   "Make a new key at once, and refuse what the old one has signed.",
	Refs:  []string{"CVE-2008-0166", "badkeys.info", "openssl-vulnkey(1)"},
	Bad:   "a key that stands on a given list",
	Good:  "a key that stands on none",
	Needs: audit.NeedsBlocklist,
	CheckKey: func(p *audit.KeyPass) {
		if where, found := p.Policy.Blocked(p.Key); found {
			p.Reportf("", "this key is on the list %s: its private part is known", where)
		}
	},
	CheckToken: func(p *audit.TokenPass) {
		for path, key := range carried(p.Token) {
			if where, found := p.Policy.Blocked(key); found {
				p.Reportf(path, "this key is on the list %s: its private part is known", where)
			}
		}
	},
}

// carried goes through the keys that a token carries: those in its header and
// the one that it is bound to, each with its place.
func carried(t *inspect.Token) func(func(string, *inspect.Key) bool) {
	leaf := func(x5c inspect.Value) []byte {
		for first := range x5c.Children() {
			der, _ := base64.StdEncoding.DecodeString(first.Text())
			return der
		}
		return nil
	}
	return func(yield func(string, *inspect.Key) bool) {
		header := t.Header.JSON
		for _, at := range []struct {
			path string
			text []byte
		}{
			{"header/jwk", header.Get("jwk").Raw()},
			{"header/x5c/0", leaf(header.Get("x5c"))},
			{"payload/cnf/jwk", t.Claim("cnf").Get("jwk").Raw()},
		} {
			if len(at.text) == 0 {
				continue
			}
			set, err := inspect.ReadKeys(at.text, nil)
			if err == nil && len(set.Keys) == 1 && !yield(at.path, set.Keys[0]) {
				return
			}
		}
	}
}
