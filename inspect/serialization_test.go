package inspect_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

func TestJWSFlattened(t *testing.T) {
	text := `{"payload":"` + b64(`{"sub":"x"}`) + `","protected":"` + hs256 + `","header":{"kid":"k"},"signature":"c2ln"}`
	tok := parse(text)
	check(t, "form", tok.Form, inspect.FormJWSJSON)
	check(t, "problems", codes(tok.Problems), "serialization @0")
	check(t, "malformed", tok.Malformed(), false)
	check(t, "alg", tok.Alg().Text(), "HS256")
	check(t, "sub", tok.Claim("sub").Text(), "x")
	check(t, "signature", string(tok.Signature.Bytes), "sig")
	check(t, "signatures", len(tok.Signatures), 1)
	check(t, "unprotected", tok.Signatures[0].Unprotected.Get("kid").Text(), "k")
	check(t, "segments", tok.SegmentCount(), 0)
	check(t, "detached", tok.IsDetached(), false)
	for _, s := range []inspect.Segment{tok.Header, tok.Payload, tok.Signature} {
		check(t, s.Part+" place", text[s.Offset:s.Offset+len(s.Raw)], string(s.Raw))
	}
}

func TestJWSGeneral(t *testing.T) {
	text := ` {"payload":"` + b64(`{"sub":"x"}`) + `","signatures":[` +
		`{"protected":"` + hs256 + `","signature":"c2ln"},` +
		`{"header":{"alg":"RS256"},"signature":"c2ln"},` +
		`{"protected":"` + b64(`{"alg":"ES256"}`) + `","signature":"c2*n"}]}`
	tok := parse(text)
	check(t, "form", tok.Form, inspect.FormJWSJSON)
	check(t, "kinds", kinds(tok.Problems), "serialization base64")
	check(t, "offset", tok.Problems[1].Offset, strings.Index(text, "*"))
	check(t, "signatures", len(tok.Signatures), 3)
	check(t, "first alg", tok.Alg().Text(), "HS256")
	check(t, "first signature", string(tok.Signature.Bytes), "sig")
	check(t, "second has no protected header", len(tok.Signatures[1].Protected.Raw), 0)
	check(t, "second alg", tok.Signatures[1].Unprotected.Get("alg").Text(), "RS256")
	check(t, "third alg", tok.Signatures[2].Protected.JSON.Get("alg").Text(), "ES256")
}

func TestJWEFlattened(t *testing.T) {
	text := `{"protected":"` + b64(dirHeader) + `","encrypted_key":"a2V5","iv":"aXY","ciphertext":"Y3Q","tag":"dGFn"}`
	tok := parse(text)
	check(t, "form", tok.Form, inspect.FormJWEJSON)
	check(t, "encrypted", tok.IsEncrypted(), true)
	check(t, "problems", codes(tok.Problems), "serialization @0")
	check(t, "enc", tok.Header.JSON.Get("enc").Text(), "A128GCM")
	check(t, "parts", fmt.Sprintf("%s %s %s %s", tok.EncryptedKey.Bytes, tok.IV.Bytes, tok.Ciphertext.Bytes, tok.Tag.Bytes), "key iv ct tag")
	check(t, "recipients", len(tok.Signatures), 1)
	check(t, "plausible", tok.Plausible(), true)
}

// jweGeneral builds a general serialization for n recipients.
func jweGeneral(n int) string {
	var list []string
	for i := range n {
		list = append(list, fmt.Sprintf(`{"header":{"alg":"A128KW","kid":"k%d"},"encrypted_key":"a2V5"}`, i))
	}
	return `{"protected":"` + b64(`{"enc":"A128GCM"}`) + `","iv":"aXY","ciphertext":"Y3Q","tag":"dGFn","recipients":[` +
		strings.Join(list, ",") + `]}`
}

