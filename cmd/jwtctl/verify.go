package main

import (
	"context"
	"errors"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/intake"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/spf13/cobra"
)

type verifyOptions struct {
	output     outputFlag
	keys       keySources
	decrypt    decryptOptions
	profile    choice
	algorithms []string
	kid        string
	issuers    []string
	audiences  []string
	subject    string
	typ        string
	require    []string
	claims     []string
	skew       duration
	maxAge     duration
	strict     bool
	signature  bool
	weak       bool
	dpop       dpopOptions
}

// dpopOptions are what a DPoP proof is held against.
type dpopOptions struct{ method, url, accessToken string }

func newVerifyCommand(a *app) *cobra.Command {
	opts := verifyOptions{
		output:  newOutputFlag(formatText, formatJSON),
		profile: newChoice("PROFILE", string(audit.ProfileGeneric), audit.ProfileNames()[1:]...),
		skew:    duration{audit.DefaultSkew},
	}
	cmd := &cobra.Command{
		Use:   "verify [TOKEN|FILE|-]",
		Short: "Verify a token by an explicit policy, and say why it failed",
		Long: "verify checks the signature and the claims of a token against the keys and the policy given here.\n" +
			"The token's header never widens what they allow, and nothing that it points to is fetched.\n" +
			"Every check is shown as passed, failed or not made, and for each key why it did or did not fit.",
		GroupID: groupUnderstand,
		Example: `  jwtctl verify --now 2026-01-02T03:04:05Z --key testdata/keys/NOT-SECRET-es256.pem --iss https://login.acme.dev --aud https://api.acme.dev testdata/tokens/access-token.jwt
  jwtctl verify --secret-file testdata/keys/NOT-SECRET-hs256.txt --signature-only testdata/tokens/session.jwt
  jwtctl verify --now 2026-01-02T03:04:05Z --key testdata/keys/NOT-SECRET-rs256.pem --alg RS256 --strict --iss https://login.acme.dev --aud web-app -o json testdata/tokens/id-token.jwt`,
		Args: countArgs(0, 1, "one token at a time"),
		RunE: func(cmd *cobra.Command, args []string) error { return runVerify(cmd.Context(), a, &opts, args) },
	}
	opts.bind(cmd)
	return cmd
}

func (o *verifyOptions) bind(cmd *cobra.Command) {
	o.output.bind(cmd)
	o.keys.bind(cmd)
	flags := cmd.Flags()
	flags.StringSliceVar(&o.algorithms, "alg", nil, "allow only these algorithms: `A,B`; otherwise what the keys themselves allow")
	flags.StringVar(&o.kid, "kid", "", "trust the key with this `KID` alone, of all that are given")
	flags.StringArrayVar(&o.issuers, "iss", nil, "the issuer must be `VALUE`; repeatable")
	flags.StringArrayVar(&o.audiences, "aud", nil, "the audience must include `VALUE`; repeatable")
	flags.StringVar(&o.subject, "sub", "", "the subject must be `VALUE`")
	flags.StringVar(&o.typ, "typ", "", "the typ header parameter must be `VALUE`")
	flags.Var(&o.profile, "profile", "require what the standard of this profile does")
	flags.StringSliceVar(&o.require, "require", nil, "these claims must be there: `CLAIM,...`")
	flags.StringArrayVar(&o.claims, "claim", nil, "the claim must have this value: `PATH=VALUE`; repeatable")
	flags.Var(&o.skew, "skew", "clock difference that is tolerated")
	flags.Var(&o.maxAge, "max-age", "longest time since iat")
	flags.BoolVar(&o.strict, "strict", false, "demand iss, aud and exp, given and checked")
	flags.BoolVar(&o.signature, "signature-only", false, "check the signature alone, of any JWS payload")
	flags.BoolVar(&o.weak, "allow-weak-keys", false, "accept short secrets and small RSA keys")
	flags.StringVar(&o.decrypt.key, "decrypt-key", "", "open a JWE with the key in `FILE` and verify the token in it")
	flags.StringVar(&o.dpop.method, "htm", "", "DPoP: the `METHOD` of the request")
	flags.StringVar(&o.dpop.url, "htu", "", "DPoP: the `URL` of the request")
	flags.StringVar(&o.dpop.accessToken, "access-token", "", "DPoP: the access token in `FILE`, for ath and cnf")
	o.profile.complete(cmd, "profile")
	completeList(cmd, "alg", signatureAlgorithms)
	completeKIDs(cmd, "kid", func([]string) []string { return append(o.keys.jwks, o.keys.keys...) })
}

func runVerify(ctx context.Context, a *app, opts *verifyOptions, args []string) error {
	policy, err := opts.policy(ctx, a)
	if err != nil {
		return err
	}
	inputs, err := a.inputs(args)
	if err != nil {
		return err
	}
	answer := verification{app: a, opts: opts, policy: policy}
	err = a.eachToken(inputs, func(_ string, f *intake.Found) error {
		if f.Index > 1 {
			return usagef("verify one token at a time", "there are several tokens in the input")
		}
		return answer.judge(f.Token)
	}, func(name string, tokens int) {
		if tokens == 0 {
			a.note("%s: no token found", name)
		}
	})
	if err != nil {
		return err
	}
	if answer.verdict == nil {
		return a.concluded(a.unreadable, nil) // no token is a no, an unreadable input a failure
	}
	return answer.write()
}

