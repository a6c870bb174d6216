package audit

import "fmt"

// SameID says which token before this one in the run has the same iss and jti
// and is another token.
func (p *TokenPass) SameID() (where string, ok bool) { return whereOf(p.sameID) }

// SameNonce says which token before this one in the run has an ECDSA
// signature made with the same nonce over something else.
func (p *TokenPass) SameNonce() (where string, ok bool) { return whereOf(p.sameNonce) }

func whereOf(l *Location) (string, bool) {
	if l == nil {
		return "", false
	}
	where := fmt.Sprintf("token %d of %s", l.Index, l.Input)
	if l.Line > 0 {
		where += fmt.Sprintf(", line %d", l.Line)
	}
	return clip(where), true
}

// maxSecretIssuers bounds how many secrets are remembered with their issuers.
const maxSecretIssuers = 1024

// SecretSharedWith says which issuer of the run uses the same secret, one that
// was found or given, if it is not the first that does.
func (p *TokenPass) SecretSharedWith() (issuer string, ok bool) {
	issuer = p.Claims.Get("iss").Text()
	id := p.secretID()
	if id == "" || issuer == "" {
		return "", false
	}
	first, known := p.memory.issuers[id]
	switch {
	case known:
		return first, first != issuer
	case len(p.memory.issuers) < maxSecretIssuers:
		if p.memory.issuers == nil {
			p.memory.issuers = map[string]string{}
		}
		p.memory.issuers[id] = clip(issuer)
	}
	return "", false
}

// secretID names the secret that a token was signed with, without telling it;
// "" where it is not known.
func (p *TokenPass) secretID() string {
	if v := p.Signature(); v != nil && v.Valid {
		return "given"
	}
	switch s := p.Secret(); s.Kind {
	case SecretBlank:
		return "blank"
	case SecretPublic:
		return s.Origin
	}
	return ""
}
