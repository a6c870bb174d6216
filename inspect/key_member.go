package inspect

import "math/big"

// member decodes a base64url member of the key strictly, RFC 7515 §2. need is
// the exact length in bytes, 0 where any but zero will do.
func (k *Key) member(name string, need int) ([]byte, error) {
	v := k.JSON.Get(name)
	switch {
	case !v.Exists():
		return nil, badKey("member %q is missing", name).as(FaultMember)
	case v.Kind() != String:
		return nil, badKey("member %q is of type %s, not a string", name, v.Kind()).as(FaultMember)
	}
	raw := []byte(v.Text())
	out, ok := decodeStrict(make([]byte, 0, len(raw)), raw)
	if !ok {
		return nil, badKey("member %q: %s", name, whyNotBase64(raw)).as(FaultMember)
	}
	switch {
	case len(out) == 0:
		return nil, badKey("member %q is empty", name).as(FaultMember)
	case need > 0 && len(out) != need:
		return nil, badKey("member %q has %d bytes; for %s it has %d", name, len(out), k.Curve, need).as(FaultMember)
	}
	return out, nil
}

// whyNotBase64 returns the first departure from strict base64url.
func whyNotBase64(raw []byte) (why string) {
	decodeLenient(nil, raw, func(_ Code, _ int, message string) {
		if why == "" {
			why = message
		}
	})
	return why
}

// number decodes a Base64urlUInt, RFC 7518 §2. Leading zeros, which an encoder
// must leave out, do not change the number and are let pass.
func (k *Key) number(name string) (*big.Int, error) {
	b, err := k.member(name, 0)
	if err != nil {
		return nil, err
	}
	return new(big.Int).SetBytes(b), nil
}

// has reports whether the JWK states a member.
func (k *Key) has(name string) bool { return k.JSON.Get(name).Exists() }
