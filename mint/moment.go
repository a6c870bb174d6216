package mint

import (
	"strconv"
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// maxSeconds is the last second of the year 9999: what lies behind it is no
// date that RFC 3339 can write, but most likely a count of milliseconds.
const maxSeconds = 253402300799

// ParseMoment reads a time as people give it, and returns the JSON number of
// its NumericDate: a duration from now ("15m", "-5m", "now+1h", "7d"), an RFC
// 3339 time, or a NumericDate itself, whose digits are kept.
func ParseMoment(text string, now time.Time) ([]byte, error) {
	if isNumber(text) {
		return parseNumericDate(text)
	}
	if t, err := time.Parse(time.RFC3339, text); err == nil {
		return numericDate(t)
	}
	relative, _ := strings.CutPrefix(text, "now")
	d, err := time.Duration(0), error(nil)
	if relative != "" {
		d, err = parseOffset(relative)
	}
	if err != nil || text == "" || len(relative) < len(text) && relative != "" && !strings.ContainsAny(relative[:1], "+-") {
		return nil, hintf("write 15m, -5m, now+1h, 2026-01-02T15:04:05Z or a NumericDate such as 1767366245", "%.40q is no time", text)
	}
	return numericDate(now.Add(d))
}

// parseNumericDate checks a claim that must be a date.
func parseNumericDate(text string) ([]byte, error) {
	doc, problems := inspect.ReadJSON([]byte(text))
	d, ok := doc.Root().NumericDate()
	switch {
	case len(problems) > 0:
		return nil, hintf("write a count of seconds since 1970, such as 1767366245", "%.40q is no number of JSON", text)
	case !ok || d.Seconds < 0 || d.Seconds > maxSeconds:
		hint := "write a count of seconds since 1970, up to the year 9999"
		if ok && d.Seconds > maxSeconds && d.Seconds/1000 <= maxSeconds {
			hint = "is it a count of milliseconds? NumericDate counts seconds: " + strconv.FormatInt(d.Seconds/1000, 10)
		}
		return nil, hintf(hint, "%.40q is out of the range of NumericDate", text)
	}
	return []byte(text), nil
}

func numericDate(t time.Time) ([]byte, error) {
	if s := t.Unix(); s < 0 || s > maxSeconds {
		return nil, hintf("choose a time from 1970 to 9999", "the time is out of the range of NumericDate")
	}
	return strconv.AppendInt(nil, t.Unix(), 10), nil
}

// isNumber reports a text that can only be meant as a number.
func isNumber(text string) bool {
	digits := strings.TrimPrefix(text, "-")
	return digits != "" && strings.Trim(digits, "0123456789.eE+") == "" && digits[0] >= '0' && digits[0] <= '9'
}

// maxOffsetDays bounds an offset, far above any that has a date.
const maxOffsetDays = 40_000

// parseOffset reads a duration with days ("1d12h") and a sign.
func parseOffset(text string) (time.Duration, error) {
	unsigned := strings.TrimLeft(text, "+-")
	if len(text)-len(unsigned) > 1 || unsigned == "" {
		return 0, strconv.ErrSyntax
	}
	days, rest, hasDays := strings.Cut(unsigned, "d")
	var sum time.Duration
	if hasDays {
		n, err := strconv.ParseUint(days, 10, 32)
		if err != nil || n > maxOffsetDays {
			return 0, strconv.ErrRange
		}
		sum, unsigned = time.Duration(n)*24*time.Hour, rest
	}
	if unsigned != "" || !hasDays {
		d, err := time.ParseDuration(unsigned)
		if err != nil || d < 0 || d > maxOffsetDays*24*time.Hour {
			return 0, strconv.ErrSyntax
		}
		sum += d
	}
	if text[0] == '-' {
		sum = -sum
	}
	return sum, nil
}
