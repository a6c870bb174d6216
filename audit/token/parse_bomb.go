package token

import (
	"bytes"
	"math"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// bombSegments is how many segments stop being a slip: splitting at thousands
// of dots is what CVE-2025-30204 is about.
const bombSegments = 32

// maxSafeInteger is 2^53-1, the last integer that every JSON reader keeps
// exactly (RFC 8259 §6).
const maxSafeInteger = 1<<53 - 1

var parseBomb = audit.Rule{
	ID:       "parse-bomb",
	Title:    "token strains or splits parsers",
	Severity: audit.High,
	Why: "Size, depth and huge numbers cost a parser memory and time out of proportion; " +
		"a number that does not fit a double is read as a different one by half of them.",
	Fix:  "Bound size, depth and members before parsing; send large identifiers as strings.",
	Refs: []string{"RFC 8259 §6", "RFC 8259 §9", "CVE-2025-30204"},
	Bad:  `{"sub":"a","account":9007199254740993}`,
	Good: `{"sub":"a","account":"9007199254740993"}`,
	Cues: []audit.Cue{{Facts: audit.FactLongNumber}},
	CheckToken: func(p *audit.TokenPass) {
		if len(p.Token.Problems) > 0 {
			reportFirst(p, audit.High, func(p *audit.TokenPass, pr *inspect.Problem) bool {
				return pr.Code == inspect.CodeLimit || pr.Code == inspect.CodeSegments && p.Token.SegmentCount() > bombSegments
			})
		}
		checkNumbers(p, "header", p.Header)
		checkNumbers(p, "payload", p.Claims)
	},
}

// checkNumbers reports the first number that common readers cannot hold.
func checkNumbers(p *audit.TokenPass, part string, root inspect.Value) {
	for v := range root.Descendants() {
		if v.Kind() != inspect.Number {
			continue
		}
		raw := v.Raw()
		if len(raw) < 16 && bytes.IndexByte(raw, 'e') < 0 && bytes.IndexByte(raw, 'E') < 0 {
			continue
		}
		switch f, exact := v.Float(); {
		case math.IsInf(f, 0):
			p.ReportSeverityf(audit.Medium, part+v.Path(), "the number is larger than any double")
		case !exact && math.Abs(f) > maxSafeInteger:
			p.ReportSeverityf(audit.Medium, part+v.Path(), "%.24s does not fit a double: readers that use one see another number", raw)
		default:
			continue
		}
		return
	}
}
