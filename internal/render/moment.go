package render

import (
	"fmt"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// Span writes a duration as people say it, in its one or two largest units:
// "45s", "14m", "2h 30m", "3d 4h", "2y 35d". A year counts 365 days.
func Span(d time.Duration) string { return span(int64(d / time.Second)) }

// span is Span for seconds, which reach further than a Duration.
func span(d int64) string {
	if d < 0 {
		d = -d
	}
	units := [...]struct {
		size int64
		name string
	}{{365 * 24 * 3600, "y"}, {24 * 3600, "d"}, {3600, "h"}, {60, "m"}, {1, "s"}}
	for i, u := range units {
		if d < u.size {
			continue
		}
		whole := fmt.Sprintf("%d%s", d/u.size, u.name)
		if rest := d % u.size; i+1 < len(units) && rest >= units[i+1].size {
			return fmt.Sprintf("%s %d%s", whole, rest/units[i+1].size, units[i+1].name)
		}
		return whole
	}
	return "0s"
}

// relative says how far a time lies from now: "14m ago", "in 2h 30m", "now".
func relative(t, now time.Time) string {
	d := t.Unix() - now.Unix()
	switch {
	case d == 0:
		return "now"
	case d < 0:
		return span(d) + " ago"
	}
	return "in " + span(d)
}

// A moment is a NumericDate claim as it is shown.
type moment struct {
	iso, relative string
}

// momentOf writes a NumericDate in ISO 8601 and relative to now; ok is false
// for times that a calendar cannot hold.
func momentOf(d inspect.NumericDate, now time.Time) (m moment, ok bool) {
	t, ok := d.Time()
	if !ok {
		return moment{}, false
	}
	return moment{t.Format(time.RFC3339Nano), relative(t, now)}, true
}

// timeClaim reports the registered and widely used claims that are NumericDates.
func timeClaim(name string) bool {
	switch name {
	case "exp", "nbf", "iat", "auth_time", "updated_at", "rat", "toe":
		return true
	}
	return false
}
