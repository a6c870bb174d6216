package main

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// globalFlags is the title of the flags every command has; ownFlags that of a
// command's flags which were put in no group.
const (
	ownFlags    = "Flags"
	globalFlags = "Global flags"
)

// flagGroup is the annotation that carries a flag's title in help.
const flagGroup = "jwtctl_group"

// putInGroup lists a flag under its own title in help.
func putInGroup(flag *pflag.Flag, title string) {
	flag.Annotations = map[string][]string{flagGroup: {title}}
}

func groupOf(flag *pflag.Flag) string {
	if title := flag.Annotations[flagGroup]; len(title) == 1 {
		return title[0]
	}
	return ownFlags
}

// completeList lets shells offer words for a flag that takes several,
// separated by commas. They are asked for when a shell does.
func completeList(cmd *cobra.Command, name string, words func() []string) {
	err := cmd.RegisterFlagCompletionFunc(name, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		before := typed[:strings.LastIndexByte(typed, ',')+1]
		var offers []string
		for _, w := range words() {
			offers = append(offers, before+w)
		}
		return offers, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	})
	if err != nil {
		panic(err) // the flag does not exist: a slip in this package
	}
}

// completeWords lets shells offer words for the flag called name.
func completeWords(cmd *cobra.Command, name string, words []string) {
	err := cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic(err) // the flag does not exist: a slip in this package
	}
}
