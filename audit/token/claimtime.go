package token

import (
	"fmt"
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// Bounds of what a NumericDate can mean, in seconds since 1970.
const (
	millisFrom = 100_000_000_000 // the year 5138: whoever writes that counts milliseconds
	endOfTime  = 253402300799    // 9999-12-31T23:59:59Z, which some frameworks write for "never"
	year2101   = 4133980800

	minute = int64(60)
	hour   = 60 * minute
	day    = 24 * hour
)

// inMillis reports a date that makes sense only as milliseconds, or less.
func inMillis(d *inspect.NumericDate) bool {
	return d != nil && d.Seconds >= millisFrom && d.Seconds != endOfTime && d.Seconds != endOfTime+1
}

// isDate reports a claim that can be taken for a date: 0 is what some issuers
// write for "none".
func isDate(d *inspect.NumericDate) bool {
	return d != nil && d.Seconds > 0 && !inMillis(d)
}

// after reports whether d lies after t.
func after(d *inspect.NumericDate, t time.Time) bool {
	s := t.Unix()
	return d.Seconds > s || d.Seconds == s && d.Nanos > int64(t.Nanosecond())
}

// notAfter reports whether d lies before e, or is the same.
func notAfter(d, e *inspect.NumericDate) bool {
	return d.Seconds < e.Seconds || d.Seconds == e.Seconds && d.Nanos <= e.Nanos
}

// A life is how long a token can be used.
type life struct {
	seconds int64
	// open says that the token does not tell when its life began, so that it
	// is at least this long: what is left of it.
	open bool
}

func (l life) String() string {
	if l.open {
		return "at least another " + span(l.seconds)
	}
	return span(l.seconds)
}

// lifeOf returns the token's life, if it has an end.
func lifeOf(p *audit.TokenPass) (l life, ok bool) {
	exp, start := p.Times.Expires, p.Times.IssuedAt
	if !isDate(exp) {
		return l, false
	}
	if !isDate(start) {
		start = p.Times.NotBefore
	}
	if !isDate(start) {
		l = life{exp.Seconds - p.Now.Unix(), true}
	} else {
		l = life{exp.Seconds - start.Seconds, false}
	}
	return l, l.seconds > 0
}

// capped reports a life beyond the user's own cap, and whether there is one.
func capped(p *audit.TokenPass, l life) (over, isSet bool) {
	limit := p.Policy.MaxLifetime
	return limit > 0 && l.seconds > int64(limit/time.Second), limit > 0
}

// span writes a number of seconds as people say it.
func span(seconds int64) string {
	switch {
	case seconds >= 2*365*day:
		return fmt.Sprintf("%d years", seconds/(365*day))
	case seconds >= 2*day:
		days := fmt.Sprintf("%d days", seconds/day)
		if rest := seconds % day; rest > 0 && rest < minute {
			days += fmt.Sprintf(" and %ds", rest) // just over a limit
		}
		return days
	}
	s := (time.Duration(seconds) * time.Second).String()
	s = strings.TrimSuffix(s, "0s")
	if s == "" || s[len(s)-1] >= '0' && s[len(s)-1] <= '9' {
		s += "0s" // "10s" lost its last digit
	}
	if strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}

// moment writes a date in UTC, or as its digits where there is no such year.
func moment(d *inspect.NumericDate) string {
	if t, ok := d.Time(); ok {
		return t.Format(time.RFC3339)
	}
	return fmt.Sprint(d.Seconds)
}
