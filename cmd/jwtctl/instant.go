package main

import (
	"fmt"
	"time"
)

// instant is a flag that holds a moment in RFC 3339 form; zero is "not given".
type instant struct{ time.Time }

// String returns the moment as it would be typed.
func (i *instant) String() string {
	if i.IsZero() {
		return ""
	}
	return i.Format(time.RFC3339Nano)
}

// Type names the value in help.
func (i *instant) Type() string { return "RFC3339" }

// Set parses the moment. time.Parse's own message describes Go's layout
// language, which is no help to the user, so an example replaces it.
func (i *instant) Set(text string) error {
	moment, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return withHint(fmt.Errorf("%q is not an RFC 3339 time", shorten(text)),
			"write it like 2026-01-02T15:04:05Z or 2026-01-02T15:04:05+02:00")
	}
	i.Time = moment
	return nil
}
