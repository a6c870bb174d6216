package main

import (
	"context"
	"errors"
	"runtime"
	"strconv"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/spf13/cobra"
)

// failNever is the --fail-on value for runs that only report.
const failNever = "never"

type auditOptions struct {
	output      outputFlag
	keys        keySources
	profile     choice
	preset      choice
	failOn      choice
	minSeverity choice
	selected    []string
	ignored     []string
	maxLifetime duration
	fapi2       bool
	requested   string // the issuer that metadata must name
	metadata    []string
	maxKeys     int // how many keys of a set are read, 0 for the default
	jobs        jobs
	wordlists   []string
	blocklists  blocklistSource
	access      string // a file with the access token that proofs go with
	files       fileChoice
	tokenField  string

	policy   policySource
	baseline baselineSource
	decided  audit.Policy // what the file and the flags come to
	ignores  []audit.Ignore
}

func newAuditOptions() auditOptions {
	return auditOptions{
		output:      newOutputFlag(auditFormats()...),
		profile:     newChoice("PROFILE", string(audit.ProfileAuto), audit.ProfileNames()...),
		preset:      newChoice("PRESET", audit.PresetAuto, audit.PresetNames()...),
		failOn:      newChoice("SEVERITY", audit.High.String(), append(audit.SeverityNames(), failNever)...),
		minSeverity: newChoice("SEVERITY", audit.Info.String(), audit.SeverityNames()...),
		jobs:        jobs{runtime.GOMAXPROCS(0)},
	}
}

func newAuditCommand(a *app) *cobra.Command {
	opts := newAuditOptions()
	cmd := &cobra.Command{
		Use:   "audit [TOKEN|FILE|DIR|-]...",
		Short: "Judge tokens, keys and issuer metadata by the rules, for people and for CI",
		Long: "audit finds the tokens and keys in its inputs, judges each by every rule and prints the findings, worst first.\n" +
			"An input is a token, a list of tokens, NDJSON, a JSON document, a HAR, a cURL command, a cookie jar, any text or\n" +
			"log with tokens in it, a JWK, a JWK Set, a PEM key, certificate or request, OpenID or OAuth metadata, or a token\n" +
			"response with or without its HTTP header, plain or compressed with gzip or zstd; or a directory of those, without\n" +
			"its hidden files and what .gitignore, .ignore and .jwtctlignore leave out; or a pattern such as 'logs/**/*.log'.\n" +
			"With the issuer's keys the signatures are checked too. HMACs are tried with secrets that everybody knows.\n" +
			"Exit code 1 says that there is a finding of the severity given by --fail-on, or worse.",
		GroupID: groupAudit,
		Example: `  jwtctl audit testdata/tokens
  jwtctl audit --fail-on medium -o json testdata/tokens/access-token.jwt
  jwtctl audit --ignore 'pii-*' --max-lifetime 1h testdata/tokens/id-token.jwt
  jwtctl audit --fail-on never --wordlist testdata/keys/NOT-SECRET-hs256.txt --token-field token testdata/tokens/tokens.ndjson`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return runAudit(cmd.Context(), a, &opts, args) },
	}
	opts.bind(cmd)
	return cmd
}

func (o *auditOptions) bind(cmd *cobra.Command) {
	o.bindGate(cmd)
	o.keys.bind(cmd)
	o.bindPolicy(cmd)
	o.blocklists.bind(cmd)
}

// bindPolicy binds what only tokens are judged by.
func (o *auditOptions) bindPolicy(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.Var(&o.profile, "profile", "what the tokens are for; auto detects it")
	flags.Var(&o.preset, "preset", "whose tokens they are; auto tells by the issuer, none knows no product")
	flags.Var(&o.maxLifetime, "max-lifetime", "longest life a token may have, in place of the built-in limits")
	flags.StringArrayVar(&o.metadata, "metadata", nil, "hold the tokens against the issuer metadata in `FILE` too; repeatable")
	flags.StringVar(&o.access, "access-token-file", "", "hold DPoP proofs against the access token in `FILE`, that they were sent with")
	flags.BoolVar(&o.fapi2, "fapi2", false, "hold the tokens to the FAPI 2.0 Security Profile too")
	flags.StringArrayVar(&o.wordlists, "wordlist", nil, "try the words in `FILE`, one a line, plain or compressed, as secrets of HMACs; repeatable")
	o.files.bind(cmd)
	flags.StringVar(&o.tokenField, "token-field", "", "in JSON and NDJSON, take the tokens from the members called `NAME|/POINTER` alone, and search no text")
	flags.Var(&o.jobs, "jobs", "how many tokens to judge at a time; the report is the same")
	o.profile.complete(cmd, "profile")
	o.preset.complete(cmd, "preset")
}

