package mint

import (
	"bytes"

	"github.com/jwtctl/jwtctl/inspect"
)

// Like returns the claims of another token with its times moved to now: nbf
// and exp keep their distance from iat, or from each other. Its jti is left
// out, so that a fresh one takes its place; fresh tells that it had one. typ
// is the token's own, "" where it has none.
func Like(t *inspect.Token, spec *Spec) (typ string, fresh bool, err error) {
	switch {
	case t.IsEncrypted():
		return "", false, hintf("decode it with --decrypt-key, and give its claims", "the token is encrypted, so its claims cannot be copied")
	case !t.Claims().IsObject():
		return "", false, badf("the token has no claims that could be copied")
	case t.Form == inspect.FormSDJWT:
		return "", false, hintf("give its claims with --claims, and name those to --disclose", "the claims of an SD-JWT stand apart from it")
	}
	for _, p := range t.Problems {
		if p.Part == "payload" || p.Part == "" {
			return "", false, badf("the token to copy is malformed: %s", p)
		}
	}
	claims, err := ParseObject("the token's claims", bytes.Clone(t.Claims().Text()))
	if err != nil {
		return "", false, err
	}
	times := t.Times()
	fresh = claims.Has("jti")
	claims.Delete("jti")
	shift, ok := shiftOf(times, spec.Now.Unix())
	if !ok {
		claims.Delete("exp")
	}
	for name, at := range map[string]*inspect.NumericDate{"iat": times.IssuedAt, "nbf": times.NotBefore, "exp": times.Expires} {
		if at != nil && ok {
			claims.setInt(name, at.Seconds+shift)
		}
	}
	spec.Claims = claims
	return t.Header.JSON.Get("typ").Text(), fresh, nil
}

// shiftOf returns by how much the times move: iat, else nbf, becomes now. A
// lone exp says nothing of when the token began, so it is left out and filled
// in anew.
func shiftOf(times inspect.Times, now int64) (shift int64, ok bool) {
	switch {
	case times.IssuedAt != nil:
		return now - times.IssuedAt.Seconds, true
	case times.NotBefore != nil:
		return now - times.NotBefore.Seconds, true
	}
	return 0, false
}
