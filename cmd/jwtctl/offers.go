package main

import (
	"os"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// offerFilesOnly keeps shells from offering file names where none can stand:
// for arguments and flags whose help says nothing of a file. It is called
// where a shell asks, and not at every start.
func offerFilesOnly(root *cobra.Command) {
	eachCommand(root, func(cmd *cobra.Command) {
		if cmd.ValidArgsFunction == nil && len(cmd.ValidArgs) == 0 && !namesPlace(cmd.Use) {
			cmd.ValidArgsFunction = cobra.NoFileCompletions
		}
		cmd.LocalFlags().VisitAll(func(flag *pflag.Flag) {
			value, _ := pflag.UnquoteUsage(flag)
			if _, known := cmd.GetFlagCompletionFunc(flag.Name); known || namesPlace(value) {
				return
			}
			// It can only fail for a flag that has a function by now: a global one.
			_ = cmd.RegisterFlagCompletionFunc(flag.Name, cobra.NoFileCompletions)
		})
	})
}

// namesPlace reports a description of a value that can be a file or directory.
func namesPlace(value string) bool {
	for _, word := range []string{"FILE", "DIR", "TOKEN"} {
		if strings.Contains(value, word) {
			return true
		}
	}
	return false
}

// completeKIDs lets shells offer, for the flag called name, the IDs of the
// keys in files.
func completeKIDs(cmd *cobra.Command, name string, files func(args []string) []string) {
	if err := cmd.RegisterFlagCompletionFunc(name, offerKIDs(files)); err != nil {
		panic(err) // the flag does not exist: a slip in this package
	}
}

// offerKIDs offers the IDs of the keys in files, each with what key it is.
// What cannot be read has none: a shell that asks wants no errors.
func offerKIDs(files func(args []string) []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) (offers []string, _ cobra.ShellCompDirective) {
		seen := map[string]bool{}
		for _, file := range files(args) {
			for _, k := range keysForOffers(file) {
				if typable(k.ID) && !seen[k.ID] {
					seen[k.ID] = true
					offers = append(offers, k.ID+"\t"+strings.Join(strings.Fields(k.Type+" "+k.Curve+" "+k.Algorithm), " "))
				}
			}
		}
		return offers, cobra.ShellCompDirectiveNoFileComp
	}
}

// offerFileThenKID offers a file, and then the ID of a key in it.
func offerFileThenKID(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	switch len(args) {
	case 0:
		return nil, cobra.ShellCompDirectiveDefault
	case 1:
		return offerKIDs(func(args []string) []string { return args })(cmd, args, typed)
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}

// keysForOffers reads a file of keys as far as that goes without a question.
func keysForOffers(file string) []*inspect.Key {
	info, err := os.Stat(file)
	if err != nil || !info.Mode().IsRegular() || info.Size() > inspect.MaxKeySetBytes {
		return nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	set, err := inspect.ReadKeys(data, nil)
	if err != nil {
		return nil
	}
	return set.Keys
}

// typable reports an ID that means itself in any shell. Others are not
// offered: whoever wrote the key set would otherwise write to a command line.
func typable(id string) bool {
	return id != "" && len(id) <= inspect.MaxKIDBytes && id[0] != '-' && shellWord(id) == id && !strings.Contains(id, "%")
}
