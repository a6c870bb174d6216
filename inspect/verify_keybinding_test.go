package inspect_test

import (
	"crypto/sha256"
	"crypto/sha512"
	"strings"
	"testing"
)

// A presentation is an SD-JWT with a key binding, made part by part.
type presentation struct {
	issuer, holder signer
	claims         string // of the token, without cnf
	disclosures    []string
	header, body   string // of the key binding JWT; HASH stands for the right sd_hash
}

const goodBinding = `{"iat":1767323040,"aud":"https://verifier.example","nonce":"n-1","sd_hash":"HASH"}`

func newPresentation(t *testing.T) presentation {
	t.Helper()
	return presentation{issuer: newSigner(t, "ES256"), holder: newSigner(t, "ES256"),
		claims:      `"iss":"https://login.acme.dev","_sd":["` + rfcNameDigest + `"],"nationalities":[{"...":"` + rfcArrayDigest + `"}]`,
		disclosures: []string{rfcName, rfcArray}, header: `{"alg":"ES256","typ":"kb+jwt"}`, body: goodBinding}
}

// issued is the token and its disclosures, with the last "~".
func (p presentation) issued() string {
	text := p.issuer.jwt(`{` + p.claims + `,"cnf":{"jwk":` + string(p.holder.key.JSON.Raw()) + `}}`)
	return strings.Join(append([]string{text}, p.disclosures...), "~") + "~"
}

func (p presentation) text() string { return p.good(p.issued()) }

// good puts a good key binding behind a token.
func (p presentation) good(issued string) string {
	sum := sha256.Sum256([]byte(issued))
	return p.bound(issued, b64(string(sum[:])))
}

func (p presentation) bound(issued, hash string) string {
	return issued + p.holder.token(p.header, strings.Replace(p.body, "HASH", hash, 1))
}

// TestVerifyKeyBinding: a good one passes every check.
func TestVerifyKeyBinding(t *testing.T) {
	p := newPresentation(t)
	v := verify(t, p.text(), p.issuer.trusted())
	accepted(t, "good", v)
	for _, name := range []string{"key binding", "key binding typ", "sd_hash"} {
		check(t, name, outcome(v, name), "passed")
	}
	check(t, "aud", outcome(v, "key binding aud"), "not made")
	v = verify(t, p.issued(), p.issuer.trusted())
	accepted(t, "without", v)
	check(t, "key binding", outcome(v, "key binding"), "")
	accepted(t, "without disclosures", verify(t, func() string { p := p; p.disclosures = nil; return p.text() }(), p.issuer.trusted()))
}

// TestVerifyKeyBindingRefused: what a key binding can be wrong about.
func TestVerifyKeyBindingRefused(t *testing.T) {
	good := newPresentation(t)
	issued := good.issued()
	sum := sha256.Sum256([]byte(issued))
	hash := b64(string(sum[:]))
	for _, c := range []struct {
		what   string
		change func(p *presentation)
		check  string
		why    string
	}{
		{"other key", func(p *presentation) { p.holder.sign = newSigner(t, "ES256").sign }, "key binding", "the signature does not match"},
		{"issuer's key", func(p *presentation) { p.holder.sign = p.issuer.sign }, "key binding", "the signature does not match"},
		{"alg none", func(p *presentation) { p.header = `{"alg":"none","typ":"kb+jwt"}` }, "key binding", "not signed"},
		{"alg HS256", func(p *presentation) { p.header = `{"alg":"HS256","typ":"kb+jwt"}` }, "key binding", "no key can verify HS256"},
		{"typ missing", func(p *presentation) { p.header = `{"alg":"ES256"}` }, "key binding typ", `is "", want "kb+jwt"`},
		{"typ JWT", func(p *presentation) { p.header = `{"alg":"ES256","typ":"JWT"}` }, "key binding typ", `is "JWT", want "kb+jwt"`},
		{"crit", func(p *presentation) { p.header = `{"alg":"ES256","typ":"kb+jwt","crit":["x"],"x":1}` }, "key binding", "must be understood"},
		{"own jwk", func(p *presentation) {
			attacker := newSigner(t, "ES256")
			p.header = `{"alg":"ES256","typ":"kb+jwt","jwk":` + string(attacker.key.JSON.Raw()) + `}`
			p.holder.sign = attacker.sign
		}, "key binding", "the signature does not match"},
		{"sd_hash of another", func(p *presentation) { p.body = strings.Replace(goodBinding, "HASH", rfcNameDigest, 1) }, "sd_hash", "does not cover"},
		{"sd_hash missing", func(p *presentation) { p.body = strings.Replace(goodBinding, `,"sd_hash":"HASH"`, "", 1) }, "sd_hash", "does not cover"},
		{"sd_hash a number", func(p *presentation) { p.body = strings.Replace(goodBinding, `"HASH"`, "1", 1) }, "sd_hash", "does not cover"},
		{"sd_hash padded", func(p *presentation) { p.body = strings.Replace(goodBinding, `HASH`, "HASH=", 1) }, "sd_hash", "does not cover"},
		{"iat missing", func(p *presentation) { p.body = strings.Replace(goodBinding, `"iat":1767323040,`, "", 1) }, "key binding iat", "is missing"},
		{"aud missing", func(p *presentation) {
			p.body = strings.Replace(goodBinding, `"aud":"https://verifier.example",`, "", 1)
		}, "key binding aud", "is missing"},
		{"nonce missing", func(p *presentation) { p.body = strings.Replace(goodBinding, `"nonce":"n-1",`, "", 1) }, "key binding nonce", "is missing"},
		{"no object", func(p *presentation) { p.body = `[]` }, "sd_hash", "does not cover"},
		{"iat in the future", func(p *presentation) { p.body = strings.Replace(goodBinding, "1767323040", "1767323046", 1) }, "key binding", "issued in the future"},
		{"iat a string", func(p *presentation) { p.body = strings.Replace(goodBinding, "1767323040", `"1767323040"`, 1) }, "key binding", "no NumericDate"},
		{"expired", func(p *presentation) { p.body = strings.Replace(goodBinding, `{`, `{"exp":1767323045,`, 1) }, "key binding", "expired"},
		{"duplicate member", func(p *presentation) { p.body = strings.Replace(goodBinding, `{`, `{"nonce":"other",`, 1) }, "key binding", "stands more than once"},
		{"trailing data", func(p *presentation) { p.body = goodBinding + "{}" }, "key binding", ""},
		{"crit b64", func(p *presentation) { p.header = `{"alg":"ES256","typ":"kb+jwt","crit":["b64"],"b64":true}` }, "key binding", "must be understood"},
	} {
		p := good
		c.change(&p)
		v := verify(t, p.bound(issued, hash), p.issuer.trusted())
		denied(t, c.what, v, c.check, c.why)
		check(t, c.what+": the token itself", outcome(v, "signature"), "passed")
	}
}

