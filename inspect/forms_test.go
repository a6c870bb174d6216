package inspect_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

const dirHeader = `{"alg":"dir","enc":"A128GCM"}`

// TestForms states form, number of segments and problems of many texts.
func TestForms(t *testing.T) {
	jweHead := b64(dirHeader)
	none := b64(`{"alg":"none"}`)
	for _, c := range []struct {
		name, text string
		form       inspect.Form
		segments   int
		problems   string
	}{
		{"JWS", jws(`{"alg":"HS256"}`, `{}`), inspect.FormJWS, 3, ""},
		{"unsecured", none + ".e30.", inspect.FormJWS, 3, ""},
		{"unsecured without the last dot", none + ".e30", inspect.FormJWS, 2, "segments @23"},
		{"detached", hs256 + "..c2ln", inspect.FormJWS, 3, ""},
		{"JWE", jweHead + "..aXY.Y3Q.dGFn", inspect.FormJWE, 5, ""},
		{"five segments without enc", hs256 + ".a2V5.aXY.Y3Q.dGFn", inspect.FormJWE, 5, "segments @0"}, // an abbreviated token
		{"five segments, dir, without enc", `eyJhbGciOiJkaXIifQ` + ".a2V5.aXY.Y3Q.dGFn", inspect.FormJWE, 5, ""},
		{"JWE of four", jweHead + "..aXY.Y3Q", inspect.FormJWE, 4, "segments @48"},
		{"JWE of one", jweHead, inspect.FormJWE, 1, "segments @39"},
		{"JWE of six", jweHead + "..aXY.Y3Q.dGFn.eA", inspect.FormJWE, 6, "segments @0"},
		{"enc with three segments", jweHead + ".e30.c2ln", inspect.FormJWS, 3, ""},
		{"JWS of one", hs256, inspect.FormJWS, 1, "segments @20"},
		{"JWS of one and a dot", hs256 + ".", inspect.FormJWS, 2, "segments @21"},
		{"JWS of four", hs256 + ".e30.c2ln.eA", inspect.FormJWS, 4, "segments @0"},
		{"JWS of six", hs256 + ".e30.c2ln.a.b.c", inspect.FormJWS, 6, "segments @0"},
		{"JWS of ten thousand", hs256 + strings.Repeat(".", 9999), inspect.FormJWS, 10000, "segments @0"},
		{"no token", "hello", inspect.FormUnknown, 1, "not-a-token @0"},
		{"host name", "www.example.com.", inspect.FormUnknown, 4, "not-a-token @0"},
		{"empty", "", inspect.FormUnknown, 1, "not-a-token @0"},
		{"header is an array", b64(`["alg"]`) + ".e30.", inspect.FormJWS, 3, "json header@0"},
		{"header is a string", b64(`"alg"`) + ".e30.", inspect.FormJWS, 3, "json header@0"},
		{"header is an array, one segment", b64(`["alg"]`), inspect.FormUnknown, 1, "not-a-token @0"},
		{"header is empty", ".e30.", inspect.FormJWS, 3, "json header@0"},
		{"only dots", "..", inspect.FormJWS, 3, "json header@0"},
		{"payload cut short", hs256 + "." + b64(`{"sub":"x","exp":1`), inspect.FormJWS, 2, "json payload@44, segments @45"},
		{"enc names no string", b64(`{"enc":1}`) + ".a.b.c", inspect.FormJWE, 4, "base64 encrypted_key@13, base64 iv@15, base64 ciphertext@17, segments @18"},
	} {
		tok := parse(c.text)
		check(t, c.name+" form", tok.Form, c.form)
		check(t, c.name+" segments", tok.SegmentCount(), c.segments)
		check(t, c.name+" problems", codes(tok.Problems), c.problems)
		check(t, c.name+" malformed", tok.Malformed(), c.problems != "")
		check(t, c.name+" encrypted", tok.IsEncrypted(), c.form == inspect.FormJWE)
		check(t, c.name+" text", string(tok.Text), c.text)
		check(t, c.name+" detached", tok.IsDetached(), c.name == "detached")
	}
}

