package token

import "strings"

// isSQL reports a lower-case text that breaks out of a quoted SQL string or
// adds a statement.
func isSQL(s string) bool {
	if hasAny(s, "union select ", "union all select ", "; drop table", ";drop table", "'; exec ", "';exec ", "xp_cmdshell", "; truncate table",
		"waitfor delay '", "and sleep(", "or sleep(", "pg_sleep(", "; delete from ", ";delete from ", "'; insert into ", "'; update ", "'; shutdown") {
		return true
	}
	for i := range len(s) {
		if s[i] != '\'' && s[i] != '"' {
			continue
		}
		rest := strings.TrimLeft(s[i+1:], " )+")
		if isComment(rest) && strings.Count(s, s[i:i+1])%2 == 1 {
			return true
		}
		for _, or := range [...]string{"or ", "or'", "or(", "or\"", "or/**/", "and ", "||"} {
			if after, ok := strings.CutPrefix(rest, or); ok && isTautology(after) {
				return true
			}
		}
	}
	return false
}

// isComment reports a comment that swallows the rest of the query, at the end
// of the text.
func isComment(rest string) bool {
	rest = strings.TrimLeft(rest, "; ")
	if after, ok := strings.CutPrefix(rest, "--"); ok {
		return strings.TrimLeft(after, " +-") == ""
	}
	return rest == "#" || rest == "/*"
}

// maxOperand is how long the left side of a tautology may be: longer ones are
// prose, and looking for their end at every quote would be quadratic.
const maxOperand = 24

// isTautology reports a condition that is always true: 1=1, 'a'='a', true.
func isTautology(s string) bool {
	if strings.HasPrefix(s, "true") && isEnd(s[4:]) {
		return true
	}
	equals := strings.IndexByte(s[:min(len(s), maxOperand+1)], '=')
	if equals < 0 {
		return false
	}
	const marks = ` '"()` + "`"
	left, right := strings.Trim(s[:equals], marks), strings.TrimLeft(s[equals+1:], marks)
	return strings.HasPrefix(right, left) && isEnd(right[len(left):])
}

// isEnd reports that a word ends here.
func isEnd(s string) bool { return s == "" || !alnum(s[0]) && s[0] != '_' }
