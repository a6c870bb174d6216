package main

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/intake"
	"github.com/jwtctl/jwtctl/internal/render"
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
		return printClaims(a, opts, keys, inputs)
	}
	engine, err := audit.NewEngine(catalog.Rules(), audit.Policy{}, a.now())
	if err != nil {
		return err
	}
	outs := opts.output.open(a)
	defer outs.abort()
	d := decoding{app: a, opts: opts, engine: engine, keys: keys, numbered: len(inputs) > 1, sound: true}
	for _, out := range outs {
		if out.Format == formatJSON {
			d.decoders = append(d.decoders, render.NewDecodeJSON(out))
		} else {
			d.decoders = append(d.decoders, render.NewDecodeText(out, out.Theme))
		}
	}
	if err := a.eachToken(inputs, d.token, d.seen); err != nil {
		return a.stopped(d.sound, err)
	}
	for _, decoder := range d.decoders {
		if err := decoder.Close(); err != nil {
			return verdict(d.sound, err)
		}
	}
	if err := outs.commit(); err != nil || d.unopened == nil {
		return a.concluded(d.sound, err)
	}
	return d.unopened
}

// decoding is the state of one decode run.
type decoding struct {
	app      *app
	opts     *decodeOptions
	engine   *audit.Engine
	keys     *inspect.KeySet // nil without keys to decrypt with
	decoders []decoder
	numbered bool  // there are several inputs
	sound    bool  // no malformed token so far
	unopened error // why a JWE did not open
}

// token shows one token in every format.
func (d *decoding) token(name string, f *intake.Found) error {
	view := d.opts.view(d.app, d.engine, name, f)
	view.Numbered = d.numbered || !f.Alone
	d.sound = d.sound && f.Token.Sound()
	if d.keys != nil && f.Token.IsEncrypted() {
		plain, err := decrypt(d.app, f.Token, d.keys)
		if err != nil {
			d.unopened = err
		}
		view.Decrypted = plain
	}
	for _, decoder := range d.decoders {
		if err := decoder.Token(view); err != nil {
			return err
		}
	}
	return nil
}

// seen notes inputs without any token.
func (d *decoding) seen(name string, tokens int) {
	if tokens == 0 {
		d.sound = false
		d.app.note("%s: no token found", name)
	}
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
	l := audit.Location{Input: name, Index: f.Index, Line: f.Line, Pointer: f.Pointer, Carrier: f.Carrier}
	if f.Alone {
		l.Line = 0 // the token is the whole input: a line says nothing
	}
	return l
}
