package inspect

import "crypto/ecdh"

// ephemeralKey reads "epk" (RFC 7518 §4.6.1.1): a public key and nothing
// more, a point on its curve, each coordinate of full length (§6.2.1.2).
func ephemeralKey(epk Value) (name string, key *ecdh.PublicKey, err error) {
	if epk.Kind() != Object {
		return "", nil, refuse("the header has no epk that is a JSON object")
	}
	if epk.Get("d").Exists() {
		return "", nil, refuse("epk holds a private key (RFC 7518 §4.6.1.1)")
	}
	kty, crv := epk.Get("kty"), epk.Get("crv").Text()
	curve, size := exchangeCurve(crv)
	if curve == nil {
		return "", nil, refuse("epk is on curve %s, which is not supported", short(crv))
	}
	want, members, point := "EC", []string{"x", "y"}, []byte{4} // uncompressed, SEC 1 §2.3.3
	if crv == "X25519" {
		want, members, point = "OKP", []string{"x"}, nil // RFC 8037 §2
	}
	if !kty.IsText(want) {
		return "", nil, refuse("epk is on %s, but its kty is %s", crv, short(kty.Text()))
	}
	for _, member := range members {
		b, err := octets(epk.Get(member), "epk/"+member)
		if err != nil {
			return "", nil, err
		}
		if err := needBytes("epk/"+member, b, size, crv); err != nil {
			return "", nil, err
		}
		point = append(point, b...)
	}
	if key, err = curve.NewPublicKey(point); err != nil {
		return "", nil, refuse("epk is not a point on %s", crv)
	}
	return crv, key, nil
}

// exchangeCurve returns the curve that a "crv" names and the length of its
// coordinates.
func exchangeCurve(crv string) (ecdh.Curve, int) {
	switch crv {
	case "P-256":
		return ecdh.P256(), 32
	case "P-384":
		return ecdh.P384(), 48
	case "P-521":
		return ecdh.P521(), 66
	case "X25519":
		return ecdh.X25519(), 32
	}
	return nil, 0
}
