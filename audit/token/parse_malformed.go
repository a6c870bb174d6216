package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var parseMalformed = audit.Rule{
	ID:       "parse-malformed",
	Title:    "token cannot be read whole",
	Severity: audit.High,
	Why: "A conforming verifier refuses such a token, so nobody can use it as it stands; " +
		"a lenient one reads something else than its neighbours do.",
	Fix: "Check that the whole token was copied; produce tokens with a JOSE library, " +
		"as three (JWS) or five (JWE) base64url segments.",
	Refs:  []string{"RFC 7515 §5.2", "RFC 7516 §5.2", "RFC 7519 §7.2"},
	Bad:   `eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhbGlj`,
	Good:  `eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl`,
	Needs: audit.NeedsProblem,
	CheckToken: func(p *audit.TokenPass) {
		if len(p.Token.Problems) == 0 {
			return
		}
		reportFirst(p, audit.High, isMalformed)
		reportFirst(p, audit.Medium, func(_ *audit.TokenPass, pr *inspect.Problem) bool { return pr.Code == inspect.CodeInflate })
	},
}

func isMalformed(p *audit.TokenPass, pr *inspect.Problem) bool {
	switch pr.Code {
	case inspect.CodeSegments:
		return p.Token.SegmentCount() <= bombSegments
	case inspect.CodeBase64, inspect.CodeNotToken:
		return true
	case inspect.CodeJSON: // text that was never meant as claims is parse-payload-not-object's
		return pr.Part != "payload" || startsObject(p.Token.Payload.Bytes)
	}
	return false
}

// startsObject reports bytes that look like a JSON object, broken or not.
func startsObject(b []byte) bool {
	b = bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")), " \t\r\n")
	return len(b) > 0 && b[0] == '{'
}
