package config

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// DurationHint tells how a duration is written.
const DurationHint = "write a number and a unit: 90s, 15m, 12h, 7d, 1d12h"

// ErrNotPositive is a duration of zero or less.
var ErrNotPositive = errors.New("not positive")

// ParseDuration reads a positive duration. Days are ours; the rest is Go's.
func ParseDuration(text string) (time.Duration, error) {
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
	if err == nil && (v <= 0 || strings.ContainsAny(text, "+-")) {
		err = ErrNotPositive
	}
	return v, err
}

// FormatDuration writes a duration in the shortest way that is read back.
func FormatDuration(d time.Duration) string {
	const day = 24 * time.Hour
	text := ""
	if d >= day {
		text = strconv.FormatInt(int64(d/day), 10) + "d"
		if d %= day; d == 0 {
			return text
		}
	}
	rest := d.String()
	if strings.HasSuffix(rest, "m0s") {
		rest = rest[:len(rest)-2]
	}
	if strings.HasSuffix(rest, "h0m") {
		rest = rest[:len(rest)-2]
	}
	return text + rest
}
