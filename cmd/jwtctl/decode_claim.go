package main

import (
	"fmt"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/intake"
	"github.com/jwtctl/jwtctl/internal/nearest"
	"github.com/jwtctl/jwtctl/internal/safetext"
)

// printClaims prints the value of one claim of each token: strings without
// their quotes, anything else as JSON.
func printClaims(a *app, opts *decodeOptions, inputs []input) error {
	missing := 0
	asJSON := len(opts.output.chosen) > 0 && opts.output.chosen[0].format == formatJSON
	err := a.eachToken(inputs, func(name string, f *intake.Found) error {
		if !f.Token.Sound() {
			missing++
			a.note("%s: the token is malformed: %s", name, firstProblem(f.Token))
		}
		v := f.Token.Lookup(opts.claim)
		if !v.Exists() {
			missing++
			a.note("%s: no claim %q%s", name, opts.claim, nearestClaim(f.Token, opts.claim))
			return nil
		}
		text := safetext.Escape(v.Text())
		if v.Kind() != inspect.String || asJSON {
			text = string(safetext.AppendJSON(nil, v.Raw()))
		}
		_, err := fmt.Fprintln(a.stdout, text)
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
