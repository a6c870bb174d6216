package inspect

import (
	"math/big"
	"strconv"
	"strings"
	"time"
)

// A NumericDate is a JSON number of seconds since 1970-01-01T00:00:00Z,
// ignoring leap seconds (RFC 7519 §2), read exactly.
type NumericDate struct {
	// Seconds is the whole part, rounded towards minus infinity.
	Seconds int64
	// Nanos is the fraction that was left, in nanoseconds.
	Nanos int64
	// Fractional reports whether the number is not an integer.
	Fractional bool
}

// maxExponent bounds the exponents that are expanded: 1e30 is far outside any
// time, and 1e999999999 must not cost memory.
const maxExponent = 30

// NumericDate reads the value as a NumericDate. ok is false where it is no
// JSON number or lies outside the range of a 64-bit count of seconds.
func (v Value) NumericDate() (d NumericDate, ok bool) {
	if v.Kind() != Number {
		return d, false
	}
	if i, ok := v.Int(); ok {
		return NumericDate{Seconds: i}, true
	}
	r, ok := exactNumber(string(v.Raw()))
	if !ok {
		return d, false
	}
	whole, rest := new(big.Int).DivMod(r.Num(), r.Denom(), new(big.Int))
	if !whole.IsInt64() {
		return d, false
	}
	nanos := rest.Mul(rest, big.NewInt(int64(time.Second)))
	nanos.Quo(nanos, r.Denom())
	return NumericDate{Seconds: whole.Int64(), Nanos: nanos.Int64(), Fractional: !r.IsInt()}, true
}

// exactNumber reads a JSON number as a fraction, if its size is sane.
func exactNumber(text string) (*big.Rat, bool) {
	if len(text) > 64 {
		return nil, false
	}
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		e, err := strconv.Atoi(strings.TrimPrefix(text[i+1:], "+"))
		if err != nil || e > maxExponent || e < -maxExponent {
			return nil, false
		}
	}
	return new(big.Rat).SetString(text)
}

// Reached reports whether now is at or behind the date: a token whose exp is
// reached has expired (RFC 7519 §4.1.4).
func (d NumericDate) Reached(now time.Time) bool { return !now.Before(d.time()) }

// time returns the instant, clamped to what time.Time can compare.
func (d NumericDate) time() time.Time {
	const far = 1 << 55 // a billion years
	return time.Unix(min(max(d.Seconds, -far), far), d.Nanos)
}

// maxShownSeconds is the last second of the year 9999, the end of RFC 3339.
const maxShownSeconds = 253402300799

// Time returns the instant in UTC. ok is false before the year 0 and after
// the year 9999, which RFC 3339 cannot write.
func (d NumericDate) Time() (t time.Time, ok bool) {
	if d.Seconds > maxShownSeconds || d.Seconds < -62167219200 {
		return time.Time{}, false
	}
	return time.Unix(d.Seconds, d.Nanos).UTC(), true
}
