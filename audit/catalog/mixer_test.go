package catalog_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// A mixer makes tokens of the parts of others.
type mixer struct {
	rng              *rand.Rand
	headers, members []string // the latter `"name":value`
	names, texts     []string
	whole            [][]byte
	header, issuer   string // of the last token, which the next may share
}

func newMixer(t *testing.T) *mixer {
	m := &mixer{rng: rand.New(rand.NewPCG(3, 4)), whole: fixtureTokens(t)}
	for _, text := range m.whole {
		token := inspect.Parse(text)
		if token.Form != inspect.FormJWS || len(token.Problems) > 0 {
			continue
		}
		m.headers = append(m.headers, string(token.Header.Bytes))
		for v := range token.Claims().Root().Descendants() {
			if name := v.Name(); name != "" {
				m.names = append(m.names, name)
				m.members = append(m.members, quoteJSON(name)+":"+string(v.Raw()))
			}
			if v.Kind() == inspect.String {
				m.texts = append(m.texts, v.Text())
			}
		}
	}
	return m
}

func quoteJSON(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err) // no text is beyond it
	}
	return string(b)
}

func pick[T any](m *mixer, list ...T) T { return list[m.rng.IntN(len(list))] }

func (m *mixer) chance(percent int) bool { return m.rng.IntN(100) < percent }

// location says where a token stood.
func (m *mixer) location() audit.Location {
	loc := audit.Location{Input: "mixed", Pointer: pick(m, "", "", "", "/access_token", "/0/id_token", "/refreshToken", "/x")}
	switch m.rng.IntN(12) {
	case 0:
		loc.Carrier = &inspect.Carrier{URL: inspect.URLQuery, Parameter: "token"}
	case 1:
		loc.Carrier = &inspect.Carrier{Companion: pick(m, m.whole...)}
	}
	return loc
}

// token makes a token of one of all forms.
func (m *mixer) token() []byte {
	switch m.rng.IntN(24) {
	case 0:
		return pick(m, m.whole...)
	case 1: // damaged
		text := bytes.Clone(m.signed())
		text[m.rng.IntN(len(text))] = byte(m.rng.IntN(256))
		return text
	case 2: // a token in a token
		return m.compact(m.someHeader(), string(m.signed()))
	case 3:
		return fmt.Appendf(nil, `{"protected":%q,"payload":%q,"signature":%q,"header":{"kid":%q}}`,
			encode(m.someHeader()), encode(m.claims()), m.signature(), pick(m, m.texts...))
	case 4:
		return fmt.Appendf(nil, "%s.%s.%s.%s.%s", encode(`{"alg":"dir","enc":"A256GCM","kid":`+quoteJSON(m.text())+"}"), "",
			m.signature(), m.signature(), m.signature())
	case 5, 6, 7:
		return m.selective()
	}
	return m.signed()
}

func (m *mixer) signed() []byte { return m.compact(m.someHeader(), m.claims()) }

func (m *mixer) compact(header, payload string) []byte {
	return []byte(encode(header) + "." + encode(payload) + "." + m.signature())
}

func encode(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) }

func (m *mixer) signature() string {
	sig := make([]byte, pick(m, 64, 64, 32, 256, 255, 96, 132, 0, 1, 114, 16, 12))
	if m.chance(80) {
		for i := range sig {
			sig[i] = byte(m.rng.IntN(256))
		}
	}
	return encode(string(sig))
}

// selective makes an SD-JWT with a few disclosures, most of which fit.
func (m *mixer) selective() []byte {
	var digests []string
	var rest strings.Builder
	for range m.rng.IntN(4) {
		d := encode("[" + quoteJSON(m.text()) + "," + strings.Replace(m.member(), `":`, `",`, 1) + "]")
		sum := sha256.Sum256([]byte(d))
		digests = append(digests, quoteJSON(encode(string(sum[:]))))
		rest.WriteString("~" + d)
	}
	rest.WriteString("~")
	if m.chance(20) {
		rest.Write(m.signed())
	}
	claims := strings.Replace(m.claims(), "{", `{"_sd":[`+strings.Join(digests, ",")+"],", 1)
	return append(m.compact(m.someHeader(), strings.Replace(claims, ",}", "}", 1)), rest.String()...)
}

