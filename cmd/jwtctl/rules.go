package main

import (
	"fmt"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/spf13/cobra"
)

type rulesOptions struct{ output outputFlag }

func newRulesCommand(a *app) *cobra.Command {
	opts := rulesOptions{output: newOutputFlag(formatText, formatJSON)}
	cmd := &cobra.Command{
		Use:     "rules [ID]",
		Short:   "List the audit rules, or explain one",
		GroupID: groupAudit,
		Example: `  jwtctl rules
  jwtctl rules alg-none
  jwtctl rules -o json`,
		Args: countArgs(0, 1, "one rule ID at most"),
		RunE: func(_ *cobra.Command, args []string) error { return runRules(a, &opts, args) },
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return ruleIDs(), cobra.ShellCompDirectiveNoFileComp
		},
	}
	opts.output.bind(cmd)
	return cmd
}

func runRules(a *app, opts *rulesOptions, args []string) error {
	rules := catalog.Rules()
	if len(args) == 1 {
		rule, ok := catalog.Find(args[0])
		if !ok {
			return usagef(didYouMean(args[0], ruleIDs(), "jwtctl rules lists them"), "unknown rule %q", shorten(args[0]))
		}
		rules = []*audit.Rule{rule}
	}
	return opts.output.each(a, func(out *sink) error {
		switch {
		case out.Format == formatJSON:
			return render.RulesJSON(out, rules)
		case out.Format != formatText:
			return fmt.Errorf("no renderer for format %q", out.Format)
		case len(args) == 1:
			return render.Rule(out, out.Theme, rules[0])
		}
		return render.RuleList(out, out.Theme, rules)
	})
}
