package endpoint

import (
	"strconv"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// maxSeconds is beyond any time a token speaks of; sums of such stay exact.
const maxSeconds = 1 << 50

// lifeOf returns how many seconds a token of the response lives, as one of the
// members says or else as its exp and iat do, and the member that told it.
func lifeOf(p *audit.ResponsePass, token string, members ...string) (seconds int64, member string, ok bool) {
	if !p.Get(token).Exists() {
		return 0, "", false
	}
	for _, name := range members {
		if s, ok := secondsOf(p.Get(name)); ok {
			return s, name, true
		}
	}
	from, until, ok := spanOf(p.Response.Token(token))
	return until - from, token, ok
}

// spanOf returns when a token was issued and when it expires.
func spanOf(t *inspect.Token) (iat, exp int64, ok bool) {
	if t == nil {
		return 0, 0, false
	}
	times := t.Times()
	if times.IssuedAt == nil || times.Expires == nil {
		return 0, 0, false
	}
	iat, exp = times.IssuedAt.Seconds, times.Expires.Seconds
	return iat, exp, sane(iat) && sane(exp)
}

// secondsOf reads a number of seconds; some servers write it as a string.
func secondsOf(v inspect.Value) (seconds int64, ok bool) {
	if seconds, ok = v.Int(); !ok {
		var err error
		seconds, err = strconv.ParseInt(v.Text(), 10, 64)
		ok = err == nil
	}
	return seconds, ok && sane(seconds)
}

func sane(seconds int64) bool { return -maxSeconds < seconds && seconds < maxSeconds }
