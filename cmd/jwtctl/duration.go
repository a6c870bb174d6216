package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// duration is a flag value such as 90s, 15m, 12h, 7d or 1d12h.
type duration struct{ time.Duration }

// String shows the value; none is empty, so help shows no default.
func (d *duration) String() string {
	if d.Duration == 0 {
		return ""
	}
	return d.Duration.String()
}

// Type names the value in help.
func (d *duration) Type() string { return "DURATION" }

// Set reads a positive duration. Days are ours; the rest is Go's.
func (d *duration) Set(text string) error {
	v, err := time.ParseDuration(text)
	if days, rest, ok := strings.Cut(text, "d"); ok {
		var n int
		if n, err = strconv.Atoi(days); n > 100*365 {
			err = strconv.ErrRange
		}
		if v = 0; err == nil && rest != "" {
			v, err = time.ParseDuration(rest)
		}
		v += time.Duration(n) * 24 * time.Hour
	}
	if err != nil || v <= 0 {
		return withHint(fmt.Errorf("%q is no duration", shorten(text)), "write a number and a unit: 90s, 15m, 12h, 7d, 1d12h")
	}
	d.Duration = v
	return nil
}
