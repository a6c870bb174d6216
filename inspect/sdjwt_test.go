package inspect_test

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// The disclosures and digests printed in RFC 9901 §4.2.1, §4.2.2 and §4.2.4.
const (
	rfcName        = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"
	rfcNameDigest  = "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"
	rfcArray       = "WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0"
	rfcArrayDigest = "w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs"
)

func digest(disclosure string) string {
	sum := sha256.Sum256([]byte(disclosure))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// sd builds an SD-JWT without key binding from a payload and disclosures.
func sd(payload string, disclosures ...string) string {
	text := jws(`{"alg":"ES256","typ":"dc+sd-jwt"}`, payload) + "~"
	for _, d := range disclosures {
		text += d + "~"
	}
	return text
}

func TestSDJWTOfTheRFC(t *testing.T) {
	text := sd(`{"_sd":["`+rfcNameDigest+`"],"_sd_alg":"sha-256","nationalities":["DE",{"...":"`+rfcArrayDigest+`"}]}`, rfcName, rfcArray)
	tok := parse(text)
	check(t, "form", tok.Form, inspect.FormSDJWT)
	check(t, "problems", codes(tok.Problems), "")
	check(t, "disclosures", len(tok.Disclosures), 2)
	name, array := tok.Disclosures[0], tok.Disclosures[1]
	check(t, "name digest", name.Digest, rfcNameDigest)
	check(t, "name path", name.Path, "payload/family_name")
	check(t, "salt", name.Salt.Text(), "_26bc4LT-ac6q2KI6cBW5es")
	check(t, "name", name.Name.Text(), "family_name")
	check(t, "value", name.Value.Text(), "Möbius")
	check(t, "array digest", array.Digest, rfcArrayDigest)
	check(t, "array path", array.Path, "payload/nationalities/1")
	check(t, "array name", array.Name.Exists(), false)
	check(t, "array value", array.Value.Text(), "FR")
	check(t, "place", text[array.Offset:array.Offset+len(array.Text)], rfcArray)
	check(t, "no key binding", tok.KeyBinding == nil, true)
	check(t, "signature", string(tok.Signature.Bytes), "sig")
}

// TestDisclosureInDisclosure follows a digest into a disclosed value, even
// where the inner disclosure stands first.
func TestDisclosureInDisclosure(t *testing.T) {
	street := b64(`["s1","street/no","Main St"]`)
	fr := b64(`["s2","FR"]`)
	address := b64(`["s3","address",{"_sd":["` + digest(street) + `"],"list":[0,{"...":"` + digest(fr) + `"}]}]`)
	tok := parse(sd(`{"who":{"_sd":["`+digest(address)+`"]}}`, street, fr, address))
	check(t, "problems", codes(tok.Problems), "")
	check(t, "address", tok.Disclosures[2].Path, "payload/who/address")
	check(t, "street", tok.Disclosures[0].Path, "disclosures/2/2/street~1no")
	check(t, "element", tok.Disclosures[1].Path, "disclosures/2/2/list/1")
}

// TestDigestStandsTwice names the first place.
func TestDigestStandsTwice(t *testing.T) {
	d := b64(`["s","a",1]`)
	tok := parse(sd(`{"x":{"_sd":["`+digest(d)+`"]},"y":{"_sd":["`+digest(d)+`"]}}`, d))
	check(t, "path", tok.Disclosures[0].Path, "payload/x/a")
}

func TestSDAlg(t *testing.T) {
	d := b64(`["s","a",1]`)
	s384, s512 := sha512.Sum384([]byte(d)), sha512.Sum512([]byte(d))
	enc := base64.RawURLEncoding.EncodeToString
	for _, c := range []struct{ alg, digest, problems string }{
		{`"sha-256"`, digest(d), ""},
		{`"sha-384"`, enc(s384[:]), ""},
		{`"sha-512"`, enc(s512[:]), ""},
		{`"sha-512"`, digest(d), "disclosure"},
		{`"SHA-256"`, "", ""}, // an unknown hash yields no digest, and no claim that none refers to it
		{`1`, "", ""},
	} {
		tok := parse(sd(`{"_sd":["`+c.digest+`"],"_sd_alg":`+c.alg+`}`, d))
		check(t, c.alg+" problems", kinds(tok.Problems), c.problems)
		if c.problems == "" {
			check(t, c.alg+" digest", tok.Disclosures[0].Digest, c.digest)
			check(t, c.alg+" path", tok.Disclosures[0].Path != "", c.digest != "")
		}
	}
}

func TestDisclosureFaults(t *testing.T) {
	good := b64(`["s","a",1]`)
	for _, c := range []struct{ name, disclosure, kinds string }{
		{"unreferenced", b64(`["s","other",1]`), "disclosure"},
		{"of one", b64(`["s"]`), "disclosure"},
		{"of four", b64(`["s","a",1,2]`), "disclosure"},
		{"empty array", b64(`[]`), "disclosure"},
		{"an object", b64(`{"s":1}`), "disclosure"},
		{"name is a number", b64(`["s",1,2]`), "disclosure"},
		{"not JSON", b64(`hello`), "json disclosure"},
		{"cut", b64(`["s","a"`), "json disclosure"},
		{"not base64", "W*", "base64 json disclosure"},
		{"empty", "", "json disclosure"},
		{"twice", good, "disclosure"},
	} {
		tok := parse(sd(`{"_sd":["`+digest(good)+`"]}`, good, c.disclosure))
		got := kinds(tok.Problems)
		if c.name == "cut" { // two elements could be read before the fault
			c.kinds = "json disclosure"
		}
		check(t, c.name, got, c.kinds)
		for _, p := range tok.Problems {
			check(t, c.name+" part", p.Part, "disclosures/1")
			if p.Offset < tok.Disclosures[1].Offset {
				t.Errorf("%s: %v points before the disclosure", c.name, p)
			}
		}
		check(t, c.name+" good one", tok.Disclosures[0].Path, "payload/a")
	}
}

// TestDisclosureReservedAndSalt finds faults that a digest does not excuse.
func TestDisclosureReservedAndSalt(t *testing.T) {
	for _, c := range []struct{ json, message string }{
		{`["s","_sd",1]`, "reserved"},
		{`["s","...",1]`, "reserved"},
		{`[1,"a",1]`, "salt"},
	} {
		d := b64(c.json)
		tok := parse(sd(`{"_sd":["`+digest(d)+`"]}`, d))
		if len(tok.Problems) != 1 || tok.Problems[0].Code != inspect.CodeDisclosure || !strings.Contains(tok.Problems[0].Message, c.message) {
			t.Errorf("%s: problems %v, want one about %q", c.json, tok.Problems, c.message)
		}
	}
}

func TestKeyBinding(t *testing.T) {
	d := b64(`["s","a",1]`)
	kb := jws(`{"alg":"ES256","typ":"kb+jwt"}`, `{"nonce":"n","sd_hash":"h"}`)
	tok := parse(sd(`{"_sd":["`+digest(d)+`"]}`, d) + kb)
	check(t, "problems", codes(tok.Problems), "")
	check(t, "disclosures", len(tok.Disclosures), 1)
	if tok.KeyBinding == nil {
		t.Fatal("no key binding JWT")
	}
	check(t, "text", string(tok.KeyBinding.Text), kb)
	check(t, "nonce", tok.KeyBinding.Claim("nonce").Text(), "n")
	check(t, "header of the issuer", tok.Header.JSON.Get("typ").Text(), "dc+sd-jwt")

	tok = parse(strings.TrimSuffix(sd(`{"_sd":["`+digest(d)+`"]}`, d), "~"))
	check(t, "without the last ~ a disclosure is read as key binding", tok.KeyBinding != nil && tok.KeyBinding.Form == inspect.FormUnknown, true)
}

func TestSDJWTShapes(t *testing.T) {
	tok := parse(jws(`{"alg":"ES256"}`, `{}`) + "~")
	check(t, "no disclosures", tok.Form, inspect.FormSDJWT)
	check(t, "no disclosures", len(tok.Disclosures), 0)
	check(t, "no disclosures", codes(tok.Problems), "")
	check(t, "no token", parse("hello~world~").Form, inspect.FormUnknown)
	check(t, "no token", codes(parse("hello~world~").Problems), "not-a-token @0")
	check(t, "cut", codes(parse(hs256+".e30~").Problems), fmt.Sprintf("segments @%d", len(hs256+".e30")))

	var many []string
	for i := range inspect.MaxDisclosures + 1 {
		many = append(many, b64(fmt.Sprintf(`["s%d",1]`, i)))
	}
	payload := `{"l":[`
	for _, d := range many {
		payload += `{"...":"` + digest(d) + `"},`
	}
	payload = strings.TrimSuffix(payload, ",") + "]}"
	tok = parse(sd(payload, many[:inspect.MaxDisclosures]...))
	check(t, "at the limit", codes(tok.Problems), "")
	check(t, "last path", tok.Disclosures[inspect.MaxDisclosures-1].Path, "payload/l/999")
	tok = parse(sd(payload, many...))
	check(t, "beyond the limit", kinds(tok.Problems), "limit")
	check(t, "beyond the limit", len(tok.Disclosures), inspect.MaxDisclosures)
}
