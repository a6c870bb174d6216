package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/jwtctl/jwtctl/mint"
)

// count is the value of --count.
type count struct{ n int }

// maxCount keeps a slip of the keyboard from filling a disk.
const maxCount = 100_000_000

// String shows nothing: one token is the default.
func (c *count) String() string { return "" }

// Type names the value in help.
func (c *count) Type() string { return "N" }

// Set reads a number.
func (c *count) Set(text string) error {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > maxCount {
		return withHint(fmt.Errorf("%q is not a number from 1 to %d", shorten(text), maxCount), "write --count 1000")
	}
	c.n = n
	return nil
}

// wishes is the value of --unsafe.
type wishes struct{ list []mint.Wish }

// String shows what was asked for.
func (w *wishes) String() string {
	var names []string
	for _, wish := range w.list {
		names = append(names, string(wish))
	}
	return strings.Join(names, ",")
}

// Type names the value in help.
func (w *wishes) Type() string { return "WISH" }

// Set adds wishes, separated by commas.
func (w *wishes) Set(text string) error {
	for name := range strings.SplitSeq(text, ",") {
		c := newChoice("", "", wishNames()...)
		if err := c.Set(strings.TrimSpace(name)); err != nil {
			return err
		}
		w.list = append(w.list, mint.Wish(c.value))
	}
	return nil
}

func (w *wishes) has(wish mint.Wish) bool { return slices.Contains(w.list, wish) }

func wishNames() []string {
	var names []string
	for _, w := range mint.Wishes() {
		names = append(names, string(w))
	}
	return names
}

func mintProfiles() []string {
	var names []string
	for _, p := range mint.Profiles() {
		names = append(names, string(p))
	}
	return names
}

func shapeNames() []string {
	var names []string
	for _, s := range mint.Shapes() {
		names = append(names, s.Name)
	}
	return names
}
