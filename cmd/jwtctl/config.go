package main

import (
	"fmt"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/internal/config"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/spf13/cobra"
)

func newConfigCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "config",
		Short:   "Show the policy that audits go by",
		GroupID: groupAudit,
		Example: `  jwtctl config show
  jwtctl config schema`,
		Args: groupArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newConfigShowCommand(a), newConfigSchemaCommand(a))
	return cmd
}

func newConfigShowCommand(a *app) *cobra.Command {
	opts := newAuditOptions()
	opts.output = newOutputFlag(formatText, formatJSON)
	cmd := &cobra.Command{
		Use:   "show",
		Short: "Show each setting and where its value comes from",
		Long: "show reads the policy file as audit does: the " + config.Name + " of this directory, or of one above it up to the root\n" +
			"of the repository, or the one that --config names. Give it the flags of audit to see what they change.",
		Example: `  jwtctl config show
  jwtctl config show --config testdata/policy/team.yaml --fail-on medium
  jwtctl config show -o json`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return runConfigShow(a, &opts) },
	}
	opts.bindGate(cmd)
	opts.bindPolicy(cmd)
	return cmd
}

func runConfigShow(a *app, opts *auditOptions) error {
	if err := opts.decide(a); err != nil {
		return err
	}
	file := config.File{Policy: opts.decided, FailOn: opts.failOn.value, MinSeverity: opts.minSeverity.value, Ignores: opts.ignores}
	name := ""
	if read := opts.policy.file; read != nil {
		name = read.Name
		file = read.With(file)
	}
	p := &file.Policy
	if p.Skew == 0 {
		p.Skew = audit.DefaultSkew
	}
	var settings []render.Setting
	for _, s := range file.Settings(configNames()) {
		settings = append(settings, render.Setting{Key: s.Key, Value: s.Value, From: opts.policy.origin(s.Key)})
	}
	return opts.output.each(a, func(out *sink) error {
		if out.Format == formatJSON {
			return render.ConfigJSON(out, name, settings)
		}
		return render.ConfigText(out, out.Theme, name, settings)
	})
}

func newConfigSchemaCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of the policy file, for editors",
		Long: "schema prints the JSON Schema (2020-12) of " + config.Name + ". Editors with a YAML language server find it by a first line\n" +
			"# yaml-language-server: $schema=" + config.SchemaURL,
		Example: `  jwtctl config schema
  jwtctl config schema | head -n 12`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			text, err := config.Schema(configNames())
			if err != nil {
				return err
			}
			if _, err = a.stdout.Write(text); err != nil {
				return fmt.Errorf("cannot write the schema: %w", err)
			}
			return nil
		},
	}
}

// configNames are the words that a policy file may use.
func configNames() config.Names { return config.Names{Rules: ruleIDs(), Presets: audit.PresetNames()} }