// policy turns the flags into a policy and loads the keys.
func (o *verifyOptions) policy(ctx context.Context, a *app) (*inspect.Policy, error) {
	for _, alg := range o.algorithms {
		if a, ok := inspect.FindAlgorithm(alg); !ok || a.Kind != inspect.Signature && a.Kind != inspect.MAC {
			return nil, usagef(didYouMean(alg, signatureAlgorithms(), "jwtctl help verify"), "unknown signature algorithm %q", shorten(alg))
		}
	}
	o.decrypt.passphrase = o.keys.passphrase
	profile := audit.Profile(o.profile.value)
	p := &inspect.Policy{Algorithms: o.algorithms, AllowWeakKeys: o.weak, SignatureOnly: o.signature, Strict: o.strict, Undefined: profile.UndefinedClaims(),
		Now: a.now(), Skew: o.skew.Duration, MaxAge: o.maxAge.Duration, Issuers: o.issuers, Audiences: o.audiences,
		Subject: o.subject, Type: o.typ, Require: append(o.require, profile.RequiredClaims()...)}
	if p.Type == "" {
		p.Type = profile.Type()
	}
	for _, c := range o.claims {
		path, value, ok := strings.Cut(c, "=")
		if !ok {
			return nil, usagef("write --claim PATH=VALUE", "no value in --claim %s", shorten(c))
		}
		p.Claims = append(p.Claims, inspect.ClaimCondition{Path: path, Value: value})
	}
	if profile == audit.ProfileDPoP {
		return p, o.dpop.apply(a, p)
	}
	if !o.keys.given() {
		return nil, usagef("name one: --key FILE, --jwks FILE|URL, --issuer URL, --secret-file FILE or --secret-env NAME", "no key to verify with")
	}
	var err error
	if p.Keys, err = o.keys.load(ctx, a); err == nil && o.kid != "" {
		p.Keys, err = o.keys.only(ctx, a, p.Keys, o.kid)
	}
	if o.keys.issuer != "" && len(p.Issuers) == 0 {
		p.Issuers = []string{o.keys.issuer}
	}
	return p, err
}

// apply sets up the policy for a DPoP proof, which brings its own key.
func (d *dpopOptions) apply(a *app, p *inspect.Policy) error {
	p.DPoP = &inspect.DPoPPolicy{Method: d.method, URL: d.url}
	if p.MaxAge == 0 {
		p.MaxAge = inspect.DPoPMaxAge
	}
	if d.accessToken == "" {
		return nil
	}
	text, err := readAll(a, d.accessToken)
	if err != nil {
		return err
	}
	tokens, _ := inspect.Unwrap(text)
	p.DPoP.AccessToken = tokens[0]
	return nil
}

func signatureAlgorithms() []string {
	var names []string
	for _, a := range inspect.Algorithms() {
		if (a.Kind == inspect.Signature || a.Kind == inspect.MAC) && a.Status != inspect.Prohibited {
			names = append(names, a.Name)
		}
	}
	return names
}

var errDisagree = errors.New("the two verifiers disagree about this signature, so there is no answer")

// verification is the state of one verify run.
type verification struct {
	app     *app
	opts    *verifyOptions
	policy  *inspect.Policy
	verdict *inspect.Verdict
}

// judge verifies the token, opening it first if it is encrypted.
func (v *verification) judge(t *inspect.Token) error {
	if t.Form == inspect.FormJWE && v.opts.decrypt.key != "" {
		keys, err := v.opts.decrypt.load(v.app)
		if err != nil {
			return err
		}
		plain, err := decrypt(v.app, t, keys)
		if err != nil {
			return err
		}
		v.app.note("the token was encrypted; what follows is about the token inside it")
		t = inspect.Parse(plain)
	}
	v.verdict = inspect.Verify(t, v.policy)
	if kid := t.Header.JSON.Get("kid").Text(); !v.verdict.Valid && kid != "" && v.mayLookAgain(kid) {
		v.app.note("kid %q is in no key set; they are fetched once more", shorten(kid))
		if err := v.opts.keys.refetch(v.app.ctx, v.policy.Keys); err != nil {
			return err
		}
		v.verdict = inspect.Verify(t, v.policy)
	}
	return secondOpinion(t, v.verdict)
}

// mayLookAgain reports whether a key with this ID could have been published
// since. Where --kid has chosen the only key to trust it does not matter.
func (v *verification) mayLookAgain(kid string) bool {
	return len(v.opts.keys.remote) > 0 && v.opts.kid == "" && !v.knows(kid)
}

// knows reports whether any key has this ID.
func (v *verification) knows(kid string) bool {
	for _, set := range v.policy.Keys {
		if len(set.ByID(kid)) > 0 {
			return true
		}
	}
	return false
}

func (v *verification) write() error {
	err := v.opts.output.each(v.app, func(out *sink) error {
		if out.Format == formatJSON {
			return render.VerifyJSON(out, v.verdict)
		}
		return render.VerifyText(out, out.Theme, v.verdict)
	})
	return verdict(v.verdict.Valid, err)
}
