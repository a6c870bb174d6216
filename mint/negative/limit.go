package negative

import (
	"strconv"
	"strings"
)

// limits are tokens that cost a reader more than a token should. They are
// signed with the trusted key: the size must be looked at before anything is.
func limits() []Case {
	const rule = "parse-bomb"
	claim := func(name, why, refs string, json func() string) Case {
		return Case{Name: name, Why: why, Reference: refs, Rule: rule, Check: "structure",
			token: func(s *source) []byte { return s.claiming("filler", json()) }}
	}
	return []Case{
		claim("oversized", "the token has 300 KiB, more than any header field", "RFC 9110 §5.4; CWE-400", func() string { return `"` + strings.Repeat("A", 225<<10) + `"` }),
		claim("deep-list", "a claim nests 5,000 lists: recursive readers run out of stack", "RFC 8259 §9", func() string {
			return strings.Repeat("[", 5000) + strings.Repeat("]", 5000)
		}),
		claim("deep-object", "a claim nests 1,000 objects", "RFC 8259 §9", func() string {
			return strings.Repeat(`{"a":`, 1000) + "0" + strings.Repeat("}", 1000)
		}),
		claim("many-members", "a claim has 2,000 members", "RFC 8259 §9", func() string {
			var b strings.Builder
			for i := range 2000 {
				b.WriteString(`,"m` + strconv.Itoa(i) + `":0`)
			}
			return "{" + b.String()[1:] + "}"
		}),
		{Name: "deep-header", Why: "the header nests 1,000 lists", Reference: "RFC 8259 §9", Rule: rule, Check: "structure",
			token: func(s *source) []byte {
				return s.headed("filler", strings.Repeat("[", 1000)+strings.Repeat("]", 1000))
			}},
		{Name: "many-segments", Why: "10,000 dots: splitting them all costs memory before anything is checked", Reference: "CVE-2025-30204", Rule: rule, Check: "structure",
			token: func(s *source) []byte { return []byte(string(s.good) + strings.Repeat(".", 10000)) }},
	}
}
