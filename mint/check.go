package mint

import (
	"errors"
	"fmt"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// normalize checks the members that were given, and takes the white space out
// of their values.
func (d *draft) normalize() error {
	for i, m := range d.claims.members {
		if err := checkName(m.Name); err != nil {
			return err
		}
		value, err := ParseValue("claim "+m.Name, m.JSON)
		if err != nil {
			return err
		}
		d.claims.members[i].JSON = value
	}
	return nil
}

// checkTypes holds the registered claims to the types of RFC 7519 §4.1.
func (d *draft) checkTypes() error {
	for _, m := range d.claims.members {
		doc, _ := inspect.ReadJSON(m.JSON)
		v := doc.Root()
		ok, want := true, ""
		switch m.Name {
		case "iss", "sub", "jti":
			ok, want = v.Kind() == inspect.String, "a string"
		case "aud":
			_, ok = v.Strings()
			want = "a string or a list of strings"
		case "exp", "nbf", "iat", "auth_time":
			_, err := parseNumericDate(string(m.JSON))
			if ok, want = err == nil, "a NumericDate from 1970 to 9999"; err != nil && v.Kind() == inspect.Number && !d.wishes(WrongType) {
				return err
			}
		}
		if !ok {
			if err := d.need(WrongType, "claim %s is %s, not %s", m.Name, short(m.JSON), want); err != nil {
				return instead(err, m.Name)
			}
		}
	}
	return nil
}

// instead tells those who gave a claim a value of the wrong type how it is
// written.
func instead(err error, claim string) error {
	var unsafe *UnsafeError
	if !errors.As(err, &unsafe) {
		return err
	}
	switch claim {
	case "exp", "nbf", "iat":
		unsafe.Instead = fmt.Sprintf("write --%s 15m, or %[1]s:=1767366245", claim)
	case "auth_time":
		unsafe.Instead = "write auth_time:=1767366245"
	default:
		unsafe.Instead = "write " + claim + "=TEXT"
	}
	return unsafe
}

// checkTimes looks at how long the token lives, and whether it does.
func (d *draft) checkTimes() error {
	doc, _ := inspect.ReadJSON(d.claims.JSON())
	exp, hasExp := doc.Get("exp").NumericDate()
	iat, hasIssued := doc.Get("iat").NumericDate()
	nbf, hasNotBefore := doc.Get("nbf").NumericDate()
	start, hasStart := iat, hasIssued
	if !hasStart {
		start, hasStart = nbf, hasNotBefore
	}
	if hasNotBefore && !nbf.Reached(d.spec.Now) {
		d.note("the token is not valid yet: its nbf lies ahead")
	}
	if hasIssued && !iat.Reached(d.spec.Now) {
		d.note("the token was not issued yet: its iat lies ahead")
	}
	switch p := d.spec.profile(); {
	case !doc.Get("exp").Exists() && p.long > 0:
		return d.need(NoExpiry, "the token has no exp")
	case !hasExp:
		return nil
	case exp.Reached(d.spec.Now) && exp.Seconds < int64(365*day/time.Second):
		d.note("the token has expired: its exp %d is a time in 1970 (a time from now has a unit, such as 15m)", exp.Seconds)
	case exp.Reached(d.spec.Now):
		d.note("the token has expired: its exp lies in the past")
	case hasNotBefore && exp.Seconds <= nbf.Seconds:
		d.note("the token is never valid: its exp does not lie behind its nbf")
	case hasStart && exp.Seconds <= start.Seconds:
		d.note("the token ends before it begins: its exp does not lie behind its iat")
	case !hasStart:
		start.Seconds = d.spec.Now.Unix()
		fallthrough
	default:
		return d.checkLife(exp.Seconds-start.Seconds, p.long)
	}
	return nil
}

// checkLife judges a life in seconds; long is what is long for the profile.
func (d *draft) checkLife(life int64, long time.Duration) error {
	if limit := int64(d.spec.LongestLife / time.Second); limit > 0 && life > limit {
		d.note("the token lives %s, but the keyring's keys outlive a signature by %s only: it may end before its exp", span(life), span(limit))
	}
	switch {
	case life > int64(365*day/time.Second):
		return d.need(LongLife, "the token lives %d days", life/int64(day/time.Second))
	case long > 0 && life > int64(long/time.Second):
		d.note("the token lives %s: that is long for one of its kind (%s at most)", span(life), span(int64(long/time.Second)))
	}
	return nil
}

// span writes seconds in the largest unit that needs no fraction.
func span(seconds int64) string {
	const daySeconds = int64(day / time.Second)
	if seconds%daySeconds == 0 || seconds > maxOffsetDays*daySeconds { // more than a Duration may hold
		return plural(seconds/daySeconds, "day")
	}
	d := time.Duration(seconds) * time.Second
	switch {
	case d%time.Hour == 0:
		return plural(int64(d/time.Hour), "hour")
	case d%time.Minute == 0:
		return plural(int64(d/time.Minute), "minute")
	}
	return d.String()
}
