package inspect

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// claims checks the claims set, RFC 7519 §4.1 and §7.2.
func (v *Verdict) claims(t *Token, p *Policy) {
	root := t.Payload.JSON.Root() // what was signed, never what it inflates to
	if root.Kind() != Object {
		v.add("claims", Failed, "the payload is no JSON object; for any other JWS, check the signature alone")
		return
	}
	v.expiry(root, p)
	v.notBefore(root, p)
	v.issuedAt(root, p)
	v.oneOf("iss", root.Get("iss"), p.Issuers, p.demands("iss"))
	v.oneOf("aud", root.Get("aud"), p.Audiences, p.demands("aud"))
	v.textClaim("sub", root.Get("sub"), p.Subject)
	v.textClaim("jti", root.Get("jti"), "")
	v.mediaType(t, p)
	for _, name := range p.Require {
		v.expect("require "+name, root.Lookup(name).Exists(), "is there", "claim %q is missing", name)
	}
	for _, c := range p.Claims {
		v.condition(root, c)
	}
}

// demands reports whether a claim must be there and be checked.
func (p *Policy) demands(claim string) bool { return p.Strict && !slices.Contains(p.Undefined, claim) }

// date reads a NumericDate claim. ok is false where it is absent or no date;
// the latter is a failed check of its own.
func (v *Verdict) date(root Value, name string) (at NumericDate, ok bool) {
	claim := root.Get(name)
	if !claim.Exists() {
		return at, false
	}
	at, ok = claim.NumericDate()
	if !ok {
		v.add(name, Failed, fmt.Sprintf("%s is no NumericDate (a JSON %s)", name, claim.Kind()))
	}
	return at, ok
}

// expectDate records a check of a NumericDate, which the detail names.
func (v *Verdict) expectDate(name string, ok bool, passed, failed string, at NumericDate) {
	var room [48]byte
	if ok {
		v.say(name, Passed, at.append(append(room[:0], passed...)))
		return
	}
	v.say(name, Failed, at.append(append(room[:0], failed...)))
}

// append appends the date for people to read.
func (d NumericDate) append(b []byte) []byte {
	if t, ok := d.Time(); ok {
		return t.AppendFormat(b, time.RFC3339)
	}
	return strconv.AppendInt(b, d.Seconds, 10)
}

// expiry checks exp: the token is good before it and no longer (RFC 7519
// §4.1.4), with the skew granted. An exp behind the last day that a calendar
// has is a count of milliseconds, or a way to never expire.
func (v *Verdict) expiry(root Value, p *Policy) {
	exp, ok := v.date(root, "exp")
	switch {
	case ok && exp.Seconds > maxShownSeconds:
		v.add("exp", Failed, fmt.Sprintf("exp is %d, which lies behind the year 9999: it counts no seconds (milliseconds?)", exp.Seconds))
	case ok:
		v.expectDate("exp", !exp.Reached(p.Now.Add(-p.Skew)), "expires ", "expired ", exp)
	case root.Get("exp").Exists():
	case p.demands("exp"):
		v.add("exp", Failed, "the token has no exp")
	default:
		v.add("exp", NotMade, "the token has no exp: it never expires")
	}
}

func (v *Verdict) notBefore(root Value, p *Policy) {
	if nbf, ok := v.date(root, "nbf"); ok {
		v.expectDate("nbf", nbf.Reached(p.Now.Add(p.Skew)), "valid since ", "not valid before ", nbf)
	}
}

// issuedAt checks iat against the future and, where asked, against MaxAge.
func (v *Verdict) issuedAt(root Value, p *Policy) {
	iat, ok := v.date(root, "iat")
	if ok {
		v.expectDate("iat", iat.Reached(p.Now.Add(p.Skew)), "issued ", "issued in the future, ", iat)
	}
	if p.MaxAge == 0 {
		return
	}
	if !ok {
		v.add("max-age", Failed, "the token has no iat to tell its age by")
		return
	}
	age := p.Now.Sub(iat.time())
	v.expect("max-age", age <= p.MaxAge+p.Skew, "young enough", "older than %s", p.MaxAge)
}

