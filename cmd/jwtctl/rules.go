package main

import (
	"fmt"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/spf13/cobra"
)

type rulesOptions struct{ output outputFlag }

func newRulesCommand(a *app) *cobra.Command {
	opts := rulesOptions{output: newOutputFlag(formatText, formatJSON)}
	cmd := &cobra.Command{
		Use:     "rules [ID|PATTERN]",
		Short:   "List the audit rules, or some, or explain one",
		GroupID: groupAudit,
		Example: `  jwtctl rules
  jwtctl rules alg-none
  jwtctl rules 'pii-*'
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
		all := rules
		rules = nil
		for _, rule := range all {
			if audit.MatchesID(args, rule.ID) {
				rules = append(rules, rule)
			}
		}
		if len(rules) == 0 {
			return usagef(hintForRule(args[0], ruleIDs()), "unknown rule %q", shorten(args[0]))
		}
	}
	return opts.output.each(a, func(out *sink) error {
		switch {
		case out.Format == formatJSON:
			return render.RulesJSON(out, rules)
		case out.Format != formatText:
			return fmt.Errorf("no renderer for format %q", out.Format)
		case len(args) == 1 && !strings.HasSuffix(args[0], "*"):
			return render.Rule(out, out.Theme, rules[0])
		}
		return render.RuleList(out, out.Theme, rules)
	})
}

// hintForRule is the next step after a rule or a pattern that is none of ids.
func hintForRule(asked string, ids []string) string {
	if group := strings.TrimRight(asked, "-*") + "-*"; group != asked && audit.MatchesRule(group, ids) {
		return "did you mean '" + group + "'?"
	}
	return didYouMean(strings.TrimRight(asked, "*"), ids, "jwtctl rules lists them")
}
