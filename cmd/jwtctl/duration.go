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

// span is a duration of which 0 is as good as another.
type span struct {
	duration
	given bool
}

// Set reads a duration of 0 or more.
func (s *span) Set(text string) error {
	v, err := config.ParseDuration(text)
	switch {
	case errors.Is(err, config.ErrNotPositive) && v < 0:
		return withHint(fmt.Errorf("%q is less than nothing", shorten(text)), "give 0 or a time such as 1m")
	case err != nil && !errors.Is(err, config.ErrNotPositive):
		return withHint(fmt.Errorf("%q is no duration", shorten(text)), config.DurationHint)
	}
	s.Duration, s.given = v, true
	return nil
}
