package inspect

// A jwe is a well-formed JWE: all lengths are those its enc and algs demand.
type jwe struct {
	enc                      *Algorithm
	iv, ciphertext, tag, aad []byte
	deflated                 bool
	recipients               []recipient
}

// A recipient is one way to the content encryption key. problem says why
// nobody can take it: an alg that is not supported, a malformed parameter.
type recipient struct {
	alg     *Algorithm
	kid     string
	manager keyManager
	problem error
}

// readJWE checks a token without problems down to the last length, following
// RFC 7516 §5.2 up to the point where a key is needed.
func readJWE(t *Token) (*jwe, error) {
	if t.Form == FormJWEJSON {
		return readJSONJWE(t)
	}
	m := &jwe{iv: t.IV.Bytes, ciphertext: t.Ciphertext.Bytes, tag: t.Tag.Bytes, aad: t.Header.Raw}
	if !t.Header.JSON.IsObject() || t.SegmentCount() != 5 {
		return nil, refuse("not a compact JWE: five segments and a JSON object as the header")
	}
	h := joseHeader{parts: []Value{t.Header.JSON.Root()}}
	if err := m.add(h, t.EncryptedKey.Bytes); err != nil {
		return nil, err
	}
	return m.checked()
}

// add reads a recipient's header. An error concerns the token as a whole,
// a recipient's problem that recipient alone.
func (m *jwe) add(h joseHeader, encryptedKey []byte) error {
	if err := h.check(); err != nil {
		return err
	}
	enc, err := h.algorithm("enc", ContentEncryption)
	if err != nil {
		return err
	}
	if m.enc != nil && m.enc != enc {
		return refuse("recipients disagree about enc: %s and %s (RFC 7516 §7.2.1)", m.enc.Name, enc.Name)
	}
	m.enc = enc
	deflated := h.get("zip").Exists()
	if len(m.recipients) > 0 && m.deflated != deflated {
		return refuse("recipients disagree about zip (RFC 7516 §7.2.1)")
	}
	m.deflated = deflated
	r := recipient{kid: h.get("kid").Text()}
	if r.alg, r.problem = h.algorithm("alg", KeyManagement); r.problem == nil {
		r.manager, r.problem = newKeyManager(r.alg, enc, h, encryptedKey)
	}
	m.recipients = append(m.recipients, r)
	return nil
}

// checked finishes reading: there is one recipient at least that somebody can
// be, and the content has its lengths.
func (m *jwe) checked() (*jwe, error) {
	for _, r := range m.recipients {
		if r.problem == nil {
			return m, m.checkContent()
		}
	}
	return nil, m.recipients[0].problem
}

// newKeyManager reads what an alg needs besides a key.
func newKeyManager(alg, enc *Algorithm, h joseHeader, encryptedKey []byte) (keyManager, error) {
	switch alg.Name {
	case "dir":
		return newDirect(enc, encryptedKey)
	case "A128KW", "A192KW", "A256KW":
		return newAESWrap(alg, enc, encryptedKey)
	case "A128GCMKW", "A192GCMKW", "A256GCMKW":
		return newGCMWrap(alg, enc, h, encryptedKey)
	case "RSA1_5", "RSA-OAEP", "RSA-OAEP-256", "RSA-OAEP-384", "RSA-OAEP-512":
		return newRSAEncryption(alg, enc, encryptedKey)
	case "ECDH-ES", "ECDH-ES+A128KW", "ECDH-ES+A192KW", "ECDH-ES+A256KW":
		return newAgreement(alg, enc, h, encryptedKey)
	case "PBES2-HS256+A128KW", "PBES2-HS384+A192KW", "PBES2-HS512+A256KW":
		return newPassword(alg, enc, h, encryptedKey)
	}
	return nil, refuse("alg %s is not supported", alg.Name)
}
