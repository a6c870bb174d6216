package main

import (
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
	return d.Duration.String()
}

// Type names the value in help.
func (d *duration) Type() string { return "DURATION" }

// Set reads a positive duration.
func (d *duration) Set(text string) error {
	v, err := config.ParseDuration(text)
	if err != nil {
		return withHint(fmt.Errorf("%q is no duration", shorten(text)), config.DurationHint)
	}
	d.Duration = v
	return nil
}