func TestJWEGeneral(t *testing.T) {
	tok := parse(jweGeneral(2))
	check(t, "form", tok.Form, inspect.FormJWEJSON)
	check(t, "problems", codes(tok.Problems), "serialization @0")
	check(t, "recipients", len(tok.Signatures), 2)
	check(t, "second kid", tok.Signatures[1].Unprotected.Get("kid").Text(), "k1")
	check(t, "enc", tok.Header.JSON.Get("enc").Text(), "A128GCM")
	check(t, "at the limit", kinds(parse(jweGeneral(inspect.MaxSignatures)).Problems), "serialization")
	check(t, "beyond the limit", kinds(parse(jweGeneral(inspect.MaxSignatures+1)).Problems), "serialization limit")
}

func TestSignatureLimit(t *testing.T) {
	general := func(n int) string {
		one := `{"protected":"` + hs256 + `","signature":"c2ln"}`
		return `{"payload":"e30","signatures":[` + strings.TrimSuffix(strings.Repeat(one+",", n), ",") + `]}`
	}
	tok := parse(general(inspect.MaxSignatures))
	check(t, "16", kinds(tok.Problems), "serialization")
	check(t, "16 signatures", len(tok.Signatures), 16)
	tok = parse(general(inspect.MaxSignatures + 1))
	check(t, "17", kinds(tok.Problems), "serialization limit")
	check(t, "17 signatures", len(tok.Signatures), 16)
	check(t, "17 offset", tok.Problems[1].Offset, strings.LastIndex(general(17), `{"protected"`))
	check(t, "17 malformed", tok.Malformed(), true)
}

func TestSerializationFaults(t *testing.T) {
	for _, c := range []struct {
		name, text, kinds string
		form              inspect.Form
	}{
		{"no JOSE", `{"sub":"x"}`, "not-a-token", inspect.FormUnknown},
		{"no JOSE and broken", `{"sub":"x"`, "not-a-token", inspect.FormUnknown},
		{"empty object", `{}`, "not-a-token", inspect.FormUnknown},
		{"protected alone", `{"protected":"` + hs256 + `"}`, "not-a-token", inspect.FormUnknown},
		{"duplicate", `{"payload":"e30","payload":"e30","protected":"` + hs256 + `","signature":"c2ln"}`, "duplicate serialization", inspect.FormJWSJSON},
		{"trailing", `{"payload":"e30","protected":"` + hs256 + `","signature":"c2ln"}x`, "trailing-data serialization", inspect.FormJWSJSON},
		{"cut", `{"payload":"e30","protected":"` + hs256 + `","signature":"c2`, "json serialization", inspect.FormJWSJSON},
		{"payload is an object", `{"payload":{"sub":"x"},"protected":"` + hs256 + `","signature":"c2ln"}`, "serialization base64", inspect.FormJWSJSON},
		{"protected is an object", `{"payload":"e30","protected":{"alg":"HS256"},"signature":"c2ln"}`, "serialization base64", inspect.FormJWSJSON},
		{"line end in a segment", `{"payload":"e3\n0","protected":"` + hs256 + `","signature":"c2\nln"}`, "serialization noncanonical noncanonical", inspect.FormJWSJSON},
		{"ciphertext and payload", `{"payload":"e30","ciphertext":"Y3Q","protected":"` + hs256 + `"}`, "serialization", inspect.FormJWEJSON},
		{"header is no JSON", `{"payload":"e30","protected":"YWJj","signature":"c2ln"}`, "serialization json", inspect.FormJWSJSON},
	} {
		tok := parse(c.text)
		check(t, c.name, kinds(tok.Problems), c.kinds)
		check(t, c.name+" form", tok.Form, c.form)
		checkSane(t, tok)
	}
}

// TestSerializationUnencoded reads a payload that stands in clear, RFC 7797 §3.
func TestSerializationUnencoded(t *testing.T) {
	head := b64(`{"alg":"HS256","b64":false}`)
	tok := parse(`{"payload":"{\"a\":\"\u00e9.\"}","protected":"` + head + `","signature":"c2ln"}`)
	check(t, "problems", kinds(tok.Problems), "serialization")
	check(t, "claim", tok.Claim("a").Text(), "é.")
	// The replacement of invalid bytes makes the payload longer than the text.
	checkSane(t, parse("{\"payload\":\"{\\\"a\\\":\\\""+strings.Repeat("\xff", 400)+"\",\"protected\":\""+head+"\",\"signature\":\"c2ln\"}"))
}
