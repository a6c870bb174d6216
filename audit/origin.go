package audit

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit/internal/keyid"
	"github.com/jwtctl/jwtctl/inspect"
)

// An origin is what can be known of a token by its header and its issuer
// alone. The tokens of a log have few of them, so that what is found out of
// the first one is remembered for the others.
type origin struct {
	alg                   string
	issuer                string             // iss, "" where it is no text
	namedIssuer, namedKey string             // iss and kid, as findings name them
	algorithm             *inspect.Algorithm // of a signature or MAC, nil for others
	typ                   Profile            // by the media type
	explicit              bool               // it tells the profile
	have                  Needs              // those that the header meets
	longNumber            bool               // FactLongNumber in the header
	tuned                 tuned
	verdicts              []originVerdict
}

// An originVerdict holds the rules with [Rule.Origin] that had nothing to say
// of a token of some profile.
type originVerdict struct {
	profile Profile
	silent  ruleSet
}

// origins remembers them.
type origins struct {
	known map[string]*origin
	key   []byte
	fresh origin // of a token that is not remembered
}

const (
	// maxOrigins is how many are remembered, and maxOriginBytes how long a
	// header and an issuer may be together for that.
	maxOrigins     = 512
	maxOriginBytes = 1024
)

// of returns the origin of the token of a pass.
func (o *origins) of(p *TokenPass) *origin {
	header, issuer := p.Token.Header.Raw, p.Claims.Get("iss").Raw()
	if p.Token.Form != inspect.FormJWS || len(p.Token.Problems) > 0 || len(header)+len(issuer) > maxOriginBytes {
		o.fresh = *newOrigin(p)
		return &o.fresh
	}
	o.key = append(append(append(o.key[:0], header...), '.'), issuer...)
	if known, ok := o.known[string(o.key)]; ok {
		return known
	}
	if o.known == nil || len(o.known) >= maxOrigins {
		o.known = map[string]*origin{}
	}
	made := newOrigin(p)
	o.known[string(o.key)] = made
	return made
}

func newOrigin(p *TokenPass) *origin {
	o := &origin{alg: p.Header.Get("alg").Text(), issuer: p.Claims.Get("iss").Text()}
	o.namedIssuer, o.namedKey = clip(o.issuer), clip(p.Header.Get("kid").Text())
	if a, ok := inspect.FindAlgorithm(o.alg); ok && (a.Kind == inspect.Signature || a.Kind == inspect.MAC) {
		o.algorithm = a
	}
	o.typ, o.explicit = ProfileOfType(p.Header.Get("typ").Text())
	o.tuned = p.policies.of([]byte(o.issuer))
	for h := range p.Header.Descendants() {
		o.longNumber = o.longNumber || factsOf(h, nil)&FactLongNumber != 0
	}
	for h := range p.Header.Children() {
		name := h.Name()
		if name != "alg" && name != "typ" && name != "kid" {
			o.have |= NeedsParameter
		}
		if !PlainName(name) {
			o.have |= NeedsOddName
		}
	}
	if keyid.Odd(p.Header.Get("kid").TextBytes()) {
		o.have |= NeedsOddKeyID
	}
	if strings.HasPrefix(o.alg, "H") {
		o.have |= NeedsMAC
	}
	if strings.HasPrefix(o.alg, "ES") {
		o.have |= NeedsECDSA
	}
	return o
}

// fits reports a signature as long as the algorithm makes them. Those of RSA
// are as long as the key, of which 2048 bits are the least.
func (o *origin) fits(signature []byte) bool {
	n, a := len(signature), o.algorithm
	switch {
	case n == 0 || a == nil:
		return false
	case a.KeyType == "RSA":
		return n >= 256
	case a.Name == "EdDSA":
		return n == 64 || n == 114
	}
	return n == a.SignatureBytes
}

// silent returns the rules that have nothing to say of tokens of this origin
// and profile; nil where that is not known, or the token is not plain.
func (o *origin) silent(p Profile, plain bool) *ruleSet {
	for i := range o.verdicts {
		if plain && o.verdicts[i].profile == p {
			return &o.verdicts[i].silent
		}
	}
	return nil
}

// learn remembers which of the rules that look at no more than the origin, and
// were asked of a plain token, had nothing to say of it.
func (o *origin) learn(p Profile, asked, spoke ruleSet) {
	asked.remove(&spoke)
	o.verdicts = append(o.verdicts, originVerdict{p, asked})
}

// isPlain reports a signed token in compact form with a claims set and no
// fault: what a rule with [Rule.Origin] says of one it says of all.
func isPlain(p *TokenPass) bool {
	t := p.Token
	return t.Form == inspect.FormJWS && len(t.Problems) == 0 && p.Claims.Exists() && t.SegmentCount() == 3 &&
		t.Inflated == nil && t.Nested == nil && len(t.Payload.Raw) > 0 && len(t.Signature.Bytes) > 0
}
