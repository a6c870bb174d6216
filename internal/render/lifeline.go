package render

import (
	"fmt"
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// lifelineWidth is the number of cells between the ends of a lifeline.
const lifelineWidth = 24

// lifeline draws where now stands in a token's life: "iat ──●────── exp".
// It is "" where the token does not say both when it begins and when it ends.
func lifeline(t inspect.Times, now time.Time) string {
	start, name := t.IssuedAt, "iat"
	if start == nil {
		start, name = t.NotBefore, "nbf"
	}
	if start == nil || t.Expires == nil {
		return ""
	}
	begin, ok1 := start.Time()
	end, ok2 := t.Expires.Time()
	life := end.Sub(begin)
	if !ok1 || !ok2 || life <= 0 {
		return ""
	}
	line := strings.Repeat("─", lifelineWidth)
	switch age := now.Sub(begin); {
	case age < 0:
		return fmt.Sprintf("● %s %s %s", name, line, "exp")
	case t.Expires.Reached(now):
		return fmt.Sprintf("%s %s %s ●", name, line, "exp")
	default:
		at := min(lifelineWidth-1, int(float64(lifelineWidth-1)*float64(age)/float64(life)))
		return fmt.Sprintf("%s %s●%s exp", name, strings.Repeat("─", at), strings.Repeat("─", lifelineWidth-1-at))
	}
}

// expiry says in words how the token stands to its exp.
func expiry(t inspect.Times, now time.Time) string {
	if t.Expires == nil {
		return "never expires"
	}
	end, ok := t.Expires.Time()
	if !ok {
		return "expires outside the calendar"
	}
	if !t.Expires.Reached(now) {
		return "expires " + relative(end, now)
	}
	return "expired " + relative(end, now)
}