// oneOf checks iss or aud against the accepted values. aud may be a list
// (RFC 7519 §4.1.3): one common value is enough.
func (v *Verdict) oneOf(name string, claim Value, accepted []string, strict bool) {
	var room [80]byte
	switch {
	case claim.Exists() && claim.Kind() != String && (name == "iss" || !claim.isTexts()):
		v.add(name, Failed, fmt.Sprintf("%s is a JSON %s of the wrong shape", name, claim.Kind()))
	case !claim.Exists() && (strict || len(accepted) > 0):
		v.add(name, Failed, fmt.Sprintf("the token has no %s", name))
	case len(accepted) == 0 && strict:
		v.add(name, Failed, fmt.Sprintf("nothing was given to check %s against (--%s)", name, name))
	case len(accepted) == 0:
		v.say(name, NotMade, appendWords(room[:0], "no --", name, " was given: any ", name, " is accepted"))
	case claim.hasText(accepted):
		v.say(name, Passed, appendTexts(append(room[:0], "is "...), claim))
	default:
		text := append(appendTexts(append(room[:0], "is "...), claim), ", want "...)
		for i, s := range accepted {
			text = appendQuoted(appendOr(text, i), []byte(s))
		}
		v.say(name, Failed, text)
	}
}

// isTexts reports an array of strings.
func (v Value) isTexts() bool {
	for e := range v.Children() {
		if e.Kind() != String {
			return false
		}
	}
	return v.Kind() == Array
}

// hasText reports whether a string, or one of an array of them, is in the list.
func (v Value) hasText(list []string) bool {
	for e := range v.Children() {
		if slices.ContainsFunc(list, e.IsText) {
			return true
		}
	}
	return slices.ContainsFunc(list, v.IsText)
}

// appendTexts writes a string, or the strings of an array, as "a" or "b".
func appendTexts(b []byte, v Value) []byte {
	if v.Kind() == String {
		return appendQuoted(b, v.TextBytes())
	}
	i := 0
	for e := range v.Children() {
		b = appendQuoted(appendOr(b, i), e.TextBytes())
		i++
	}
	return b
}

func appendOr(b []byte, i int) []byte {
	if i == 0 {
		return b
	}
	return append(b, " or "...)
}

// textClaim checks a claim that is a string if it is there, and want if asked.
func (v *Verdict) textClaim(name string, claim Value, want string) {
	switch {
	case claim.Exists() && claim.Kind() != String:
		v.add(name, Failed, fmt.Sprintf("%s is a JSON %s, not a string", name, claim.Kind()))
	case want != "" && claim.IsText(want):
		v.say(name, Passed, appendTexts([]byte("is "), claim))
	case want != "":
		v.add(name, Failed, fmt.Sprintf("is %q, want %q", claim.TextBytes(), want))
	}
}

// mediaType checks typ (RFC 8725 §3.11): media types have no case, and
// "application/" may be left out (RFC 7515 §4.1.9).
func (v *Verdict) mediaType(t *Token, p *Policy) {
	if p.Type == "" {
		return
	}
	typ := t.Header.JSON.Get("typ").Text()
	v.expect("typ", mediaType(typ) == mediaType(p.Type), "is %q", "is %q, want %q", typ, p.Type)
}

func mediaType(s string) string { return strings.TrimPrefix(strings.ToLower(s), "application/") }

// condition checks one ClaimCondition.
func (v *Verdict) condition(root Value, c ClaimCondition) {
	claim := root.Lookup(c.Path)
	name := "claim " + c.Path
	if !claim.Exists() {
		v.add(name, Failed, "is missing")
		return
	}
	ok := claim.is(c.Value)
	if claim.Kind() == Array && !ok {
		for e := range claim.Children() {
			ok = ok || e.is(c.Value)
		}
	}
	v.expect(name, ok, "is %s", "is %s, want %q", claim.Raw(), c.Value)
}

// is compares a value with text: a string by its content, anything else by
// its JSON text.
func (v Value) is(text string) bool {
	if v.Kind() == String {
		return v.IsText(text)
	}
	return string(v.Raw()) == text
}
