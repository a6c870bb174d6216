package audit

import "fmt"

// maxRemembered is how many tokens of a run are remembered, of each kind: the
// last ones, for what is issued twice is issued close together. They take ten
// megabytes.
const maxRemembered = 1 << 16

// A recent remembers the last tokens by something that no two should share.
type recent struct {
	seen map[digest]sighting
	ring []digest // in the order they came, from next on
	next int
}

// A sighting is where a token stood, and what it signed.
type sighting struct {
	input digest
	loc   Location
}

// meet remembers a token and returns the first one that has the same key and
// signs something else, if it is still remembered.
func (r *recent) meet(key, input digest, loc Location) (before *Location) {
	if key == (digest{}) {
		return nil
	}
	if old, ok := r.seen[key]; ok {
		if old.input == input {
			return nil
		}
		return &old.loc
	}
	if r.seen == nil {
		r.seen = map[digest]sighting{}
	}
	if len(r.ring) < maxRemembered {
		r.ring = append(r.ring, key)
	} else {
		delete(r.seen, r.ring[r.next])
		r.ring[r.next] = key
		r.next = (r.next + 1) % maxRemembered
	}
	loc.Pointer, loc.Path = "", ""
	r.seen[key] = sighting{input, loc}
	return nil
}

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
