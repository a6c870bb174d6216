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

// shown writes a NumericDate for a message.
func (d NumericDate) shown() string {
	if t, ok := d.Time(); ok {
		return t.Format(time.RFC3339)
	}
	return fmt.Sprintf("%d", d.Seconds)
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
		v.expect("exp", !exp.Reached(p.Now.Add(-p.Skew)), "expires %s", "expired %s", exp.shown())
	case root.Get("exp").Exists():
	case p.demands("exp"):
		v.add("exp", Failed, "the token has no exp")
	default:
		v.add("exp", NotMade, "the token has no exp: it never expires")
	}
}

func (v *Verdict) notBefore(root Value, p *Policy) {
	if nbf, ok := v.date(root, "nbf"); ok {
		v.expect("nbf", nbf.Reached(p.Now.Add(p.Skew)), "valid since %s", "not valid before %s", nbf.shown())
	}
}

// issuedAt checks iat against the future and, where asked, against MaxAge.
func (v *Verdict) issuedAt(root Value, p *Policy) {
	iat, ok := v.date(root, "iat")
	if ok {
		v.expect("iat", iat.Reached(p.Now.Add(p.Skew)), "issued %s", "issued in the future, %s", iat.shown())
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
	values, ok := claim.Strings()
	if name == "iss" {
		ok = claim.Kind() == String
	}
	switch {
	case claim.Exists() && !ok:
		v.add(name, Failed, fmt.Sprintf("%s is a JSON %s of the wrong shape", name, claim.Kind()))
	case !claim.Exists() && (strict || len(accepted) > 0):
		v.add(name, Failed, fmt.Sprintf("the token has no %s", name))
	case len(accepted) == 0 && strict:
		v.add(name, Failed, fmt.Sprintf("nothing was given to check %s against (--%s)", name, name))
	case len(accepted) == 0:
		v.add(name, NotMade, fmt.Sprintf("no --%s was given: any %s is accepted", name, name))
	default:
		common := slices.ContainsFunc(values, func(s string) bool { return slices.Contains(accepted, s) })
		v.expect(name, common, "is %s", "is %s, want %s", quoted(values), quoted(accepted))
	}
}

// quoted writes values as "a" or "b", when it is asked to.
type quoted []string

func (q quoted) String() string {
	words := make([]string, len(q))
	for i, s := range q {
		words[i] = strconv.Quote(s)
	}
	return strings.Join(words, " or ")
}

// textClaim checks a claim that is a string if it is there, and want if asked.
func (v *Verdict) textClaim(name string, claim Value, want string) {
	switch {
	case claim.Exists() && claim.Kind() != String:
		v.add(name, Failed, fmt.Sprintf("%s is a JSON %s, not a string", name, claim.Kind()))
	case want != "":
		v.expect(name, claim.IsText(want), "is %q", "is %q, want %q", claim.TextBytes(), want)
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
