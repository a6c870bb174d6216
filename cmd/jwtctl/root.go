package main

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/jwtctl/jwtctl/internal/inorder"
	"github.com/spf13/cobra"
)

// Command groups, in the order in which help lists them.
const (
	groupUnderstand = "understand"
	groupAudit      = "audit"
	groupKeys       = "keys"
	groupOther      = "other"
)

// run is the whole program as a function: arguments in, exit code out.
func run(ctx context.Context, env env, args []string) int {
	a := newApp(ctx, env)
	return a.finish(a.execute(ctx, args))
}

// execute runs the command line. An error from before a command's own RunE is
// cobra's or a flag's, hence about usage; a panic becomes an error, because a
// stack trace helps nobody who did not ask for it and may show a secret.
func (a *app) execute(ctx context.Context, args []string) (err error) {
	defer func() {
		if value := recover(); value != nil {
			if a.getenv("JWTCTL_DEBUG") != "" {
				fmt.Fprintf(a.stderr, "%s\n", stackOf(value))
			}
			if elsewhere, ok := value.(*inorder.Panic); ok {
				value = elsewhere.Value
			}
			err = withHint(fmt.Errorf("internal error: %v", value),
				"please report this at https://github.com/jwtctl/jwtctl/issues; JWTCTL_DEBUG=1 shows the stack")
		}
	}()
	root := newRoot(a, called(args, a.stdinTTY)...)
	started := false
	eachCommand(root, func(cmd *cobra.Command) {
		if inner := cmd.RunE; inner != nil {
			cmd.RunE = func(cmd *cobra.Command, args []string) error {
				if err := emptyFlag(cmd); err != nil {
					return err
				}
				started = true
				return inner(cmd, args)
			}
		}
	})
	if len(args) > 0 && strings.HasPrefix(args[0], cobra.ShellCompRequestCmd) {
		offerFilesOnly(root)
	}
	root.SetArgs(append([]string{}, args...)) // never nil, which would mean os.Args
	cmd, err := root.ExecuteContextC(ctx)
	if err != nil && !started {
		return usageError{withHint(err, hintOf(err, seeHelp(cmd)))}
	}
	return err
}

// stackOf returns the stack of a panic, which may have come from a goroutine.
func stackOf(value any) []byte {
	if elsewhere, ok := value.(*inorder.Panic); ok {
		return elsewhere.Stack
	}
	return debug.Stack()
}

// newRoot builds the command tree, of the given commands alone or of all.
func newRoot(a *app, only ...*command) *cobra.Command {
	root := &cobra.Command{
		Use:   "jwtctl",
		Short: "Understand, verify and audit JSON Web Tokens",
		Long: "jwtctl shows what a token says, verifies it by an explicit policy, and judges whether it is well made.\n" +
			"Nothing leaves this machine, and nothing is fetched unless a command is given a URL.\n" +
			"With a token piped in and no arguments, jwtctl decodes it.",
		Example: `  jwtctl decode testdata/tokens/access-token.jwt
  jwtctl audit testdata/tokens`,
		Args:          groupArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			// cobra's own --version would link text/template, and with it
			// every exported method of the program.
			if asked, _ := cmd.Flags().GetBool("version"); asked {
				_, err := fmt.Fprintln(a.stdout, buildVersion().line())
				return err
			}
			if a.defaultRun != nil && !a.stdinTTY {
				return a.defaultRun(cmd, args)
			}
			return cmd.Help()
		},
		PersistentPreRunE: func(*cobra.Command, []string) error { a.setUp(); return nil },
	}
	root.AddGroup(
		&cobra.Group{ID: groupUnderstand, Title: "Understand"},
		&cobra.Group{ID: groupAudit, Title: "Audit"},
		&cobra.Group{ID: groupKeys, Title: "Keys"},
		&cobra.Group{ID: groupOther, Title: "Other"},
	)
	if len(only) == 0 {
		only = commands()
	}
	for _, c := range only {
		made := c.build(a)
		root.AddCommand(made)
		if made.Name() == defaultCommand {
			a.defaultRun = made.RunE
		}
	}
	configure(root, a)
	return root
}

// configure replaces cobra's defaults that our contract does not share.
func configure(root *cobra.Command, a *app) {
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(newHelpCommand())
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { writeHelp(cmd.OutOrStdout(), cmd) })
	root.SetFlagErrorFunc(flagError)
	root.Flags().Bool("version", false, "print the version and exit")
	a.bind(root)
	root.InitDefaultHelpCmd()
}

// eachCommand calls visit for a command and all below it.
func eachCommand(cmd *cobra.Command, visit func(*cobra.Command)) {
	visit(cmd)
	for _, child := range cmd.Commands() {
		eachCommand(child, visit)
	}
}
