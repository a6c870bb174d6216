package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/internal/intake"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/spf13/cobra"
)

const formatNDJSON = "ndjson"

// failNever is the --fail-on value for runs that only report.
const failNever = "never"

type auditOptions struct {
	output      outputFlag
	profile     choice
	failOn      choice
	minSeverity choice
	selected    []string
	ignored     []string
	maxLifetime duration
}

func newAuditCommand(a *app) *cobra.Command {
	opts := auditOptions{
		output:      newOutputFlag(formatText, formatJSON, formatNDJSON),
		profile:     newChoice("PROFILE", string(audit.ProfileAuto), profileNames()...),
		failOn:      newChoice("SEVERITY", audit.High.String(), append(severityNames(), failNever)...),
		minSeverity: newChoice("SEVERITY", audit.Info.String(), severityNames()...),
	}
	cmd := &cobra.Command{
		Use:   "audit [TOKEN|FILE|DIR|-]...",
		Short: "Judge tokens by the rules, for people and for CI",
		Long: "audit finds the tokens in its inputs, judges each by every rule and prints the findings, worst first.\n" +
			"An input is a token, a list of tokens, NDJSON, a JSON document, any text or log with tokens in it, or a\n" +
			"directory of those (hidden files are left out).\n" +
			"Exit code 1 says that there is a finding of the severity given by --fail-on, or worse.",
		GroupID: groupAudit,
		Example: `  jwtctl audit testdata/tokens
  jwtctl audit --fail-on medium -o json testdata/tokens/access-token.jwt
  jwtctl audit --ignore 'pii-*' --max-lifetime 1h testdata/tokens/id-token.jwt`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error { return runAudit(a, &opts, args) },
	}
	opts.bind(cmd)
	return cmd
}

func (o *auditOptions) bind(cmd *cobra.Command) {
	o.output.bind(cmd)
	flags := cmd.Flags()
	flags.Var(&o.profile, "profile", "what the tokens are for; auto detects it")
	flags.Var(&o.failOn, "fail-on", "exit with 1 at a finding of this severity or worse; never only reports")
	flags.Var(&o.minSeverity, "min-severity", "show no findings below this severity; --fail-on counts them all the same")
	flags.StringSliceVar(&o.selected, "select", nil, "only these rules: `ID,GROUP-*,...`")
	flags.StringSliceVar(&o.ignored, "ignore", nil, "without these rules: `ID,GROUP-*,...`")
	flags.Var(&o.maxLifetime, "max-lifetime", "longest life a token may have, in place of the built-in limits")
	o.profile.complete(cmd, "profile")
	o.failOn.complete(cmd, "fail-on")
	o.minSeverity.complete(cmd, "min-severity")
	completeList(cmd, "select", ruleIDs())
	completeList(cmd, "ignore", ruleIDs())
}

func runAudit(a *app, opts *auditOptions, args []string) error {
	engine, err := opts.engine(a.now())
	if err != nil {
		return err
	}
	inputs, err := a.inputs(args)
	if err != nil {
		return err
	}
	outs := opts.output.open(a)
	defer outs.abort()
	reports, err := newReports(outs)
	if err != nil {
		return err
	}
	var shown, all audit.Summary
	err = a.eachToken(inputs, func(name string, f *intake.Found) error {
		loc := location(name, f)
		findings := engine.Token(f.Token, loc)
		all.Add(findings)
		judged := render.Judged{Location: loc, Token: f.Token, Profile: engine.Profile(), Findings: opts.worthShowing(findings)}
		shown.Tokens++
		shown.Add(judged.Findings)
		return eachReport(reports, func(r render.Report) error { return r.Token(&judged) })
	}, func(name string, tokens int) {
		shown.Inputs++
		if tokens == 0 {
			a.note("%s: no token found", name)
		}
	})
	if err != nil {
		return a.stopped(opts.passes(&all), err)
	}
	if hidden := all.Findings - shown.Findings; hidden > 0 {
		a.note("%d below --min-severity %s not shown", hidden, opts.minSeverity.value)
	}
	pass := opts.passes(&all)
	if err := eachReport(reports, func(r render.Report) error { return r.Close(&shown) }); err != nil {
		return verdict(pass, err)
	}
	return a.concluded(pass, outs.commit())
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
func (o *auditOptions) engine(now time.Time) (*audit.Engine, error) {
	engine, err := audit.NewEngine(catalog.Rules(), audit.Policy{
		Profile: audit.Profile(o.profile.value), Select: o.selected, Ignore: o.ignored, MaxLifetime: o.maxLifetime.Duration,
	}, now)
	var unknown *audit.UnknownRuleError
	if errors.As(err, &unknown) {
		return nil, usageError{withHint(err, didYouMean(strings.TrimRight(unknown.Pattern, "*"), ruleIDs(), "jwtctl rules lists them"))}
	}
	return engine, err
}

// passes applies --fail-on.
func (o *auditOptions) passes(sum *audit.Summary) bool {
	if o.failOn.value == failNever {
		return true
	}
	limit, err := audit.ParseSeverity(o.failOn.value)
	return err == nil && !sum.Reaches(limit)
}

func newReports(outs outputs) ([]render.Report, error) {
	var reports []render.Report
	for _, out := range outs {
		switch out.Format {
		case formatJSON:
			r, err := render.NewAuditJSON(out, render.Tool{Name: "jwtctl", Version: buildVersion().Version})
			if err != nil {
				return nil, err
			}
			reports = append(reports, r)
		case formatNDJSON:
			reports = append(reports, render.NewAuditNDJSON(out))
		case formatText:
			reports = append(reports, render.NewAuditText(out, out.Theme))
		default:
			return nil, fmt.Errorf("no renderer for format %q", out.Format)
		}
	}
	return reports, nil
}

func eachReport(reports []render.Report, do func(render.Report) error) error {
	for _, r := range reports {
		if err := do(r); err != nil {
			return err
		}
	}
	return nil
}

func profileNames() []string {
	var names []string
	for _, p := range audit.Profiles() {
		names = append(names, string(p))
	}
	return names
}

func severityNames() []string {
	var names []string
	for _, s := range audit.Severities() {
		names = append(names, s.String())
	}
	return names
}

func ruleIDs() []string {
	var ids []string
	for _, r := range catalog.Rules() {
		ids = append(ids, r.ID)
	}
	return ids
}
