package render

import (
	"fmt"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// A View is one token with what there is to show beside it.
type View struct {
	Location audit.Location
	Token    *inspect.Token
	Profile  audit.Profile
	// Findings are shown in short; nil where no audit was asked for.
	Findings []audit.Finding
	// Decrypted is the plaintext of a JWE that was opened, nil otherwise.
	Decrypted []byte
	// KeyThumbprint is the RFC 7638 thumbprint of an embedded "jwk".
	KeyThumbprint string
	// Numbered puts the token's place above it, where there are several.
	Numbered bool
	// ShowSignature lifts the redaction: the output is then a credential.
	ShowSignature bool
	Now           time.Time
}

// content returns what a JWE held: a token, or else a document.
func (v *View) content() (*inspect.Token, *inspect.Document) {
	if t := inspect.Parse(v.Decrypted); t.Plausible() {
		return t, nil
	}
	doc, _ := inspect.ReadJSON(v.Decrypted)
	return nil, doc
}

// place names the input, the line and the number of a token, and where it
// stands in JSON: "tokens.txt:4 token 2", "x.har:9 token 1 in /log/entries/0/...".
func place(l audit.Location) string {
	s := l.Input
	if l.Line > 0 {
		s += fmt.Sprintf(":%d", l.Line)
	}
	if l.Index > 0 {
		s += fmt.Sprintf(" token %d", l.Index)
	}
	if l.Pointer != "" {
		s += " in " + l.Pointer
	}
	return s
}

// kindName says what a token is, for people.
func kindName(t *inspect.Token) string {
	switch t.Form {
	case inspect.FormJWS:
		if t.IsDetached() {
			return "JWS, detached payload"
		}
		if t.Nested != nil {
			return "JWS around a " + kindName(t.Nested)
		}
		return "JWS"
	case inspect.FormJWE:
		return "JWE"
	case inspect.FormSDJWT:
		if t.KeyBinding != nil {
			return "SD-JWT with key binding"
		}
		return "SD-JWT"
	case inspect.FormJWSJSON:
		return "JWS, JSON serialization"
	case inspect.FormJWEJSON:
		return "JWE, JSON serialization"
	}
	return "not a token"
}

// profileName says what a token is for, for people; "" where nothing tells.
func profileName(p audit.Profile) string {
	switch p {
	case audit.ProfileAccessToken:
		return "access token"
	case audit.ProfileIDToken:
		return "ID token"
	case audit.ProfileRefreshToken:
		return "refresh token"
	case audit.ProfileLogoutToken:
		return "logout token"
	case audit.ProfileDPoP:
		return "DPoP proof"
	case audit.ProfileClientAssertion:
		return "client assertion"
	case audit.ProfileRequestObject:
		return "request object"
	case audit.ProfileKeyBinding:
		return "key binding JWT"
	case audit.ProfileSET:
		return "security event token"
	}
	return ""
}

// count writes a number with its noun: "1 finding", "3 findings".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
