package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var parsePayloadNotObject = audit.Rule{
	ID:       "parse-payload-not-object",
	Title:    "payload is no claims set",
	Severity: audit.High,
	Why: "A JWT carries one JSON object. A verifier that is content with the signature alone accepts " +
		"whatever else the key has ever signed; code behind it then meets a list, a text or nothing.",
	Fix:   "Sign a JSON object, or do not call the result a JWT and verify it apart from JWTs, with another key.",
	Refs:  []string{"RFC 7519 §7.2", "RFC 7515 §1"},
	Bad:   `["admin"]`,
	Good:  `{"roles":["admin"]}`,
	Needs: audit.NeedsNoClaims,
	CheckToken: func(p *audit.TokenPass) {
		t := p.Token
		if p.Claims.Exists() || t.IsEncrypted() || t.Nested != nil || t.Form == inspect.FormUnknown || t.SegmentCount() == 2 || !headerRead(p) {
			return
		}
		if startsObject(t.Payload.Bytes) || hidden(t) {
			return // broken JSON, reported as such
		}
		s, note := audit.Low, "; it is a signed text, not a JWT"
		switch root := t.Claims().Root(); {
		case saysJWT(p.Header.Get("typ")):
			s, note = audit.High, ", though typ says JWT"
		case root.Exists():
			s, note = audit.Medium, ", not an object"
		case p.Header.Get("cty").Exists() && !saysJWT(p.Header.Get("cty")):
			s = audit.Info
		}
		p.ReportSeverityf(s, "payload", "payload is %s%s", payloadKind(t), note)
	},
}

// hidden reports a payload whose bytes could not be recovered.
func hidden(t *inspect.Token) bool {
	for i := range t.Problems {
		if pr := &t.Problems[i]; pr.Part == "payload" && (pr.Code == inspect.CodeBase64 || pr.Code == inspect.CodeUTF8 || pr.Code == inspect.CodeInflate) {
			return true
		}
	}
	return false
}

func payloadKind(t *inspect.Token) string {
	switch root := t.Claims().Root(); {
	case root.Kind() == inspect.Null:
		return "JSON null"
	case root.Exists():
		return "a JSON " + root.Kind().String()
	case len(t.Payload.Raw) == 0:
		return "empty or detached"
	}
	return "not JSON"
}
