package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// choice is a flag whose value is one of a few words.
type choice struct {
	name    string // of the value in help, like WHEN
	value   string
	allowed []string
}

func newChoice(name, initial string, allowed ...string) choice {
	return choice{name: name, value: initial, allowed: allowed}
}

// String returns the chosen word.
func (c *choice) String() string { return c.value }

// Type names the value in help.
func (c *choice) Type() string { return c.name }

// Set takes one of the allowed words.
func (c *choice) Set(word string) error {
	if !slices.Contains(c.allowed, word) {
		return unknownWord(word, c.allowed)
	}
	c.value = word
	return nil
}

// complete lets shells offer the allowed words for the flag called name.
func (c *choice) complete(cmd *cobra.Command, name string) {
	completeWords(cmd, name, c.allowed)
}

// unknownWord is the error for a word that is not in a list, with the list or
// the nearest member of it as the next step.
func unknownWord(word string, allowed []string) error {
	return withHint(fmt.Errorf("%q is not one of %s", shorten(word), strings.Join(allowed, ", ")),
		didYouMean(word, allowed, "choose one of "+strings.Join(allowed, ", ")))
}