// bindGate binds what reports of tokens and of keys have in common.
func (o *auditOptions) bindGate(cmd *cobra.Command) {
	o.output.bind(cmd)
	flags := cmd.Flags()
	flags.Var(&o.failOn, "fail-on", "exit with 1 at a finding of this severity or worse; never only reports")
	flags.BoolFunc("exit-zero", "only report: the same as --fail-on never", func(text string) error {
		yes, err := strconv.ParseBool(text)
		if !yes || err != nil {
			return err
		}
		return flags.Set("fail-on", failNever)
	})
	flags.Var(&o.minSeverity, "min-severity", "show no findings below this severity; --fail-on counts them all the same")
	flags.StringSliceVar(&o.selected, "select", nil, "only these rules: `ID,GROUP-*,...`")
	flags.StringSliceVar(&o.ignored, "ignore", nil, "without these rules: `ID,GROUP-*,...`")
	o.failOn.complete(cmd, "fail-on")
	o.minSeverity.complete(cmd, "min-severity")
	completeList(cmd, "select", ruleIDs)
	completeList(cmd, "ignore", ruleIDs)
	o.policy.flags = flags
	o.policy.config.bind(cmd)
	o.baseline.bind(cmd)
}

func runAudit(ctx context.Context, a *app, opts *auditOptions, args []string) error {
	if err := opts.files.check(); err != nil {
		return err
	}
	inputs, err := a.chosenInputs(args, &opts.files)
	if err != nil {
		return err
	}
	if err := opts.checkWordlists(); err != nil {
		return err
	}
	if err := opts.spareSources(args); err != nil {
		return err
	}
	run, err := startAudit(ctx, a, opts)
	if err != nil {
		return err
	}
	defer run.release()
	err = run.inputs(inputs)
	if err == nil {
		err = run.searchWords(ctx)
	}
	return run.end(err)
}

// worthShowing applies --min-severity: to what is shown, never to the gate.
func (o *auditOptions) worthShowing(findings []audit.Finding) []audit.Finding {
	lowest, err := audit.ParseSeverity(o.minSeverity.value)
	if err != nil {
		return findings
	}
	n := 0
	for n < len(findings) && findings[n].Severity >= lowest { // they come worst first
		n++
	}
	return findings[:n]
}

// engine prepares the rules by what the flags ask for.
func (o *auditOptions) engine(ctx context.Context, a *app) (*audit.Engine, error) {
	policy := o.decided
	policy.Secrets, policy.KeepUnsolved = true, len(o.wordlists) > 0
	var err error
	if policy.Keys, err = o.keys.load(ctx, a); err != nil {
		if no := (noVerdict{}); errors.As(err, &no) {
			err = no.cause // keys that cannot be read say nothing about the tokens
		}
		return nil, err
	}
	if err := usableKeys(a, policy.Keys); err != nil {
		return nil, err
	}
	if policy.Metadata, err = readMetadata(a, o.metadata); err != nil {
		return nil, err
	}
	if o.access != "" {
		if policy.AccessToken, err = readAccessToken(a, o.access); err != nil {
			return nil, err
		}
	}
	if policy.Blocklists, err = o.blocklists.load(); err != nil {
		return nil, err
	}
	engine, err := audit.NewEngine(o.rules(), policy, a.now())
	var unknown *audit.UnknownRuleError
	if errors.As(err, &unknown) {
		return nil, usageError{withHint(err, hintForRule(unknown.Pattern, o.ruleIDs()))}
	}
	return engine, err
}

// passes applies --fail-on.
func (o *auditOptions) passes(sum *audit.Summary) bool {
	return sum.Findings == 0 || !o.fails(sum.Worst)
}

// fails reports whether a finding of this severity is one too many.
func (o *auditOptions) fails(s audit.Severity) bool {
	if o.failOn.value == failNever {
		return false
	}
	limit, err := audit.ParseSeverity(o.failOn.value)
	return err != nil || s >= limit
}

func eachReport(reports []render.Report, do func(render.Report) error) error {
	for _, r := range reports {
		if err := do(r); err != nil {
			return err
		}
	}
	return nil
}

func ruleIDs() []string {
	var ids []string
	for _, r := range catalog.Rules() {
		ids = append(ids, r.ID)
	}
	return ids
}
