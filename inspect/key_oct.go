package inspect

import "bytes"

// NewSecret makes a symmetric key of a secret that is given as it is, as from
// a file. source says where it came from.
func NewSecret(secret []byte, source string) *Key {
	k := &Key{Source: source}
	k.refuse(k.setSecret(secret))
	return k
}

// readOct reads a symmetric key, RFC 7518 §6.4.
func (k *Key) readOct() error {
	secret, err := k.member("k", 0)
	if err != nil {
		return err
	}
	return k.setSecret(secret)
}

// setSecret takes a secret, if it is one. Verifiers that take the public key
// of a service for an HMAC secret accept what anyone can sign.
func (k *Key) setSecret(secret []byte) error {
	k.Type, k.Bits = "oct", 8*len(secret)
	if len(secret) == 0 {
		return badKey("the secret is empty")
	}
	if form := keyTextForm(secret); form != "" {
		return badKey("the secret is the text of a key (%s); a public key is no secret", form).to(
			"give the file as a key instead")
	}
	k.Secret = secret
	return nil
}

// keyTextForm says what form of key a secret is written in, "" if it is none.
func keyTextForm(secret []byte) string {
	text := bytes.TrimSpace(secret)
	switch {
	case bytes.Contains(text, []byte(pemBegin)):
		return "PEM"
	case derShape(secret) != "":
		return "DER"
	case len(text) > 0 && text[0] == '{':
		if doc, _ := ReadJSON(text); doc.Get("kty").Exists() || doc.Get("keys").Kind() == Array {
			return "JWK"
		}
	case bytes.HasPrefix(text, []byte("ssh-")) || bytes.HasPrefix(text, []byte("ecdsa-sha2-")):
		return "OpenSSH"
	case bytes.HasPrefix(text, []byte("M")) && derShape(fromBase64(text)) != "":
		return "base64 of DER" // whose first byte, 0x30, makes an M
	}
	return ""
}
