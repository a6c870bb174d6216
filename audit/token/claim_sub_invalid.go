package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// maxSubject is the longest subject in ASCII characters (OIDC Core §2).
const maxSubject = 255

var claimSubInvalid = audit.Rule{
	ID:       "claim-sub-invalid",
	Title:    "subject is no usable identifier",
	Severity: audit.Medium,
	Why:      "Services convert or cut such a subject each in its own way: 1 and \"1\", or two long ones, become the same user.",
	Fix:      "Make sub a string of 1 to 255 ASCII characters.",
	Refs:     []string{"RFC 7519 §4.1.2", "OIDC Core §2"},
	Bad:      `{"sub":1001}`,
	Good:     `{"sub":"1001"}`,
	Cues:     []audit.Cue{{Names: []string{"sub"}, Facts: audit.FactNoText | audit.FactBlank | audit.FactOver255 | audit.FactControl}},
	CheckToken: func(p *audit.TokenPass) {
		sub := p.Claims.Get("sub")
		text := sub.TextBytes()
		switch {
		case !sub.Exists():
		case sub.Kind() != inspect.String:
			p.Reportf("payload/sub", "sub is a JSON %s, not a string", sub.Kind())
		case len(bytes.TrimSpace(text)) == 0:
			p.Reportf("payload/sub", "sub is empty")
		case len(text) > maxSubject:
			p.Reportf("payload/sub", "sub is %d bytes long; the limit is %d", len(text), maxSubject)
		case hasControl(text):
			p.Reportf("payload/sub", "sub %q holds a control character", text)
		}
	},
}

func hasControl(text []byte) bool {
	for _, c := range text {
		if c < ' ' || c == 0x7f {
			return true
		}
	}
	return false
}
