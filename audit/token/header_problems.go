package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// reportProblem turns a parse problem into a finding at the part it stands in.
func reportProblem(p *audit.TokenPass, s audit.Severity, pr *inspect.Problem) {
	path := pr.Part
	if path == "" {
		path = "token"
	}
	p.ReportSeverityf(s, path, "%s (byte %d)", pr.Message, pr.Offset)
}

// maxParts bounds the findings that one rule makes of a broken token, whose
// disclosures may count a thousand parts.
const maxParts = 3

// reportFirst reports the first problem of the wanted kind in each part, up to
// maxParts: what follows in the same part is mostly its echo.
func reportFirst(p *audit.TokenPass, s audit.Severity, wanted func(*audit.TokenPass, *inspect.Problem) bool) {
	last, shown := "\x00", 0
	for i := range p.Token.Problems {
		if pr := &p.Token.Problems[i]; shown < maxParts && pr.Part != last && wanted(p, pr) {
			reportProblem(p, s, pr)
			last = pr.Part
			shown++
		}
	}
}

// unread reports whether a part could not be read whole, so that nothing can
// be said about what it lacks.
func unread(p *audit.TokenPass, part string) bool {
	for i := range p.Token.Problems {
		pr := &p.Token.Problems[i]
		if pr.Part == part || pr.Part == "" {
			switch pr.Code {
			case inspect.CodeBase64, inspect.CodeJSON, inspect.CodeUTF8, inspect.CodeLimit, inspect.CodeSegments, inspect.CodeNotToken:
				return true
			}
		}
	}
	return false
}

// headerRead reports whether there is a whole header to judge by what it lacks.
func headerRead(p *audit.TokenPass) bool { return p.Header.Exists() && !unread(p, "header") }

// isCompactJWS reports a signed token in compact form, SD-JWT included.
func isCompactJWS(t *inspect.Token) bool {
	return t.Form == inspect.FormJWS || t.Form == inspect.FormSDJWT
}
