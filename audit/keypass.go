package audit

import (
	"fmt"
	"math/big"
	"time"

	"github.com/jwtctl/jwtctl/audit/wordlist"
	"github.com/jwtctl/jwtctl/inspect"
)

// A KeyPass is what a rule sees of one key, and its way to report. It is
// reused for the next key: a check must not keep it.
type KeyPass struct {
	Key *inspect.Key
	// InSet says that the key stands in a JWK Set, Source is all that it
	// stands among.
	InSet  bool
	Source *KeySource
	Now    time.Time
	Policy *Policy

	reporter
	moduli *moduli
	list   *wordlist.List
}

// A SetPass is what a rule sees of all keys of one source, and its way to
// report.
type SetPass struct {
	Source *KeySource
	Now    time.Time
	Policy *Policy

	reporter
}

// Modulus returns the modulus of an RSA key, nil for others, for moduli too
// short to be judged by and for those too long for it to be quick.
func (p *KeyPass) Modulus() *big.Int { return modulusOf(p.Key) }

func modulusOf(k *inspect.Key) *big.Int {
	n := k.Modulus
	if n == nil || n.Sign() <= 0 || n.BitLen() < 256 || n.BitLen() > inspect.MaxRSABits {
		return nil
	}
	return n
}

// OnList reports whether a secret stands on the public list of JWT secrets.
func (p *KeyPass) OnList(secret []byte) bool { return p.list.Position(secret) > 0 }

// SharesPrime says with which key of the run the RSA key has a prime in common.
func (p *KeyPass) SharesPrime() (where string, shared bool) {
	n := p.Modulus()
	if n == nil {
		return "", false
	}
	p.moduli.expect(p.Source)
	return p.moduli.add(n, p.where())
}

// A reporter collects the findings of the rules about one subject.
type reporter struct {
	rule     *Rule
	reported int
	loc      Location
	base     string // the path in front of that of a member
	keyID    string
	issuer   string
	findings *[]Finding
}

// Reportf reports a finding of the rule's own severity at a member of the
// subject, "" for the whole. The message is one lower-case line without a final
// period.
func (r *reporter) Reportf(member, format string, args ...any) {
	r.ReportSeverityf(r.rule.Severity, member, format, args...)
}

// ReportSeverityf reports a finding whose severity depends on what was found.
func (r *reporter) ReportSeverityf(s Severity, member, format string, args ...any) {
	if r.reported++; r.reported > maxPerRule {
		return
	}
	loc := r.loc
	loc.Path = r.base
	switch {
	case loc.Path == "":
		loc.Path = clip(member)
	case member != "":
		loc.Path += "/" + clip(member)
	}
	*r.findings = append(*r.findings, Finding{Rule: r.rule, Severity: s, Message: clip(fmt.Sprintf(format, args...)), Location: loc, KeyID: clip(r.keyID), Issuer: clip(r.issuer)})
}

// where names the key in the finding of another one.
func (r *reporter) where() string { return clip(r.base + " of " + r.loc.Input) }

// run runs one rule.
func (r *reporter) run(rule *Rule, check func()) {
	r.rule, r.reported = rule, 0
	check()
	if more := r.reported - maxPerRule; more > 0 {
		last := &(*r.findings)[len(*r.findings)-1]
		last.Message += fmt.Sprintf(" (and %d more like it)", more)
	}
}
