package inspect

import (
	"fmt"
	"strconv"
	"strings"
)

// detailRoom is how many bytes of details most verdicts do with.
const detailRoom = 160

// newVerdict makes a verdict, with the room that most do with, at once: 512
// bytes, beyond which the allocator goes a longer way.
func newVerdict() *Verdict {
	var m struct {
		Verdict
		checks [7]Check
		keys   [1]KeyTrial
	}
	m.Checks, m.Keys = m.checks[:0], m.keys[:0]
	m.details.Grow(detailRoom)
	return &m.Verdict
}

// add records a check.
func (v *Verdict) add(name string, status Status, detail string) {
	v.Checks = append(v.Checks, Check{name, status, detail})
}

// say records a check whose detail is made for it. The details of what passes,
// which is nearly everything, stand in one text, so that they cost next to
// nothing; the caller's text may be used again.
func (v *Verdict) say(name string, status Status, text []byte) {
	start := v.details.Len()
	v.details.Write(text)
	v.add(name, status, v.details.String()[start:])
}

// expect records a check that passed or failed. Only the detail that is
// needed is formatted, from the same arguments.
func (v *Verdict) expect(name string, ok bool, passed, failed string, args ...any) {
	if ok {
		v.add(name, Passed, detail(passed, args))
		return
	}
	v.add(name, Failed, detail(failed, args))
}

// detail formats with as many of the arguments as the format has verbs for.
func detail(format string, args []any) string {
	n := strings.Count(format, "%")
	if n == 0 {
		return format
	}
	return fmt.Sprintf(format, args[:n]...)
}

// failed reports whether any check failed.
func (v *Verdict) failed() bool {
	for _, c := range v.Checks {
		if c.Status == Failed {
			return true
		}
	}
	return false
}

// appendWords appends text in pieces.
func appendWords(b []byte, words ...string) []byte {
	for _, w := range words {
		b = append(b, w...)
	}
	return b
}

// appendQuoted appends text as %q writes it.
func appendQuoted(b, text []byte) []byte {
	for _, c := range text {
		if c < ' ' || c > '~' || c == '"' || c == '\\' {
			return strconv.AppendQuote(b, string(text))
		}
	}
	b = append(b, '"')
	b = append(b, text...)
	return append(b, '"')
}
