// Package glob matches texts with patterns such as those of shells: issuers
// and file names against what a policy says of them.
package glob

import "strings"

// Issuer are the characters that "*" and "?" do not stand for in a pattern
// for URLs: a "*" in a host is a part of that host and leads nowhere else.
const Issuer = `/?#@\`

// File is the same in a pattern for file names.
const File = "/"

// Match reports whether a text is what a pattern describes: "*" stands for any
// characters but those in fence, "?" for one of them, "**" for any at all, and
// "**/" for any directories, also none. All other characters stand for
// themselves. The time is at most the product of the lengths.
func Match(pattern, text, fence string) bool {
	if !strings.ContainsAny(pattern, "*?") {
		return pattern == text
	}
	// at[i] reports whether what was looked at of the pattern matches text[:i].
	at := make([]bool, len(text)+1)
	at[0] = true
	for len(pattern) > 0 {
		var step string
		step, pattern = cut(pattern)
		advance(at, step, text, fence)
	}
	return at[len(text)]
}

// cut takes the first step off a pattern.
func cut(pattern string) (step, rest string) {
	for _, long := range [...]string{"**/", "**"} {
		if strings.HasPrefix(pattern, long) {
			return long, pattern[len(long):]
		}
	}
	return pattern[:1], pattern[1:]
}

// advance takes one more step of the pattern into account.
func advance(at []bool, step, text, fence string) {
	switch step {
	case "**", "**/", "*":
		open := false // whether an earlier place may be stretched to this one
		for i := range at {
			was := at[i]
			if i > 0 && step == "*" && strings.IndexByte(fence, text[i-1]) >= 0 {
				open = false
			}
			at[i] = was || open && (step != "**/" || text[i-1] == '/')
			open = open || was
		}
	default:
		for i := len(text); i > 0; i-- {
			at[i] = at[i-1] && (step == text[i-1:i] || step == "?" && strings.IndexByte(fence, text[i-1]) < 0)
		}
		at[0] = false
	}
}