// TestVerifyKeyBindingDisclosures: it is for these disclosures, in this order,
// and no others.
func TestVerifyKeyBindingDisclosures(t *testing.T) {
	p := newPresentation(t)
	issued := p.issued()
	binding := p.good(issued)[len(issued):]
	token := strings.Split(issued, "~")[0]
	accepted(t, "as it was", verify(t, issued+binding, p.issuer.trusted()))
	for what, list := range map[string][]string{"one less": {rfcName}, "the other": {rfcArray}, "none": {}, "other order": {rfcArray, rfcName}} {
		text := strings.Join(append([]string{token}, list...), "~") + "~" + binding
		denied(t, what, verify(t, text, p.issuer.trusted()), "sd_hash", "does not cover this token with these disclosures")
	}
	text := token + "~" + rfcName + "~" + rfcName + "~" + binding
	denied(t, "twice", verify(t, text, p.issuer.trusted()), "structure", "stands twice")
	text = token + "~" + b64(`["salt","role","admin"]`) + "~" + binding
	denied(t, "of one's own", verify(t, text, p.issuer.trusted()), "structure", "no digest in the token refers to this disclosure")
	// A new signature of the issuer over the same claims is another token.
	denied(t, "signed again", verify(t, p.issued()+binding, p.issuer.trusted()), "sd_hash", "does not cover")
}

// TestVerifyKeyBindingHash: sd_hash is by the token's _sd_alg; a hash that is
// not known covers nothing.
func TestVerifyKeyBindingHash(t *testing.T) {
	p := newPresentation(t)
	p.disclosures, p.claims = nil, `"_sd_alg":"sha-512"`
	issued := p.issued()
	sum := sha512.Sum512([]byte(issued))
	accepted(t, "sha-512", verify(t, p.bound(issued, b64(string(sum[:]))), p.issuer.trusted()))
	short := sha256.Sum256([]byte(issued))
	denied(t, "sha-256 for it", verify(t, p.bound(issued, b64(string(short[:]))), p.issuer.trusted()), "sd_hash", "does not cover")
	for _, alg := range []string{`"md5"`, `"SHA-256"`, `""`, "null", "1"} {
		p.claims = `"_sd_alg":` + alg
		denied(t, alg, verify(t, p.bound(p.issued(), ""), p.issuer.trusted()), "sd_hash", "does not cover")
	}
}

// TestVerifyConfirmationKey: the key in cnf must be a public key, and one.
func TestVerifyConfirmationKey(t *testing.T) {
	p := newPresentation(t)
	secret := random(32)
	for what, cnf := range map[string]string{
		"none":             `"x":1`,
		"no jwk":           `"cnf":{"jkt":"x"}`,
		"a string":         `"cnf":{"jwk":"x"}`,
		"empty":            `"cnf":{"jwk":{}}`,
		"secret":           `"cnf":{"jwk":{"kty":"oct","k":"` + b64(string(secret)) + `"}}`,
		"private":          `"cnf":{"jwk":` + rfc8037 + `}`,
		"off the curve":    `"cnf":{"jwk":{"kty":"EC","crv":"P-256","x":"` + repeated(1, 32) + `","y":"` + repeated(1, 32) + `"}}`,
		"empty set":        `"cnf":{"jwk":{"keys":[]}}`,
		"set":              `"cnf":{"jwk":{"keys":[` + string(p.holder.key.JSON.Raw()) + `]}}`,
		"texts by key IDs": `"cnf":{"jwk":{"a":"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"}}`,
	} {
		issued := p.issuer.jwt(`{`+cnf+`}`) + "~"
		v := verify(t, p.good(issued), p.issuer.trusted())
		denied(t, what, v, "key binding", "the token has no cnf key to hold it against")
	}
	enc := string(boundKey(t, p.holder.key, members{"use": "enc"}).JSON.Raw())
	issued := p.issuer.jwt(`{"cnf":{"jwk":`+enc+`}}`) + "~"
	denied(t, "use enc", verify(t, p.good(issued), p.issuer.trusted()), "key binding", "no key can verify ES256")
}

// TestVerifyKeyBindingAlone: a good key binding does not make up for a token
// that nobody trusted signed.
func TestVerifyKeyBindingAlone(t *testing.T) {
	p := newPresentation(t)
	v := verify(t, p.text(), newSigner(t, "ES256").trusted())
	forged(t, "other issuer", v, "signature", "the signature does not match")
	check(t, "key binding", outcome(v, "key binding"), "passed")
	forged(t, "holder as issuer", verify(t, p.text(), p.holder.trusted()), "signature", "the signature does not match")
}
