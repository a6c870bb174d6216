package userrule

import (
	"fmt"
	"strconv"
	"strings"
)

// An Error is a fault in an expression.
type Error struct {
	Offset, Length int // where it stands, in bytes
	Message        string
	hint           string
}

// Error says what is wrong.
func (e *Error) Error() string { return e.Message }

// Hint tells the next step.
func (e *Error) Hint() string { return e.hint }

type kind uint8

const (
	kindEnd kind = iota
	kindName
	kindText
	kindNumber
	kindSign // an operator or a bracket
)

// A token is one word of an expression. text is decoded for texts.
type token struct {
	kind   kind
	text   string
	number float64
	at     int
	length int
}

func (t token) describe() string {
	if t.kind == kindEnd {
		return "the end"
	}
	return strconv.Quote(t.text)
}

// lex divides an expression into its words.
func lex(s string) ([]token, error) {
	var list []token
	for i := 0; i < len(s); {
		start := i
		t := token{at: start}
		switch c := s[i]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			i++
			continue
		case isLetter(c):
			for i < len(s) && (isLetter(s[i]) || isDigit(s[i])) {
				i++
			}
			t.kind, t.text = kindName, s[start:i]
		case isDigit(c):
			n, err := lexNumber(s[start:], &t)
			if err != nil {
				return nil, &Error{start, max(n, 1), err.Error(), "write a number, or one with a unit: 90s, 15m, 12h, 7d"}
			}
			i += n
		case c == '"' || c == '\'':
			n, ok := lexText(s[start:], &t)
			if !ok {
				return nil, &Error{start, 1, "a text that does not end", fmt.Sprintf("close it with %c", c)}
			}
			i += n
		default:
			t.kind, t.text = kindSign, sign(s[start:])
			if t.text == "" {
				return nil, &Error{start, 1, fmt.Sprintf("%q means nothing here", []rune(s[start:])[0]), "texts stand in quotes"}
			}
			i += len(t.text)
		}
		t.length = i - start
		list = append(list, t)
	}
	return append(list, token{kind: kindEnd, at: len(s), length: 1}), nil
}

func isLetter(c byte) bool { return c == '_' || c|0x20 >= 'a' && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }

// sign returns the operator or bracket that s begins with.
func sign(s string) string {
	for _, op := range [...]string{"==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "(", ")", "[", "]", ",", ".", "+", "-"} {
		if strings.HasPrefix(s, op) {
			return op
		}
	}
	return ""
}

// lexNumber reads a number; a unit of time makes seconds of it.
func lexNumber(s string, t *token) (n int, err error) {
	for n < len(s) && (isDigit(s[n]) || s[n] == '.' && n+1 < len(s) && isDigit(s[n+1])) {
		n++
	}
	if t.number, err = strconv.ParseFloat(s[:n], 64); err != nil {
		return n, fmt.Errorf("%q is no number", s[:n])
	}
	end := n
	for end < len(s) && (isLetter(s[end]) || isDigit(s[end])) {
		end++
	}
	switch s[n:end] {
	case "", "s":
	case "m":
		t.number *= 60
	case "h":
		t.number *= 3600
	case "d":
		t.number *= 86400
	default:
		return end, fmt.Errorf("%q is no number", s[:end])
	}
	t.kind, t.text = kindNumber, s[:end]
	return end, nil
}

// lexText reads a text in quotes; a backslash takes the next byte as it is.
func lexText(s string, t *token) (n int, ok bool) {
	var b strings.Builder
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case s[0]:
			t.kind, t.text = kindText, b.String()
			return i + 1, true
		case '\\':
			if i++; i == len(s) {
				return 0, false
			}
		}
		b.WriteByte(s[i])
	}
	return 0, false
}
