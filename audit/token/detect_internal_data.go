package token

import "github.com/jwtctl/jwtctl/audit"

// internalData says what kind of internal detail a text is, or "".
func internalData(t *audit.Text) string {
	s := t.Text
	if len(s) < 6 || !t.MayHold('.') && !t.MayHold('/') && !t.MayHold('\\') && !t.MayHold('\n') {
		return ""
	}
	switch {
	case t.MayHold('\n') && isStackTrace(s):
		return "a stack trace"
	case isFilePath(s):
		return "a file path"
	case t.MayHold('.'):
		return internalHostKind([]byte(s))
	}
	return ""
}

func isStackTrace(s string) bool {
	return hasAny(s, "\n\tat ", "\n    at ", "\n  at ", "Traceback (most recent call last)", "goroutine 1 [", "\n\t/usr/local/go/")
}