// TestSegments demands that every segment knows its place.
func TestSegments(t *testing.T) {
	jwsText := jws(`{"alg":"HS256"}`, `{"sub":"x"}`)
	jweText := b64(dirHeader) + ".a2V5.aXY.Y3Q.dGFn"
	j, e := parse(jwsText), parse(jweText)
	for _, c := range []struct {
		tok         *inspect.Token
		s           inspect.Segment
		part, bytes string
	}{
		{j, j.Header, "header", `{"alg":"HS256"}`},
		{j, j.Payload, "payload", `{"sub":"x"}`},
		{j, j.Signature, "signature", "sig"},
		{e, e.Header, "header", dirHeader},
		{e, e.EncryptedKey, "encrypted_key", "key"},
		{e, e.IV, "iv", "iv"},
		{e, e.Ciphertext, "ciphertext", "ct"},
		{e, e.Tag, "tag", "tag"},
	} {
		check(t, c.part, c.s.Part, c.part)
		check(t, c.part+" bytes", string(c.s.Bytes), c.bytes)
		check(t, c.part+" raw", string(c.s.Raw), b64(c.bytes))
		check(t, c.part+" place", string(c.tok.Text[c.s.Offset:c.s.Offset+len(c.s.Raw)]), b64(c.bytes))
	}
	check(t, "alg", j.Alg().Text(), "HS256")
	check(t, "claim", j.Claim("sub").Text(), "x")
	check(t, "JWE payload", len(e.Payload.Raw), 0)
	check(t, "JWE claim", e.Claim("sub").Exists(), false)
}

// TestProblemOffsets demands that a problem inside a segment points at the
// character that carries the byte: byte i of a part stands in characters
// i*4/3 and i*4/3+1.
func TestProblemOffsets(t *testing.T) {
	for i := range 12 {
		payload := []byte(`{"a":"________________"}`)
		at := 6 + i
		payload[at] = 0xff
		tok := parse(hs256 + "." + b64(string(payload)) + ".c2ln")
		check(t, fmt.Sprintf("byte %d", at), codes(tok.Problems), fmt.Sprintf("utf-8 payload@%d", len(hs256)+1+at*4/3))
		check(t, fmt.Sprintf("byte %d decoded", at), tok.Problems[0].Decoded, at)
	}
}

func TestProblemString(t *testing.T) {
	check(t, "part", inspect.Problem{Part: "header", Offset: 7, Message: "odd"}.String(), "header: odd (byte 7)")
	check(t, "whole", inspect.Problem{Offset: 7, Message: "odd"}.String(), "odd (byte 7)")
}

// TestHeaderProblems shows that the header is read as far as it goes.
func TestHeaderProblems(t *testing.T) {
	for _, c := range []struct{ header, problems, alg string }{
		{`{"alg":"HS256","alg":"none"}`, "duplicate header@20", "none"},
		{`{"alg":"HS256"}{}`, "trailing-data header@20", "HS256"},
		{`{"alg":"HS256","kid":"`, "json header@29", "HS256"},
		{"\xef\xbb\xbf" + `{"alg":"HS256"}`, "utf-8 header@0", "HS256"},
		{"{\"alg\":\"HS256\",\"kid\":\"\xff\"}", "utf-8 header@29", "HS256"},
	} {
		tok := parse(jws(c.header, `{}`))
		check(t, c.header, codes(tok.Problems), c.problems)
		check(t, c.header+" alg", tok.Alg().Text(), c.alg)
	}
}

func TestTokenSizeLimit(t *testing.T) {
	head := hs256 + ".e30."
	at := head + strings.Repeat("A", inspect.MaxTokenBytes-len(head))
	tok := parse(at)
	check(t, "at the limit", codes(tok.Problems), "")
	check(t, "bytes", len(tok.Signature.Bytes), (inspect.MaxTokenBytes-len(head))/4*3+(inspect.MaxTokenBytes-len(head))%4*3/4)
	for _, text := range []string{at + "A", `{"payload":"` + at, at + "~"} {
		tok = parse(text)
		check(t, "beyond", codes(tok.Problems), "limit @0")
		check(t, "form", tok.Form, inspect.FormUnknown)
		check(t, "malformed", tok.Malformed(), true)
		check(t, "decoded", len(tok.Header.Bytes)+len(tok.Signature.Bytes), 0)
	}
}

