package main

import (
	"errors"
	"fmt"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/intake"
	"github.com/jwtctl/jwtctl/internal/nearest"
	"github.com/jwtctl/jwtctl/internal/safetext"
)

// printClaims prints the value of one claim of each token: strings without
// their quotes, anything else as JSON. With keys, JWEs are looked into.
func printClaims(a *app, opts *decodeOptions, keys *inspect.KeySet, inputs []input) error {
	missing := 0
	asJSON := len(opts.output.chosen) > 0 && opts.output.chosen[0].format == formatJSON
	err := a.eachToken(inputs, func(name string, f *intake.Found) error {
		if !f.Token.Sound() {
			missing++
			a.note("%s: the token is malformed: %s", name, firstProblem(f.Token))
		}
		v, err := lookUp(a, f.Token, keys, opts.claim)
		if err != nil {
			missing++
			a.note("%s: %v", name, errors.Unwrap(err)) // of the answer no
			return nil
		}
		if !v.Exists() {
			missing++
			a.note("%s: no claim %q%s", name, opts.claim, nearestClaim(f.Token, opts.claim))
			return nil
		}
		text := safetext.Escape(v.Text())
		if v.Kind() != inspect.String || asJSON {
			text = string(safetext.AppendJSON(nil, v.Raw()))
		}
		_, err = fmt.Fprintln(a.stdout, text)
		return err
	}, func(name string, tokens int) {
		if tokens == 0 {
			missing++
			a.note("%s: no token found", name)
		}
	})
	if err != nil {
		return a.stopped(missing == 0, err)
	}
	return a.concluded(missing == 0, nil)
}

// lookUp finds a claim of a token, or of what a JWE holds: claims, or a token.
func lookUp(a *app, t *inspect.Token, keys *inspect.KeySet, claim string) (inspect.Value, error) {
	if keys == nil || !t.IsEncrypted() {
		return t.Lookup(claim), nil
	}
	plain, err := decrypt(a, t, keys)
	if err != nil {
		return inspect.Value{}, err
	}
	claims, _ := inspect.ReadJSON(plain)
	if v := claims.Root().Lookup(claim); v.Exists() {
		return v, nil
	}
	return inspect.Parse(plain).Lookup(claim), nil
}

// firstProblem says the first of a token's problems.
func firstProblem(t *inspect.Token) string {
	if len(t.Problems) == 0 {
		return "the token inside it is"
	}
	return t.Problems[0].String()
}

// nearestClaim suggests the claim that was perhaps meant.
func nearestClaim(t *inspect.Token, name string) string {
	var names []string
	for c := range t.Claims().Root().Children() {
		names = append(names, c.Name())
	}
	if near, ok := nearest.Find(name, names); ok {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}
