package audit

import (
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/glob"
)

// Demands are what a user asks of tokens beside what the rules ask. An empty
// list asks nothing. The policy-* rules hold tokens to them.
type Demands struct {
	// Algorithms are the values of "alg" that are allowed.
	Algorithms []string
	// Issuers and Audiences are allowed, each spelled out or as a pattern as
	// [glob.Match] reads it. Each audience of a token must be allowed.
	Issuers, Audiences []string
	// Required and Forbidden name claims: a top-level one, or the path to one
	// inside others with dots between the names.
	Required, Forbidden []string
	// Allowed are names and patterns of claims. Those that RFC 7519 §4.1
	// registers and those that are required are always allowed.
	Allowed []string
}

// with returns the demands where those of an override that are there take the
// place of the others.
func (d Demands) with(o Demands) Demands {
	for _, list := range [...]struct{ mine, other *[]string }{
		{&d.Algorithms, &o.Algorithms}, {&d.Issuers, &o.Issuers}, {&d.Audiences, &o.Audiences},
		{&d.Required, &o.Required}, {&d.Forbidden, &o.Forbidden}, {&d.Allowed, &o.Allowed},
	} {
		if *list.other != nil {
			*list.mine = *list.other
		}
	}
	return d
}

// none reports demands that ask nothing.
func (d *Demands) none() bool {
	return len(d.Algorithms) == 0 && len(d.Issuers) == 0 && len(d.Audiences) == 0 &&
		len(d.Required) == 0 && len(d.Forbidden) == 0 && len(d.Allowed) == 0
}

// MatchesIssuer reports whether an issuer, or an audience, which is a URL as
// well, is one of those that are spelled out or described.
func MatchesIssuer(patterns []string, issuer string) bool {
	for _, p := range patterns {
		if glob.Match(p, issuer, glob.Issuer) {
			return true
		}
	}
	return false
}

// ClaimAt returns the claim of a name, or else at a path with dots between the
// names.
func ClaimAt(claims inspect.Value, path string) inspect.Value {
	if v := claims.Get(path); v.Exists() {
		return v
	}
	for i := range len(path) {
		if path[i] == '.' {
			if inner := claims.Get(path[:i]); inner.Exists() {
				if v := ClaimAt(inner, path[i+1:]); v.Exists() {
					return v
				}
			}
		}
	}
	return inspect.Value{}
}