func TestSigningInput(t *testing.T) {
	two := hs256 + ".e30"
	for _, c := range []struct{ text, want string }{
		{two + ".c2ln", two},
		{two + ".", two},
		{hs256 + "..c2ln", hs256 + "."},
		{two + ".c2ln~WyJhIiwxXQ~", two},
		{two + ".c2ln.eA", two},
		{two, ""},
		{hs256, ""},
		{b64(dirHeader) + "..aXY.Y3Q.dGFn", ""},
		{`{"payload":"e30","protected":"` + hs256 + `","signature":"c2ln"}`, ""},
		{"hello", ""},
	} {
		check(t, c.text, string(parse(c.text).SigningInput()), c.want)
	}
}

// TestUnencoded reads payloads that are not base64url, RFC 7797.
func TestUnencoded(t *testing.T) {
	head := b64(`{"alg":"HS256","b64":false,"crit":["b64"]}`)
	tok := parse(head + `.{"sub":"$02"}.c2ln`)
	check(t, "problems", codes(tok.Problems), "")
	check(t, "unencoded", tok.IsUnencoded(), true)
	check(t, "payload", string(tok.Payload.Bytes), `{"sub":"$02"}`)
	check(t, "claim", tok.Claim("sub").Text(), "$02")

	tok = parse(head + `.{"a":1,"b":2,"a":3}.c2ln`)
	check(t, "offset is one to one", codes(tok.Problems), fmt.Sprintf("duplicate payload@%d", len(head)+1+13))

	tok = parse(b64(`{"alg":"HS256","b64":"false"}`) + ".e30.c2ln")
	check(t, "a string is not false", tok.IsUnencoded(), false)
	check(t, "payload", string(tok.Payload.Bytes), "{}")
}

// TestPayloadsThatAreNoClaims: a JWS may sign anything unless it says JWT.
func TestPayloadsThatAreNoClaims(t *testing.T) {
	for _, c := range []struct{ header, payload, problems string }{
		{`{"alg":"HS256"}`, "plain text", ""},
		{`{"alg":"HS256"}`, "\xff\x00", ""},
		{`{"alg":"HS256"}`, "[1,2]", ""},
		{`{"alg":"HS256"}`, "  {\"a\":1", "json"},
		{`{"alg":"HS256"}`, "{\x00}\x00", "utf-8"},
		{`{"alg":"HS256"}`, "\xef\xbb\xbf{}", "utf-8"},
		{`{"alg":"HS256","typ":"JWT"}`, "plain text", "json"},
		{`{"alg":"HS256","typ":"at+jwt"}`, "plain text", "json"},
		{`{"alg":"HS256","typ":"application/AT+JWT"}`, "plain text", "json"},
		{`{"alg":"HS256","typ":"JOSE"}`, "plain text", ""},
		{`{"alg":"HS256","typ":"JWT"}`, "", ""},
	} {
		tok := parse(jws(c.header, c.payload))
		check(t, c.header+c.payload, kinds(tok.Problems), c.problems)
		check(t, c.header+c.payload+" bytes", string(tok.Payload.Bytes), c.payload)
	}
	tok := parse(jws(`{"alg":"HS256"}`, "[1,2]"))
	check(t, "array is read", tok.Claims().Root().Kind(), inspect.Array)
	tok = parse(jws(`{"alg":"HS256"}`, `[1,2`))
	check(t, "a broken array leaves nothing", tok.Claims().Root().Exists(), false)
}

// TestParserReuse demands that nothing of one token is seen in the next.
func TestParserReuse(t *testing.T) {
	var p inspect.Parser
	texts := []string{
		jws(`{"alg":"HS256","alg":1}`, `{"sub":"x","_sd":["a"]}`) + "~WyJhIiwxXQ~",
		hs256, "", "hello", b64(dirHeader) + "..aXY.Y3Q.dGFn", hs256 + "..c2ln",
		`{"payload":"e30","signatures":[{"protected":"` + hs256 + `","signature":"c2ln"}]}`,
		jws(`{"alg":"HS256","cty":"JWT"}`, jws(`{"alg":"none"}`, `{"a":1}`)),
		jws(`{"alg":"HS256"}`, `{"sub":"y"}`), hs256 + ".YQ==.",
	}
	for range 2 {
		for _, text := range texts {
			check(t, text, dump(p.Parse([]byte(text))), dump(parse(text)))
		}
	}
}
