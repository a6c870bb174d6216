package inspect_test

import (
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// TestVerifyBase64: only the one way to write a segment is accepted, even
// where the signature covers another.
func TestVerifyBase64(t *testing.T) {
	s := newSigner(t, "HS256")
	header, payload := b64(`{"alg":"HS256","x":"`+"\xf3\xbf\xbf\xbf"+`"}`), b64(goodClaims+" ")
	sig := func(text string) string { return text[strings.LastIndexByte(text, '.')+1:] }
	accepted(t, "as it should be", verify(t, s.seal(header+"."+payload), s.trusted()))
	for name, change := range map[string]func(string) string{
		"padding":          func(x string) string { return x + "=" },
		"more padding":     func(x string) string { return x + "==" },
		"line end":         func(x string) string { return x + "\n" },
		"line end inside":  func(x string) string { return x[:4] + "\r\n" + x[4:] },
		"space":            func(x string) string { return x[:4] + " " + x[4:] },
		"tab in front":     func(x string) string { return "\t" + x },
		"stray character":  func(x string) string { return x[:5] + "!" + x[5:] },
		"percent":          func(x string) string { return x + "%3D" },
		"NUL":              func(x string) string { return x + "\x00" },
		"invisible":        func(x string) string { return x[:4] + "\u200b" + x[4:] },
		"a single letter":  func(x string) string { return x + strings.Repeat("A", (5-len(x)%4)%4) },
		"unused bits":      unusedBits,
		"standard letters": func(x string) string { return strings.NewReplacer("-", "+", "_", "/").Replace(x) },
	} {
		inHeader, inPayload, whole := s.seal(change(header)+"."+payload), s.seal(header+"."+change(payload)), s.seal(header+"."+payload)
		texts := map[string]string{"payload": inPayload, "signature": s.with(whole, change(sig(whole)))}
		if change(header) != header {
			texts["header"] = inHeader
		}
		if name == "standard letters" {
			texts = map[string]string{"header": inHeader, "signature": s.slashed(t, header, change)}
		}
		for part, text := range texts {
			if v := verify(t, text, s.trusted()); v.Valid || v.Key != nil || !strings.Contains(outcome(v, "structure"), "failed") {
				t.Errorf("%s in the %s: accepted: %s %+v", name, part, text, v.Checks)
			}
		}
	}
}

// with replaces the signature of a token.
func (s signer) with(text, sig string) string { return text[:strings.LastIndexByte(text, '.')+1] + sig }

// slashed makes a token whose signature has letters that the two alphabets
// of base64 write differently, and writes them in the other one.
func (s signer) slashed(t *testing.T, header string, change func(string) string) string {
	for i := range 1000 {
		text := s.seal(header + "." + b64(goodClaims+strings.Repeat(" ", i)))
		sig := text[strings.LastIndexByte(text, '.')+1:]
		if change(sig) != sig {
			return s.with(text, change(sig))
		}
	}
	t.Fatal("no such signature in 1000")
	return ""
}

// unusedBits sets a bit of the last letter that belongs to no byte.
func unusedBits(x string) string {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	if len(x)%4 == 0 {
		return x + "AB" // a further byte, with stray bits
	}
	last := len(x) - 1
	return x[:last] + string(letters[strings.IndexByte(letters, x[last])|1])
}

// TestVerifyJSON: what JSON readers could disagree about is refused, in the
// header and in the claims, though the signature covers it.
func TestVerifyJSON(t *testing.T) {
	s := newSigner(t, "HS256")
	claim := func(more string) string { return strings.TrimSuffix(goodClaims, "}") + "," + more + "}" }
	for name, c := range map[string]struct{ more, suffix string }{
		"duplicate":              {more: `"a":1,"a":1`},
		"escaped duplicate":      {more: `"ab":1,"\u0061b":1`},
		"nested duplicate":       {more: `"x":[{"a":1,"a":2}]`},
		"lone surrogate":         {more: `"x":"\ud800"`},
		"low surrogate":          {more: `"x":"\udc00\ud800"`},
		"surrogate in a name":    {more: `"\ud800":1`},
		"bad UTF-8":              {more: "\"x\":\"\xff\""},
		"overlong UTF-8":         {more: "\"x\":\"\xc0\xaf\""},
		"encoded surrogate":      {more: "\"x\":\"\xed\xa0\x80\""},
		"control character":      {more: "\"x\":\"a\nb\""},
		"bad escape":             {more: `"x":"\x41"`},
		"leading zero":           {more: `"x":01`},
		"plus":                   {more: `"x":+1`},
		"NaN":                    {more: `"x":NaN`},
		"hexadecimal":            {more: `"x":0x10`},
		"single quotes":          {more: `'x':1`},
		"comment":                {more: `"x":1/**/`},
		"trailing comma":         {more: `"x":1,`},
		"trailing data":          {more: `"x":1`, suffix: "garbage"},
		"trailing object":        {more: `"x":1`, suffix: "{}"},
		"trailing NUL":           {more: `"x":1`, suffix: "\x00"},
		"missing brace":          {more: `"x":{"y":1`},
		"33 deep":                {more: `"x":` + strings.Repeat("[", inspect.MaxJSONDepth) + strings.Repeat("]", inspect.MaxJSONDepth)},
		"more than 1000 members": {more: manyMembers(inspect.MaxMembers)},
	} {
		header := `{"alg":"HS256",` + c.more + "}" + c.suffix
		forged(t, name+" in the header", verify(t, s.token(header, goodClaims), s.trusted()), "structure", "")
		forged(t, name+" in the header, signature only", verify(t, s.token(header, "x"), s.trusted(signatureOnly)), "structure", "")
		forged(t, name+" in the payload", verify(t, s.token(`{"alg":"HS256"}`, claim(c.more)+c.suffix), s.trusted()), "structure", "")
		accepted(t, name+" as any payload", verify(t, s.token(`{"alg":"HS256"}`, claim(c.more)+c.suffix), s.trusted(signatureOnly)))
	}
	for name, text := range map[string]string{
		"duplicate alg":    s.token(`{"alg":"HS256","alg":"HS256"}`, goodClaims),
		"two algs":         s.token(`{"alg":"none","alg":"HS256"}`, goodClaims),
		"duplicate exp":    s.token(`{"alg":"HS256"}`, `{"exp":1,"exp":1767323600}`),
		"byte order mark":  s.token("\ufeff"+`{"alg":"HS256"}`, goodClaims),
		"array as header":  s.token(`["HS256"]`, goodClaims),
		"string as header": s.token(`"HS256"`, goodClaims),
		"empty header":     s.token("", goodClaims),
	} {
		if v := verify(t, text, s.trusted()); v.Valid || v.Key != nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func manyMembers(n int) string {
	var b strings.Builder
	for i := range n + 1 {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(`"m` + strings.Repeat("x", i%7) + num(int64(i+1)) + `":1`)
	}
	return b.String()
}

// TestVerifyPayloads: claims must be a JSON object; the signature alone is
// checked of anything.
func TestVerifyPayloads(t *testing.T) {
	s := newSigner(t, "HS256")
	for _, payload := range []string{"", "x", "[]", "null", "1", `"x"`, "\x00\xff", "{", s.jwt(goodClaims)} {
		text := s.token(`{"alg":"HS256"}`, payload)
		if v := verify(t, text, s.trusted()); v.Valid {
			t.Errorf("%q: accepted as claims", payload)
		}
		accepted(t, payload, verify(t, text, s.trusted(signatureOnly)))
	}
	denied(t, "array", verify(t, s.jwt("[]"), s.trusted()), "claims", "no JSON object")
}

// TestVerifySegments: the compact serialization and nothing else.
func TestVerifySegments(t *testing.T) {
	s := newSigner(t, "HS256")
	good := s.jwt(goodClaims)
	parts := strings.Split(good, ".")
	for name, text := range map[string]string{
		"nothing":                      "",
		"dots":                         "..",
		"one segment":                  parts[0],
		"two segments":                 parts[0] + "." + parts[1],
		"four segments":                good + ".",
		"five segments":                good + "..",
		"no header":                    "." + parts[1] + "." + parts[2],
		"no payload":                   parts[0] + ".." + parts[2],
		"space in front":               " " + good,
		"line end behind":              good + "\n",
		"Bearer":                       "Bearer " + good,
		"quoted":                       `"` + good + `"`,
		"twice":                        good + " " + good,
		"flattened":                    `{"payload":"` + parts[1] + `","protected":"` + parts[0] + `","signature":"` + parts[2] + `"}`,
		"flattened with claims beside": `{"sub":"admin","payload":"` + parts[1] + `","protected":"` + parts[0] + `","signature":"` + parts[2] + `"}`,
		"general":                      `{"payload":"` + parts[1] + `","signatures":[{"protected":"` + parts[0] + `","signature":"` + parts[2] + `"}]}`,
		"encrypted":                    seal("dir", "A128GCM", aes16, "", goodClaims).compact(),
	} {
		for _, p := range []*inspect.Policy{s.trusted(), s.trusted(signatureOnly)} {
			if v := verify(t, text, p); v.Valid || v.Key != nil {
				t.Errorf("%s: accepted", name)
			}
		}
	}
	forged(t, "encrypted", verify(t, seal("dir", "A128GCM", aes16, "", goodClaims).compact(), s.trusted()), "structure", "the token is encrypted: it must be decrypted")
	forged(t, "no signature", verify(t, parts[0]+"."+parts[1]+".", s.trusted()), "signature", "the signature is empty")
	long := s.jwt(`{"x":"` + strings.Repeat("x", inspect.MaxTokenBytes) + `"}`)
	forged(t, "too long", verify(t, long, s.trusted(signatureOnly)), "structure", "longer than")
	accepted(t, "SD-JWT without disclosures", verify(t, good+"~", s.trusted()))
}
