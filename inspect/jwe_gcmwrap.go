package inspect

// gcmWrap is key encryption with AES GCM (RFC 7518 §4.7).
type gcmWrap struct {
	alg                   *Algorithm
	iv, encryptedKey, tag []byte
}

func newGCMWrap(alg, enc *Algorithm, h joseHeader, encryptedKey []byte) (keyManager, error) {
	iv, err := h.octets("iv")
	if err != nil {
		return nil, err
	}
	tag, err := h.octets("tag")
	if err != nil {
		return nil, err
	}
	if err := needBytes("the header's iv", iv, 12, alg.Name); err != nil {
		return nil, err
	}
	if err := needBytes("the header's tag", tag, 16, alg.Name); err != nil {
		return nil, err
	}
	return gcmWrap{alg, iv, encryptedKey, tag}, needBytes("the encrypted key", encryptedKey, enc.KeyBytes, alg.Name+" with "+enc.Name)
}

func (m gcmWrap) unfit(k *Key) string { return unfitSecret(k, m.alg.Name, m.alg.Name, m.alg.KeyBytes) }

// contentKey uses empty additional data (RFC 7518 §4.7).
func (m gcmWrap) contentKey(k *Key) ([]byte, error) {
	cek, err := openGCM(k.Secret, m.iv, m.encryptedKey, m.tag, nil)
	if err != nil {
		return nil, errUnwrap
	}
	return cek, nil
}

func (m gcmWrap) operations() []string { return []string{"unwrapKey", "decrypt"} }