// someHeader is mostly that of the last token.
func (m *mixer) someHeader() string {
	switch n := m.rng.IntN(100); {
	case m.header == "" || n < 20:
		m.header = pick(m, m.headers...)
	case n < 35:
		m.header = `{"alg":` + quoteJSON(pick(m, "ES256", "HS256", "RS256", "EdDSA", "none", "H", "PS512", "", "hs256")) +
			pick(m, "", `,"typ":"JWT"`, `,"typ":"at+jwt"`, `,"typ":`+quoteJSON(m.text())) +
			pick(m, "", `,"kid":"1"`, `,"kid":`+quoteJSON(m.text()), `,"jku":`+quoteJSON(m.text()), `,"Alg":1`, `,"x":12345678901234567890`) + "}"
	}
	return m.header
}

// claims makes a claims set: mostly of the last issuer, and of sound times.
func (m *mixer) claims() string {
	if m.chance(25) {
		m.issuer = pick(m, "", `"iss":"joe"`, `"iss":"https://idp.example.com"`, `"iss":"https://tenant.eu.auth0.com/"`, `"iss":`+quoteJSON(m.text()), `"iss":7`, `"iss":""`, `"iss":[`+quoteJSON(m.text())+"]")
	}
	var list []string
	if m.issuer != "" {
		list = append(list, m.issuer)
	}
	now := fixtureNow.Unix()
	for _, name := range []string{"iat", "exp", "nbf"} {
		if m.chance(75) {
			at := now + pick[int64](m, -300, -1, 0, 1, 60, 300, 3600, -100000, 1e7, -1e9, 1e12)
			if m.chance(60) {
				at = now + map[string]int64{"iat": -60, "nbf": -60, "exp": 600}[name]
			}
			list = append(list, fmt.Sprintf("%q:%d%s", name, at, pick(m, "", "", "", "", "", ".0", ".5", "e0")))
		}
	}
	for _, name := range []string{"sub", "aud", "jti"} {
		if m.chance(40) {
			list = append(list, fmt.Sprintf("%q:%s", name, m.value()))
		}
	}
	for range m.rng.IntN(4) {
		list = append(list, m.member())
	}
	seen := map[string]bool{}
	var unique []string // but for one token in fifty
	for _, member := range list {
		name, _, _ := strings.Cut(member, `":`)
		if !seen[name] || m.chance(2) {
			unique = append(unique, member)
		}
		seen[name] = true
	}
	return "{" + strings.Join(unique, ",") + "}"
}

// member makes `"name":value`.
func (m *mixer) member() string {
	if m.chance(40) {
		return pick(m, m.members...)
	}
	name := pick(m, m.names...)
	if m.chance(15) {
		name = m.changed(name)
	}
	return quoteJSON(name) + ":" + m.value()
}

// value makes a JSON value, mostly a text.
func (m *mixer) value() string {
	switch m.rng.IntN(16) {
	case 0:
		return pick(m, "null", "true", "1", "-0", "1E5", "1e999", "1234567890123456789", "12345678.90123456", "{}", "[]", `""`)
	case 1, 2:
		return "[" + m.value() + "," + m.value() + "]"
	case 3:
		return "{" + m.member() + "}"
	case 4:
		return "[{" + m.member() + "}]"
	}
	return quoteJSON(m.text())
}

// text is one of a fixture, or close to one.
func (m *mixer) text() string {
	s := pick(m, m.texts...)
	for m.chance(35) {
		s = m.changed(s)
	}
	return s
}

// changed makes a small change to a text.
func (m *mixer) changed(s string) string {
	at := m.rng.IntN(len(s) + 1)
	switch m.rng.IntN(8) {
	case 0:
		return strings.ToLower(s)
	case 1:
		return strings.ToUpper(s)
	case 2:
		return s[:at] + string(pick(m, []rune("'\";|&$`{}<>()=%@+*,~.:/\\-_ \n\r\t\x00\x01\x7f\u00a0é09azAZ")...)) + s[at:]
	case 3:
		return s[at:]
	case 4:
		return s[:at]
	case 5:
		return s + pick(m, m.texts...)
	case 6:
		return pick(m, "Bearer ", "token ", "mailto:", "geo:", "https://", " ", "\n", "$", "eyJ", "-----BEGIN ") + s
	}
	return s + pick(m, " ", "\n", "/", "*", ".", "%", "=", ";", "@x.example")
}
