package rotation

import "github.com/jwtctl/jwtctl/audit"

var rotUsedEarly = audit.Rule{
	ID:       "rot-used-early",
	Title:    "a token was signed with a key that verifiers could not have yet",
	Severity: audit.High,
	Why: "Verifiers keep the set in a cache, some for hours. A token whose key is not in it is rejected, or makes " +
		"all of them fetch the set at once.",
	Fix:  "Publish a key for at least the cache time before the first token is signed with it.",
	Refs: []string{"OpenID Connect Core §10.1.1"},
	Bad:  `{"snapshots":[{"keys":{"a":1}}],"token":{"kid":"b"}}`,
	Good: `{"snapshots":[{"keys":{"a":1}}],"token":{"kid":"a"}}`,
	CheckRotation: func(p *audit.RotationPass) {
		last := len(p.Snapshots) - 1
		for _, t := range p.Tokens {
			kid := t.Header.JSON.Get("kid").Text()
			if kid == "" {
				continue
			}
			if len(p.Snapshots[last].Keys.ByID(kid)) == 0 {
				if known(p, kid) && expired(t, p.Snapshots[last].At) {
					continue // its key may well be gone
				}
				p.ReportKeyf(last, nil, "a token names kid %q, which is not in the set", kid)
				continue
			}
			if since, iat := published(p, kid), issued(t); !since.IsZero() && !iat.IsZero() && iat.Sub(since) < p.CacheTTL {
				p.ReportKeyf(last, nil, "a token was signed with kid %q at most %s after it was published; the set is cached for %s",
					kid, span(max(iat.Sub(since), 0)), span(p.CacheTTL))
			}
		}
	},
}
