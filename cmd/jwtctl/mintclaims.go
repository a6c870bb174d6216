package main

import (
	"bytes"

	"github.com/jwtctl/jwtctl/mint"
	"github.com/spf13/cobra"
)

// givenClaims are the flags that say what the token holds. The claims stay in
// the order in which the flags stand on the command line.
type givenClaims struct {
	claims     []givenClaim
	headers    []string
	file       string
	headerFile string
}

// givenClaim is one claim as it was given: by --claim, or by a flag of its
// own, whose name it has.
type givenClaim struct{ flag, text string }

// claimFlag is a flag that adds to the list.
type claimFlag struct {
	to        *givenClaims
	name, typ string
}

// String shows no default.
func (f *claimFlag) String() string { return "" }

// Type names the value in help.
func (f *claimFlag) Type() string { return f.typ }

// Set remembers the claim; it is read when the clock and files are at hand.
func (f *claimFlag) Set(text string) error {
	f.to.claims = append(f.to.claims, givenClaim{f.name, text})
	return nil
}

func (g *givenClaims) bind(cmd *cobra.Command) {
	flags := cmd.Flags()
	for _, f := range []struct{ name, typ, usage string }{
		{"iss", "ISSUER", "who makes the token"},
		{"sub", "SUBJECT", "whom it is about"},
		{"aud", "AUDIENCE", "whom it is for; repeatable"},
		{"exp", "TIME", "when it ends: 15m, -5m, now+1h, an RFC 3339 time or a NumericDate (default: what the profile asks for, or 15m)"},
		{"nbf", "TIME", "when it begins"},
		{"iat", "TIME", "when it was issued (default now)"},
		{"jti", "ID", "its identifier (default: a random UUID where the profile has one)"},
		{"claim", "CLAIM", "a claim: NAME=TEXT, NAME:=JSON or NAME@FILE; repeatable"},
	} {
		flags.Var(&claimFlag{g, f.name, f.typ}, f.name, f.usage)
	}
	flags.StringVar(&g.file, "claims", "", "the claims in `FILE`, a JSON object; - for standard input")
	flags.StringArrayVar(&g.headers, "header", nil, "a header parameter: `NAME=TEXT`, NAME:=JSON or NAME@FILE; repeatable")
	flags.StringVar(&g.headerFile, "headers", "", "the header parameters in `FILE`, a JSON object")
	for _, name := range []string{"iss", "sub", "aud", "exp", "nbf", "iat", "jti", "claim", "claims", "header", "headers"} {
		putInGroup(flags.Lookup(name), "Claims and header")
	}
}

// apply lays the flags over the files, and those over what the Spec has.
func (g *givenClaims) apply(a *app, spec *mint.Spec) error {
	for _, f := range []struct {
		path string
		to   *mint.Object
	}{{g.file, &spec.Claims}, {g.headerFile, &spec.Header}} {
		if f.path == "" {
			continue
		}
		if err := overlay(a, f.path, f.to); err != nil {
			return err
		}
	}
	if err := g.setClaims(a, spec); err != nil {
		return err
	}
	var seen mint.Object
	for _, text := range g.headers {
		arg, err := mint.ParseArgument(text, a.reader())
		if err != nil {
			return err
		}
		if err := setOnce(&seen, &spec.Header, "header parameter", arg); err != nil {
			return err
		}
	}
	return nil
}

// overlay sets the members of the object in a file.
func overlay(a *app, path string, to *mint.Object) error {
	data, err := readAll(a, path)
	if err != nil {
		return err
	}
	from, err := mint.ParseObject(shorten(path), bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
	if err != nil {
		return usagef(hintOf(err, `give a JSON object, such as {"sub":"alice"}`), "%w", err)
	}
	for _, m := range from.Members() {
		to.Set(m.Name, m.JSON)
	}
	return nil
}

func (g *givenClaims) setClaims(a *app, spec *mint.Spec) error {
	var seen mint.Object
	for _, c := range g.claims {
		arg, err := c.read(a, spec)
		if err != nil {
			return err
		}
		if first := seen.Get("aud"); c.flag == "aud" && first != nil {
			both := mint.List(first, arg.JSON)
			seen.Set("aud", both)
			spec.Claims.Set("aud", both)
			continue
		}
		if err := setOnce(&seen, &spec.Claims, "claim", arg); err != nil {
			return err
		}
	}
	return nil
}

// read makes a claim of what was given.
func (c givenClaim) read(a *app, spec *mint.Spec) (mint.Argument, error) {
	var json []byte
	var err error
	switch c.flag {
	case "claim":
		return mint.ParseArgument(c.text, a.reader())
	case "exp", "nbf", "iat":
		if json, err = mint.ParseMoment(c.text, spec.Now); err != nil {
			return mint.Argument{}, usagef(hintOf(err, ""), "--%s: %w", c.flag, err)
		}
	default:
		json, err = mint.String(c.text)
	}
	return mint.Argument{Path: c.flag, JSON: json}, err
}

// setOnce sets a member that no other flag has set.
func setOnce(seen, to *mint.Object, what string, arg mint.Argument) error {
	if seen.HasPath(arg.Path) {
		return usagef("leave one of them out, or give a list as NAME:=[...]", "%s %s is given twice", what, shorten(arg.Path))
	}
	if err := seen.SetPath(arg.Path, arg.JSON); err != nil {
		return err
	}
	return to.SetPath(arg.Path, arg.JSON)
}

// reader reads the files that claims name.
func (a *app) reader() func(string) ([]byte, error) {
	return func(path string) ([]byte, error) { return readAll(a, path) }
}
