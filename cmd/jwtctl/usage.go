package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/jwtctl/jwtctl/internal/nearest"
	"github.com/jwtctl/jwtctl/internal/safetext"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// maxShown is how much of a stray argument an error repeats: enough to find
// it, and too little to leak a token that was typed in the wrong place.
const maxShown = 40

// noArgs is the Args of a command without any; cobra's own speaks of an
// unknown command and repeats the argument whole.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usagef(seeHelp(cmd), "%s takes no argument, but there is %q", cmd.CommandPath(), shorten(args[0]))
	}
	return nil
}

// groupArgs is the Args of a command that only holds others. The command also
// needs a RunE (that shows its help): without both, cobra answers an unknown
// subcommand with help and exit code 0.
func groupArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return unknownCommand(cmd, args[0])
	}
	return nil
}

// unknownCommand is the error for a word that names no command below cmd.
func unknownCommand(cmd *cobra.Command, word string) error {
	hint := seeHelp(cmd)
	switch {
	case cmd.HasParent():
	case strings.HasPrefix(word, "eyJ"):
		hint = "to show a token, run jwtctl decode TOKEN"
	case word == toStdin, leadsToFile(word):
		hint = "to show the tokens in it, run jwtctl decode " + shellWord(word)
	}
	var names []string
	for _, child := range cmd.Commands() {
		if child.IsAvailableCommand() {
			names = append(append(names, child.Name()), child.Aliases...)
		}
	}
	return usagef(didYouMean(word, names, hint), "unknown command %q for %s", shorten(word), cmd.CommandPath())
}

// flagError says what is wrong with a flag in our own words. cobra reports
// flags before arguments, so an unknown command is looked for first: its flags
// are only unknown because it is.
func flagError(cmd *cobra.Command, err error) error {
	if cmd.HasSubCommands() && cmd.Flags().NArg() > 0 {
		return unknownCommand(cmd, cmd.Flags().Arg(0))
	}
	var (
		missing *pflag.NotExistError
		invalid *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &missing) && missing.GetSpecifiedShortnames() == "":
		name := missing.GetSpecifiedName()
		hint := seeHelp(cmd)
		if match, ok := nearest.Find(name, flagNames(cmd)); ok {
			hint = fmt.Sprintf("did you mean --%s?", match)
		}
		return usagef(hint, "unknown flag --%s", shorten(name))
	case errors.As(err, &invalid):
		cause := errors.Unwrap(invalid)
		var number *strconv.NumError
		if errors.As(cause, &number) {
			cause = fmt.Errorf("%q is %s", shorten(number.Num), wanted(number))
		}
		return usagef(hintOf(cause, seeHelp(cmd)), "bad value for --%s: %w", invalid.GetFlag().Name, cause)
	}
	return usageError{withHint(err, seeHelp(cmd))}
}

// seeHelp is the hint where nothing better is known.
func seeHelp(cmd *cobra.Command) string { return fmt.Sprintf("see %s --help", cmd.CommandPath()) }

// flagNames lists the long flags a command takes, without dashes.
func flagNames(cmd *cobra.Command) []string {
	var names []string
	cmd.Flags().VisitAll(func(flag *pflag.Flag) {
		if !flag.Hidden {
			names = append(names, flag.Name)
		}
	})
	return names
}

// shorten cuts a stray argument down to what an error may repeat.
func shorten(word string) string {
	word = safetext.WithoutUser(word)
	if runes := []rune(word); len(runes) > maxShown {
		return string(runes[:maxShown]) + "..."
	}
	return word
}

// countArgs is the Args of a command that takes from least to most arguments.
func countArgs(least, most int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usagef(seeHelp(cmd), "%s needs %s", cmd.CommandPath(), what)
		case len(args) > most:
			return usagef(seeHelp(cmd), "%s takes %s, but there are %d arguments", cmd.CommandPath(), what, len(args))
		}
		return nil
	}
}

// emptyFlag refuses a flag that was given nothing, as a variable that is not
// set gives it: most would then ask for nothing, and let everything pass.
func emptyFlag(cmd *cobra.Command) (err error) {
	cmd.Flags().Visit(func(flag *pflag.Flag) {
		empty := flag.Value.Type() == "string" && flag.Value.String() == ""
		if list, ok := flag.Value.(pflag.SliceValue); ok {
			empty = len(list.GetSlice()) == 0 || slices.Contains(list.GetSlice(), "")
		}
		if empty {
			err = usagef("is a variable not set?", "--%s is empty", flag.Name)
		}
	})
	return err
}

// wanted says what a flag's value is not.
func wanted(err *strconv.NumError) string {
	if err.Func == "ParseBool" {
		return "neither true nor false"
	}
	return "no number that fits here"
}
