package inspect

import (
	"fmt"
	"slices"
)

// Verify answers whether a token is good by a policy, and why. The order of
// the checks is the one that leaves an attacker least room: form, encoding
// and JSON, then the header, the choice of the key, its strength, the
// signature, and last the claims, read from the very bytes that were signed.
// Every check is made and listed, so that one run names all failures.
//
// Nothing is fetched, whatever URLs the token holds, and a key inside the
// token is never trusted (but for a DPoP proof, whose point it is).
func Verify(t *Token, p *Policy) *Verdict {
	v := newVerdict()
	if v.structure(t, p) && v.header(t, p) {
		v.signature(t, p)
	} else {
		v.add("signature", NotMade, "a token in this state has no signature that means anything")
	}
	if !p.SignatureOnly {
		v.claims(t, p)
	}
	if t.Form == FormSDJWT {
		v.disclosures(t)
	}
	if t.KeyBinding != nil {
		v.keyBinding(t, p)
	}
	if p.DPoP != nil {
		v.dpop(t, p)
	}
	v.Valid = v.Key != nil && !v.failed()
	return v
}

// structure refuses whatever readers could disagree about.
func (v *Verdict) structure(t *Token, p *Policy) bool {
	ok := true
	refuse := func(detail string) {
		v.add("structure", Failed, detail)
		ok = false
	}
	if t.IsEncrypted() {
		refuse("the token is encrypted: it must be decrypted before its content can be verified")
	}
	for _, problem := range t.Problems {
		if p.SignatureOnly && problem.Part == "payload" && contentProblem(problem) {
			continue // a JWS may sign anything
		}
		refuse(problem.String())
	}
	if ok && t.Form == FormJWS && t.SegmentCount() != 3 {
		refuse("a JWS has three segments")
	}
	if ok {
		v.add("structure", Passed, "strict base64url and JSON, no duplicate members")
	}
	return ok
}

// contentProblem tells a fault of what was signed from one of how it is encoded.
func contentProblem(p Problem) bool {
	return p.Decoded >= 0 || p.Code == CodeInflate || p.Code == CodeLimit
}

// header checks the parameters that steer verification.
func (v *Verdict) header(t *Token, p *Policy) bool {
	h := t.Header.JSON.Root()
	before := len(v.Checks)
	if alg := h.Get("alg"); alg.Kind() != String || alg.IsText("") {
		v.add("algorithm", Failed, "the header names no alg")
	}
	for _, name := range []string{"kid", "typ", "cty"} {
		if m := h.Get(name); m.Exists() && m.Kind() != String {
			v.add("header", Failed, fmt.Sprintf("%s is a JSON %s, not a string", name, m.Kind()))
		}
	}
	v.crit(h, p)
	if b64 := h.Get("b64"); b64.Exists() {
		switch {
		case !p.SignatureOnly:
			v.add("b64", Failed, "b64 has no place in a JWT (RFC 7797 §7)")
		case b64.Kind() != True && b64.Kind() != False:
			v.add("b64", Failed, "b64 is not a boolean")
		case b64.Kind() == False && !lists(h.Get("crit"), "b64"):
			v.add("b64", Failed, "b64 is false, but crit does not list it (RFC 7797 §6)")
		}
	}
	if h.Get("zip").Exists() && !p.SignatureOnly {
		v.add("header", Failed, "zip is not defined for a JWS: verify with the signature alone, if that is meant")
	}
	return len(v.Checks) == before
}

// crit checks RFC 7515 §4.1.11. The one extension understood is b64, where
// any payload is.
func (v *Verdict) crit(h Value, p *Policy) {
	crit := h.Get("crit")
	if !crit.Exists() {
		return
	}
	names, ok := crit.Strings()
	if crit.Kind() != Array || !ok || len(names) == 0 {
		v.add("crit", Failed, "crit is not a list of names")
		return
	}
	for i, name := range names {
		param, registered := FindHeaderParameter([]byte(name))
		switch {
		case slices.Contains(names[:i], name):
			v.add("crit", Failed, fmt.Sprintf("crit lists %q twice", name))
		case registered && param.Core:
			v.add("crit", Failed, fmt.Sprintf("crit lists %q, which the standard itself defines", name))
		case !h.Get(name).Exists():
			v.add("crit", Failed, fmt.Sprintf("crit lists %q, which is not in the header", name))
		case name != "b64" || !p.SignatureOnly:
			v.add("crit", Failed, fmt.Sprintf("extension %q must be understood, and is not", name))
		}
	}
}

// lists reports whether an array holds a string.
func lists(array Value, s string) bool {
	for e := range array.Children() {
		if e.IsText(s) {
			return true
		}
	}
	return false
}
