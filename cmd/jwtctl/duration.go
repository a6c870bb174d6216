package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/jwtctl/jwtctl/internal/config"
)

// duration is a flag value such as 90s, 15m, 12h, 7d or 1d12h.
type duration struct{ time.Duration }

// String shows the value; none is empty, so help shows no default.
func (d *duration) String() string {
	if d.Duration == 0 {
		return ""
	}
	return config.FormatDuration(d.Duration)
}

// Type names the value in help.
func (d *duration) Type() string { return "DURATION" }

// Set reads a positive duration.
func (d *duration) Set(text string) error {
	v, err := config.ParseDuration(text)
	if errors.Is(err, config.ErrNotPositive) {
		return withHint(fmt.Errorf("%q is not longer than nothing", shorten(text)), "give a time such as 1s; leave the flag out for its default")
	}
	if err != nil {
		return withHint(fmt.Errorf("%q is no duration", shorten(text)), config.DurationHint)
	}
	d.Duration = v
	return nil
}
