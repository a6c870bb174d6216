package inspect_test

import (
	"crypto/ecdh"
	"crypto/ed25519"
	"crypto/elliptic"
	"encoding/hex"
	"slices"
	"testing"
)

func TestECKeys(t *testing.T) {
	for curve, alg := range map[elliptic.Curve]string{elliptic.P256(): "ES256", elliptic.P384(): "ES384", elliptic.P521(): "ES512"} {
		t.Run(curve.Params().Name, func(t *testing.T) {
			key, jwk := ecJWK(t, curve)
			_, other := ecJWK(t, curve)
			size := (curve.Params().BitSize + 7) / 8
			k := readKey(t, jwk.with(nil))
			check(t, "problem", k.Problem, nil)
			check(t, "private", key.Equal(k.Private), true)
			check(t, "algorithms", slices.Equal(k.Algorithms(), []string{alg}), true)
			for name, c := range map[string]struct {
				more members
				why  string
			}{
				"short x":    {members{"x": repeated(1, size-1)}, "bytes; for P-"},
				"long y":     {members{"y": repeated(1, size+1)}, "bytes; for P-"},
				"off curve":  {members{"y": jwk["x"]}, "not on the curve"},
				"zero point": {members{"x": repeated(0, size), "y": repeated(0, size)}, "not on the curve"},
				"x above p":  {members{"x": repeated(255, size)}, "not on the curve"},
				"other d":    {members{"d": other["d"]}, "does not belong"},
				"zero d":     {members{"d": repeated(0, size)}, "out of range"},
				"large d":    {members{"d": repeated(255, size)}, "out of range"},
				"short d":    {members{"d": "AQ"}, "bytes; for P-"},
				"no y":       {members{"y": nil}, `"y" is missing`},
			} {
				t.Run(name, func(t *testing.T) { unusable(t, readKey(t, jwk.with(c.more)), c.why) })
			}
		})
	}
}

func TestCurves(t *testing.T) {
	_, jwk := ecJWK(t, elliptic.P256())
	for crv, why := range map[any]string{
		nil: `"crv" is missing`, "": `"crv" is missing`, 7: `"crv" is of type number`, "p-256": `curve "p-256" is not known`, "secp256k1": "secp256k1 is not supported",
		"P-224": "P-224 is not supported", "Ed25519": "none of key type EC", "P-384": `"x" has 32 bytes; for P-384 it has 48`,
	} {
		unusable(t, readKey(t, jwk.with(members{"crv": crv})), why)
	}
	okp := members{"kty": "OKP", "x": repeated(9, 32)}
	for crv, why := range map[any]string{
		nil: `"crv" is missing`, "Ed448": "Ed448 is not supported", "X448": "X448 is not supported", "P-256": "none of key type OKP", "ed25519": "not known",
	} {
		unusable(t, readKey(t, okp.with(members{"crv": crv})), why)
	}
}

func TestOKPKeys(t *testing.T) {
	seed := ed25519.NewKeyFromSeed([]byte("an Ed25519 seed of 32 bytes long"))
	jwk := members{"kty": "OKP", "crv": "Ed25519", "x": b64(string(seed.Public().(ed25519.PublicKey))), "d": b64(string(seed.Seed()))}
	k := readKey(t, jwk.with(nil))
	check(t, "problem", k.Problem, nil)
	check(t, "private", seed.Equal(k.Private), true)
	unusable(t, readKey(t, jwk.with(members{"d": repeated(7, 32)})), "does not belong")
	unusable(t, readKey(t, jwk.with(members{"d": repeated(7, 64)})), "bytes; for Ed25519 it has 32")
	unusable(t, readKey(t, jwk.with(members{"x": repeated(7, 31)})), "bytes; for Ed25519 it has 32")

	dh, err := ecdh.X25519().NewPrivateKey([]byte("an X25519 scalar of 32 bytes lon"))
	if err != nil {
		t.Fatal(err)
	}
	jwk = members{"kty": "OKP", "crv": "X25519", "x": b64(string(dh.PublicKey().Bytes())), "d": b64(string(dh.Bytes()))}
	k = readKey(t, jwk.with(nil))
	check(t, "problem", k.Problem, nil)
	check(t, "private", dh.Equal(k.Private), true)
	check(t, "algorithms", len(k.Algorithms()), 0)
	check(t, "unfit", k.Unfit(), "keys of type OKP X25519 do not sign")
	unusable(t, readKey(t, jwk.with(members{"d": repeated(7, 32)})), "does not belong")
	unusable(t, readKey(t, jwk.with(members{"x": repeated(7, 33)})), "bytes; for X25519 it has 32")
}

// TestPoorPoints holds the points that no key may be: those of small order,
// all their encodings, and points off the curve.
func TestPoorPoints(t *testing.T) {
	for crv, points := range map[string]map[string]string{
		"Ed25519": {
			"0000000000000000000000000000000000000000000000000000000000000000": "small order",
			"0000000000000000000000000000000000000000000000000000000000000080": "small order",
			"0100000000000000000000000000000000000000000000000000000000000000": "small order",
			"0100000000000000000000000000000000000000000000000000000000000080": "small order",
			"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f": "small order",
			"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff": "small order",
			"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05": "small order",
			"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85": "small order",
			"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a": "small order",
			"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa": "small order",
			"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f": "canonically",
			"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f": "canonically",
			"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff": "canonically",
			"f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f": "canonically",
			"0200000000000000000000000000000000000000000000000000000000000000": "not a point on the curve",
		},
		"X25519": {
			"0000000000000000000000000000000000000000000000000000000000000000": "low order",
			"0100000000000000000000000000000000000000000000000000000000000000": "low order",
			"e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800": "low order",
			"5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157": "low order",
			"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f": "low order",
			"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f": "low order",
			"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff": "low order",
		},
	} {
		for point, why := range points {
			x, err := hex.DecodeString(point)
			if err != nil {
				t.Fatal(err)
			}
			unusable(t, readKey(t, members{"kty": "OKP", "crv": crv, "x": b64(string(x))}.with(nil)), why)
		}
	}
}
