package main

import (
	"fmt"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/intake"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/jwtctl/jwtctl/internal/safetext"
	"github.com/spf13/cobra"
)

type decodeOptions struct {
	output        outputFlag
	decrypt       decryptOptions
	claim         string
	showSignature bool
	noAudit       bool
}

func newDecodeCommand(a *app) *cobra.Command {
	opts := decodeOptions{output: newOutputFlag(formatText, formatJSON)}
	cmd := &cobra.Command{
		Use:     "decode [TOKEN|FILE|-]...",
		Aliases: []string{"inspect"},
		Short:   "Show what tokens say, broken ones too",
		Long: "decode shows the header, the claims with their meaning, times, sizes and kind of each token,\n" +
			"and every departure from the standards with the byte it stands at. It does not verify signatures.\n" +
			"Exit code 1 says that a token is malformed.",
		GroupID: groupUnderstand,
		Example: `  jwtctl decode testdata/tokens/access-token.jwt
  jwtctl decode -o json testdata/tokens/id-token.jwt
  jwtctl decode --claim sub testdata/tokens/access-token.jwt`,
		RunE: func(_ *cobra.Command, args []string) error { return runDecode(a, &opts, args) },
		Args: cobra.ArbitraryArgs,
	}
	opts.bind(cmd)
	return cmd
}

func (o *decodeOptions) bind(cmd *cobra.Command) {
	o.output.bind(cmd)
	o.decrypt.bind(cmd)
	flags := cmd.Flags()
	flags.StringVar(&o.claim, "claim", "", "print only the claim at `PATH` (sub, realm_access.roles)")
	flags.BoolVar(&o.showSignature, "show-signature", false, "print the signature too: the output is then a credential")
	flags.BoolVar(&o.noAudit, "no-audit", false, "leave out the audit findings")
}

// decoder renders tokens; one for each output format.
type decoder interface {
	Token(*render.View) error
	Close() error
}

func runDecode(a *app, opts *decodeOptions, args []string) error {
	inputs, err := a.inputs(args)
	if err != nil {
		return err
	}
	keys, err := opts.decrypt.load(a)
	if err != nil {
		return err
	}
	if opts.claim != "" {
		return printClaims(a, opts, inputs)
	}
	engine, err := audit.NewEngine(catalog.Rules(), audit.Policy{}, a.now())
	if err != nil {
		return err
	}
	outs := opts.output.open(a)
	defer outs.abort()
	var decoders []decoder
	for _, out := range outs {
		if out.Format == formatJSON {
			decoders = append(decoders, render.NewDecodeJSON(out))
		} else {
			decoders = append(decoders, render.NewDecodeText(out, out.Theme))
		}
	}
	sound := true
	var unopened error
	err = a.eachToken(inputs, func(name string, f *intake.Found) error {
		view := opts.view(a, engine, name, f)
		view.Numbered = !f.Alone || len(inputs) > 1
		sound = sound && f.Token.Sound()
		if keys != nil && f.Token.IsEncrypted() {
			plain, err := decrypt(a, f.Token, keys)
			if err != nil {
				unopened = err
			}
			view.Decrypted = plain
		}
		for _, d := range decoders {
			if err := d.Token(view); err != nil {
				return err
			}
		}
		return nil
	}, func(name string, tokens int) {
		if tokens == 0 {
			sound = false
			a.note("%s: no token found", name)
		}
	})
	if err != nil {
		return a.stopped(sound, err)
	}
	for _, d := range decoders {
		if err := d.Close(); err != nil {
			return verdict(sound, err)
		}
	}
	if err := outs.commit(); err != nil || unopened == nil {
		return a.concluded(sound, err)
	}
	return unopened
}

// view gathers what is shown of a token.
func (o *decodeOptions) view(a *app, engine *audit.Engine, name string, f *intake.Found) *render.View {
	v := &render.View{Location: location(name, f), Token: f.Token, Profile: audit.Detect(f.Token),
		ShowSignature: o.showSignature, Now: a.now()}
	if !o.noAudit && f.Token.Form != inspect.FormUnknown {
		v.Findings = engine.Token(f.Token, v.Location)
	}
	if key := f.Token.Header.JSON.Get("jwk"); key.Kind() == inspect.Object {
		if set, err := inspect.ReadKeys(key.Raw(), nil); err == nil { // a broken key has none; the audit says so
			v.KeyThumbprint = set.Keys[0].Thumbprint()
		}
	}
	return v
}

// location says where a token was found, in the terms of findings.
func location(name string, f *intake.Found) audit.Location {
	l := audit.Location{Input: name, Index: f.Index, Line: f.Line, Pointer: f.Pointer}
	if f.Alone {
		l.Line = 0 // the token is the whole input: a line says nothing
	}
	return l
}

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
	if near, ok := nearest(name, names); ok {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}
