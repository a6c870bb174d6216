package inspect

// readJSONJWE reads the general or flattened JSON serialization (RFC 7516
// §7.2). The token's text is read once more: a Token keeps of it what there
// is to show, not the keys of each recipient.
func readJSONJWE(t *Token) (*jwe, error) {
	doc, problems := ReadJSON(t.Text)
	root := doc.Root()
	if len(problems) > 0 || root.Kind() != Object {
		return nil, refuse("not a JSON object without faults")
	}
	m := &jwe{iv: t.IV.Bytes, ciphertext: t.Ciphertext.Bytes, tag: t.Tag.Bytes}
	if err := checkMembers(root); err != nil {
		return nil, err
	}
	if err := m.additional(t, root); err != nil {
		return nil, err
	}
	list := []Value{root}
	if r := root.Get("recipients"); r.Exists() {
		list = list[:0]
		for one := range r.Children() {
			list = append(list, one)
		}
	}
	for _, one := range list {
		h, err := mergeHeaders(t, root.Get("unprotected"), one)
		if err != nil {
			return nil, err
		}
		var encryptedKey []byte
		if v := one.Get("encrypted_key"); v.Exists() {
			if encryptedKey, err = octets(v, "encrypted_key"); err != nil {
				return nil, err
			}
		}
		if err := m.add(h, encryptedKey); err != nil {
			return nil, err
		}
	}
	return m.checked()
}

// checkMembers refuses an object that could be read in two ways.
func checkMembers(root Value) error {
	for _, name := range []string{"payload", "signature", "signatures"} {
		if root.Get(name).Exists() {
			return refuse("has ciphertext and %s: both a JWE and a JWS (RFC 7516 §9)", name)
		}
	}
	// These must be absent where they are empty, RFC 7516 §7.2.1.
	for _, name := range []string{"protected", "iv", "aad", "tag", "encrypted_key"} {
		if root.Get(name).IsText("") {
			return refuse("%s is empty; it must be absent then (RFC 7516 §7.2.1)", name)
		}
	}
	list := root.Get("recipients")
	if !list.Exists() {
		return nil
	}
	if root.Get("header").Exists() || root.Get("encrypted_key").Exists() {
		return refuse("has recipients beside the members of the flattened form (RFC 7516 §7.2.2)")
	}
	if list.Kind() != Array || list.Len() == 0 || list.Len() > MaxSignatures {
		return refuse("recipients is not a list of 1 to %d", MaxSignatures)
	}
	for one := range list.Children() {
		if one.Kind() != Object {
			return refuse("a recipient is a JSON %s, not an object", one.Kind())
		}
		if one.Get("encrypted_key").IsText("") {
			return refuse("encrypted_key is empty; it must be absent then (RFC 7516 §7.2.1)")
		}
	}
	return nil
}

// additional computes the additional authenticated data: the protected header
// as it is encoded, and "." and the aad member where there is one (RFC 7516
// §5.1 step 14).
func (m *jwe) additional(t *Token, root Value) error {
	m.aad = append([]byte(nil), t.Header.Raw...)
	aad := root.Get("aad")
	if !aad.Exists() {
		return nil
	}
	if _, err := octets(aad, "aad"); err != nil {
		return err
	}
	m.aad = append(append(m.aad, '.'), aad.Text()...)
	return nil
}

// mergeHeaders makes a recipient's header and sees to it that no name stands
// in two of its parts (RFC 7516 §7.2.1).
func mergeHeaders(t *Token, unprotected, one Value) (joseHeader, error) {
	h := joseHeader{unprotected: true}
	if len(t.Header.Raw) > 0 {
		if !t.Header.JSON.IsObject() {
			return h, refuse("the protected header is not a JSON object")
		}
		h.parts, h.unprotected = append(h.parts, t.Header.JSON.Root()), false
	}
	for _, part := range []Value{unprotected, one.Get("header")} {
		if !part.Exists() {
			continue
		}
		if part.Kind() != Object {
			return h, refuse("%s is a JSON %s, not an object", part.Name(), part.Kind())
		}
		h.parts = append(h.parts, part)
	}
	seen := map[string]bool{}
	for _, part := range h.parts {
		for member := range part.Children() {
			name := member.Name()
			if seen[name] {
				return h, refuse("header parameter %s stands in two headers (RFC 7516 §7.2.1)", short(name))
			}
			seen[name] = true
		}
	}
	return h, nil
}
