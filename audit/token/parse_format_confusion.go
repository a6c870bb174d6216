package token

import (
	"bytes"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var parseFormatConfusion = audit.Rule{
	ID:       "parse-format-confusion",
	Title:    "token is not a plain compact serialization",
	Severity: audit.Critical,
	Why: "Code that tells the JSON and the compact serialization apart differently can verify one set of claims " +
		"and use another: forged claims then ride on a genuine signature.",
	Fix:   "Accept only A-Z a-z 0-9 - _ and dots in a JWT, and refuse the rest before any parsing.",
	Refs:  []string{"RFC 7519 §1", "draft-ietf-oauth-rfc8725bis §2.13", "draft-ietf-oauth-rfc8725bis §3.14", "CVE-2022-39227"},
	Bad:   `{"payload":"eyJzdWIiOiJhIn0","protected":"eyJhbGciOiJFUzI1NiJ9","signature":"...","sub":"admin"}`,
	Good:  `eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl`,
	Needs: audit.NeedsProblem,
	CheckToken: func(p *audit.TokenPass) {
		t := p.Token
		if len(t.Problems) == 0 {
			return
		}
		if t.Form == inspect.FormJWSJSON || t.Form == inspect.FormJWEJSON {
			checkJSONForm(p)
			return
		}
		if t.Form == inspect.FormUnknown || t.IsUnencoded() {
			return
		}
		text := t.Text
		if isMasked(p) {
			text = text[:t.Signature.Offset] // "<redacted>" is no part of the token
		}
		if i := bytes.IndexAny(text, "{}\"'<>"); i >= 0 {
			p.Reportf("token", "%q inside a compact token: parsers that look for JSON read something else (byte %d)", text[i:i+1], i)
		}
	},
}

// checkJSONForm reports a JSON serialization: critical where members stand
// beside those of RFC 7515 §7.2 and RFC 7516 §7.2, for the signature does not
// cover them and careless code takes them for claims.
func checkJSONForm(p *audit.TokenPass) {
	doc, _ := inspect.ReadJSON(p.Token.Text)
	for m := range doc.Root().Children() {
		switch string(m.NameBytes()) {
		case "payload", "protected", "header", "signature", "signatures",
			"unprotected", "iv", "aad", "ciphertext", "tag", "encrypted_key", "recipients":
		default:
			p.Reportf("token", "JSON serialization with the unsigned member %q beside the signed parts (byte %d)", m.Name(), m.Offset())
			return
		}
	}
	p.ReportSeverityf(audit.High, "token", "JSON serialization; a JWT is always compact")
}
