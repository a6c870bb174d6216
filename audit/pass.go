package audit

import (
	"fmt"
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// A TokenPass is what a rule sees of one token, and its way to report. It is
// reused for the next token: a check must not keep it.
type TokenPass struct {
	Token   *inspect.Token
	Profile Profile
	Now     time.Time
	Policy  *Policy
	// Preset is what is known of the issuer's product, nil for others.
	Preset *Preset

	// Header and Claims are the roots of the two JSON documents; Claims is
	// the zero Value for a JWE, or where the payload is no object.
	Header, Claims inspect.Value
	// Alg is the "alg" header parameter, "" where it is no string.
	Alg string
	// Times are the NumericDate claims that could be read.
	Times inspect.Times

	policies *policies
	origins  origins

	dates   [3]inspect.NumericDate // of Times
	texts   []Text
	textsOf *inspect.Token
	names   uint64 // of NameClasses, once named
	named   bool

	verdict *inspect.Verdict // of Signature
	memory  *memory          // of the run; nil for rules that do not recall
	secret  *KnownSecret     // of Secret

	sameID, sameNonce *Location // of an earlier token

	origin *origin
	plain  bool  // see isPlain
	have   Needs // of the token

	asked    *planned // the rule that is asked
	reported int      // findings of the rule on this token
	emit     func(*Finding)
	loc      Location
}

// reset points the pass at a token.
func (p *TokenPass) reset(t *inspect.Token, loc Location) {
	p.Token, p.loc = t, loc
	p.textsOf, p.verdict, p.secret, p.named = nil, nil, nil, false
	p.Header, p.Claims = inspect.Value{}, inspect.Value{}
	if t.Header.JSON.IsObject() {
		p.Header = t.Header.JSON.Root()
	}
	if t.Claims().IsObject() {
		p.Claims = t.Claims().Root()
	}
	p.origin, p.plain = p.origins.of(p), isPlain(p)
	p.Alg, p.Policy, p.Preset = p.origin.alg, p.origin.tuned.policy, p.origin.tuned.preset
	p.Times = t.ReadTimes(&p.dates)
	p.Profile = p.Policy.Profile
	if p.Profile == ProfileAuto {
		p.Profile = p.detect()
	}
	p.have = p.meets()
}

// detect says what the token is for.
func (p *TokenPass) detect() Profile {
	if p.origin.explicit {
		return p.origin.typ
	}
	profile := DetectAt(p.Token, p.loc.Pointer)
	if profile == ProfileGeneric && p.Preset != nil && p.Preset.Otherwise != "" {
		return p.Preset.Otherwise
	}
	return profile
}

// Carrier returns what the token stood in, nil where nothing is known of it.
func (p *TokenPass) Carrier() *inspect.Carrier { return p.loc.Carrier }

// Companion returns the access token that belongs to a DPoP proof, by the
// request that they came in or because the user says so, or the proof that
// belongs to an access token; nil where there is none.
func (p *TokenPass) Companion() []byte {
	switch {
	case p.loc.Carrier != nil && p.loc.Carrier.Companion != nil:
		return p.loc.Carrier.Companion
	case p.Profile == ProfileDPoP && len(p.Policy.AccessToken) > 0:
		return p.Policy.AccessToken
	}
	return nil
}

// HasClaims reports whether there is a claims set to judge: rules about
// missing claims say nothing of a JWE, of a signed text or of a broken token.
func (p *TokenPass) HasClaims() bool { return p.Claims.Exists() }

// Reportf reports a finding of the rule's own severity at a path such as
// "header/alg". The message is one lower-case line without a final period.
func (p *TokenPass) Reportf(path, format string, args ...any) {
	p.ReportSeverityf(p.asked.rule.Severity, path, format, args...)
}

// ReportSeverityf reports a finding whose severity depends on what was found.
func (p *TokenPass) ReportSeverityf(s Severity, path, format string, args ...any) {
	if p.reported++; p.reported > maxPerRule {
		return
	}
	loc := p.loc
	loc.Path = clip(path)
	p.emit(&Finding{Rule: p.asked.rule, Severity: s, Message: clip(fmt.Sprintf(format, args...)), Location: loc,
		Issuer: p.origin.namedIssuer, KeyID: p.origin.namedKey, order: p.asked.order})
}

const (
	// maxPerRule bounds a rule's findings on one token: a token made to
	// offend ten thousand times is told of ten.
	maxPerRule = 10
	// maxText bounds what is repeated of a token in one place, in bytes.
	maxText = 400
)

// clip shortens untrusted text that was made to be long.
func clip(s string) string {
	if len(s) <= maxText {
		return s
	}
	return strings.ToValidUTF8(s[:maxText], "") + "…"
}
