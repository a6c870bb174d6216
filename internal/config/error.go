package config

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/token"
)

// An Error is a fault in a file and the place where it stands.
type Error struct {
	File         string
	Line, Column int // from 1, the column in characters
	Message      string
	hint         string
	text         string // the line
	length       int    // of what is wrong, in characters
}

// Error says where and what in one line.
func (e *Error) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
}

// Hint tells the next step.
func (e *Error) Hint() string { return e.hint }

// maxExcerpt is how much of a line is shown, in characters.
const maxExcerpt = 76

// Excerpt shows the line with a caret below the fault. Keys and tokens in it,
// as of a key given for a policy by mistake, are masked.
func (e *Error) Excerpt() string {
	line := []rune(masked(strings.ReplaceAll(e.text, "\t", " ")))
	at := min(max(e.Column-1, 0), len(line))
	if cut := at - maxExcerpt/2; cut > 0 && len(line) > maxExcerpt {
		line, at = line[cut:], at-cut
	}
	line = line[:min(len(line), maxExcerpt)]
	number := fmt.Sprint(e.Line)
	carets := strings.Repeat("^", max(1, min(e.length, len(line)-at)))
	return fmt.Sprintf("  %s | %s\n  %*s | %s%s", number, string(line), len(number), "", strings.Repeat(" ", at), carets)
}

// fault makes an error about a token.
func (r *reader) fault(tk *token.Token, hint, format string, args ...any) error {
	line, column, length := 1, 1, 1
	if tk != nil && tk.Position != nil {
		line, column = max(tk.Position.Line, 1), max(tk.Position.Column, 1)
		length = max(len([]rune(strings.TrimSpace(tk.Origin))), 1)
	}
	return &Error{File: r.name, Line: line, Column: column, Message: fmt.Sprintf(format, args...), hint: hint, text: r.line(line), length: length}
}

// line returns the text of a line.
func (r *reader) line(number int) string {
	for text := range strings.Lines(r.text) {
		if number--; number == 0 {
			return strings.TrimRight(text, "\r\n")
		}
	}
	return ""
}
