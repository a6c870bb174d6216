package inspect_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// general writes a general JSON serialization with these recipients.
func general(s sealed, unprotected string, recipients ...string) string {
	protected := ""
	if s.header != "" {
		protected = `"protected":"` + b64(s.header) + `",`
	}
	return "{" + protected + unprotected + `"recipients":[` + strings.Join(recipients, ",") + "]" + s.content() + "}"
}

// recipient wraps a content key for one more recipient.
func recipientJSON(kid string, key *inspect.Key, cek []byte) string {
	return fmt.Sprintf(`{"header":{"alg":"A128KW","kid":%q},"encrypted_key":"%s"}`, kid, b64(string(wrap(key.Secret, cek))))
}

// TestDecryptRecipients: each recipient opens the token with its own key, and
// the trials say what became of the others.
func TestDecryptRecipients(t *testing.T) {
	cek, other := random(16), keyOf(random(16))
	s := sealContent("A128GCM", cek, `{"enc":"A128GCM"}`, "", []byte("x"))
	text := general(s, "", recipientJSON("a", aes16, cek), `{"header":{"alg":"FOO"}}`, recipientJSON("c", other, cek))
	c := with(other, func(k *inspect.Key) { k.ID = "c" })
	d, err := inspect.Decrypt(parse(text), []*inspect.Key{aes32, c, aes16}, inspect.DecryptOptions{})
	if err != nil || string(d.Plaintext) != "x" || d.Key != c || d.Recipient != 2 {
		t.Fatalf("%+v, %v", d, err)
	}
	check(t, "opened", d.Keys[1].Why, "recipient 2: it opened the token")
	check(t, "behind it", d.Keys[0].Why, "not needed: another key opened the token")
	d, err = inspect.Decrypt(parse(text), []*inspect.Key{aes32}, inspect.DecryptOptions{})
	check(t, "error", err.Error(), "none of the keys is for any of the 3 recipients")
	check(t, "trial", d.Keys[0].Why, `recipient 0: A128KW needs a key of 16 bytes, this one has 32; recipient 1: alg "FOO" is not a key management algorithm; recipient 2: A128KW needs a key of 16 bytes, this one has 32`)
}

// TestDecryptRefusesJSON: what a JSON serialization must not be, although the
// key would open it.
func TestDecryptRefusesJSON(t *testing.T) {
	cek := random(16)
	s := sealContent("A128GCM", cek, `{"enc":"A128GCM"}`, "", []byte("x"))
	bare := sealContent("A128GCM", aes16.Secret, "", "", []byte("x"))
	one := recipientJSON("a", aes16, cek)
	many := make([]string, 17)
	for i := range many {
		many[i] = one
	}
	for name, c := range map[string]struct{ text, want string }{
		"payload":         {soundDir.flattened(`,"payload":"e30"`), "has ciphertext and payload: both a JWE and a JWS"},
		"signatures":      {soundDir.flattened(`,"signatures":[]`), "has ciphertext and signatures"},
		"both forms":      {general(s, `"header":{},`, one), "has recipients beside the members of the flattened form"},
		"no recipients":   {general(s, ""), "recipients is not a list of 1 to 16"},
		"too many":        {general(s, "", many...), "refused before decryption: more than 16 signatures or recipients"},
		"null recipient":  {general(s, "", "null"), "a recipient is a JSON null, not an object"},
		"text recipients": {`{"recipients":"x"` + s.content() + "}", "recipients is not a list"},
		"empty key":       {general(s, "", `{"header":{"alg":"dir"},"encrypted_key":""}`), "encrypted_key is empty"},
		"key number":      {general(s, "", `{"header":{"alg":"dir"},"encrypted_key":1}`), "encrypted_key is a JSON number"},
		"empty aad":       {soundDir.flattened(`,"aad":""`), "aad is empty; it must be absent then"},
		"aad number":      {soundDir.flattened(`,"aad":1`), "aad is a JSON number, not a string"},
		"aad padded":      {soundDir.flattened(`,"aad":"QQ=="`), "aad is not base64url"},
		"empty protected": {`{"protected":"","header":` + dirHeader + bare.content() + `}`, "refused before decryption: header"},
		"header text":     {soundDir.flattened(`,"header":"x"`), "header is a JSON string, not an object"},
		"unprotected":     {soundDir.flattened(`,"unprotected":[]`), "unprotected is a JSON array, not an object"},
		"twice":           {soundDir.flattened(`,"header":{"alg":"dir"}`), `header parameter "alg" stands in two headers`},
		"twice unknown":   {soundDir.flattened(`,"header":{"x":1},"unprotected":{"x":1}`), `header parameter "x" stands in two headers`},
		"crit outside":    {soundDir.flattened(`,"header":{"crit":["x"]}`), "crit demands"},
		"zip outside":     {soundDir.flattened(`,"header":{"zip":"DEF"}`), "zip stands outside the protected header"},
		"zip unprotected": {`{"header":{"alg":"dir","enc":"A128GCM","zip":"DEF"}` + bare.content() + `}`, "zip stands outside the protected header"},
		"duplicate":       {soundDir.flattened(`,"tag":"AAAA"`), "refused before decryption: member \"tag\" stands more than once"},
		"trailing":        {soundDir.flattened("") + "x", "refused before decryption: data after the JSON value"},
		"two encs":        {general(bare, "", `{"header":{"alg":"dir","enc":"A128GCM"}}`, `{"header":{"alg":"dir","enc":"A256GCM"}}`), "recipients disagree about enc: A128GCM and A256GCM"},
		"no header":       {`{` + bare.content()[1:] + `}`, "the header has no enc"},
		"tag null":        {strings.Replace(soundDir.flattened(""), `"tag":"`, `"tag":null,"x":"`, 1), "refused before decryption: tag: is a JSON null, not a string"},
	} {
		refused(t, name, c.text, []*inspect.Key{aes16}, inspect.Refused, c.want)
	}
	d, err := inspect.Decrypt(parse(`{"header":`+dirHeader+bare.content()+`}`), []*inspect.Key{aes16}, inspect.DecryptOptions{})
	if err != nil || string(d.Plaintext) != "x" {
		t.Errorf("without protected header: %q, %v", d.Plaintext, err)
	}
}
