package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// writeHelp is the help of every command: what it is for, how it is written,
// examples, what is below it, its flags, the global flags. It is code and not
// a template so that the linker can leave text/template out.
func writeHelp(w io.Writer, cmd *cobra.Command) {
	fmt.Fprintf(w, "%s\n", cmd.Short)
	if cmd.Long != "" {
		fmt.Fprintf(w, "\n%s\n", cmd.Long)
	}
	fmt.Fprintf(w, "\nUsage:\n  %s\n", usageLine(cmd))
	if len(cmd.Aliases) > 0 {
		fmt.Fprintf(w, "\nAliases:\n  %s\n", strings.Join(cmd.Aliases, ", "))
	}
	if cmd.Example != "" {
		fmt.Fprintf(w, "\nExamples:\n%s\n", cmd.Example)
	}
	writeCommands(w, cmd)
	writeFlags(w, cmd)
	if cmd.HasAvailableSubCommands() {
		fmt.Fprintf(w, "\nRun %q for more about a command.\n", cmd.CommandPath()+" COMMAND --help")
	}
}

func usageLine(cmd *cobra.Command) string {
	if cmd.HasAvailableSubCommands() {
		return cmd.CommandPath() + " COMMAND [flags]"
	}
	return cmd.UseLine()
}

// writeCommands lists the commands below cmd under the titles of their groups,
// or under one title where there are no groups.
func writeCommands(w io.Writer, cmd *cobra.Command) {
	groups := cmd.Groups()
	if len(groups) == 0 {
		groups = []*cobra.Group{{Title: "Commands"}}
	}
	for _, group := range groups {
		title := fmt.Sprintf("\n%s:\n", group.Title)
		for _, child := range cmd.Commands() {
			if child.GroupID == group.ID && !child.Hidden {
				fmt.Fprintf(w, "%s  %-*s  %s\n", title, child.NamePadding(), child.Name(), child.Short)
				title = ""
			}
		}
	}
}

// writeFlags lists the flags by group: the command's own first, then its named
// groups in the order of their first flag, the global ones last.
func writeFlags(w io.Writer, cmd *cobra.Command) {
	var titles []string
	groups := map[string]*pflag.FlagSet{ownFlags: {}, globalFlags: {}}
	add := func(flag *pflag.Flag) {
		title := groupOf(flag)
		if groups[title] == nil {
			titles = append(titles, title)
			groups[title] = &pflag.FlagSet{}
		}
		groups[title].SortFlags = false
		groups[title].AddFlag(flag)
	}
	cmd.LocalFlags().VisitAll(add)
	cmd.InheritedFlags().VisitAll(add)
	for _, title := range append(append([]string{ownFlags}, titles...), globalFlags) {
		if usages := groups[title].FlagUsages(); usages != "" {
			fmt.Fprintf(w, "\n%s:\n%s", title, usages)
		}
	}
}

// newHelpCommand replaces cobra's, which ends with 0 for an unknown topic.
func newHelpCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]...",
		Short:   "Show help for a command",
		GroupID: groupOther,
		Example: `  jwtctl help
  jwtctl help version`,
		ValidArgsFunction: offerCommands,
		RunE: func(cmd *cobra.Command, args []string) error {
			topic, rest, err := cmd.Root().Find(args)
			if err != nil {
				return usageError{err}
			}
			if len(rest) > 0 {
				return unknownCommand(topic, rest[0])
			}
			return topic.Help()
		},
	}
}

// offerCommands offers the commands that there is help for.
func offerCommands(cmd *cobra.Command, args []string, _ string) (offers []string, _ cobra.ShellCompDirective) {
	if topic, rest, err := cmd.Root().Find(args); err == nil && len(rest) == 0 {
		for _, child := range topic.Commands() {
			if child.IsAvailableCommand() {
				offers = append(offers, cobra.CompletionWithDesc(child.Name(), child.Short))
			}
		}
	}
	return offers, cobra.ShellCompDirectiveNoFileComp
}
