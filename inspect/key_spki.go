package inspect

import (
	"cmp"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
)

// oidRSA is rsaEncryption, RFC 8017 §A.1.
const oidRSA = "1.2.840.113549.1.1.1"

// readSPKI reads a SubjectPublicKeyInfo, RFC 5280 §4.1. RSA keys are read
// here: package x509 refuses some numbers without telling what they are.
func (k *Key) readSPKI(der []byte) error {
	var info struct {
		Algorithm pkix.AlgorithmIdentifier
		Key       asn1.BitString
	}
	if _, err := asn1.Unmarshal(der, &info); err != nil {
		return badKey("the public key is malformed: %s", reason(err))
	}
	switch info.Algorithm.Algorithm.String() {
	case oidRSA:
		return k.readPKCS1(info.Key.RightAlign())
	case oidPSS:
		return cmp.Or(k.onlyPSS(info.Algorithm), k.readPKCS1(info.Key.RightAlign()))
	}
	if err := k.unsupported(info.Algorithm); err != nil {
		return err
	}
	pub, err := x509.ParsePKIXPublicKey(der)
	if err != nil {
		return badKey("the public key is malformed: %s", reason(err))
	}
	return k.setPublic(pub)
}

// readPKCS1 reads an RSAPublicKey, RFC 8017 §A.1.1.
func (k *Key) readPKCS1(der []byte) error {
	var numbers struct{ N, E *big.Int }
	if rest, err := asn1.Unmarshal(der, &numbers); err != nil || len(rest) > 0 {
		return badKey("the RSA public key is malformed")
	}
	return k.setRSA(numbers.N, numbers.E)
}

// unsupported names a key whose algorithm is known and not supported.
func (k *Key) unsupported(alg pkix.AlgorithmIdentifier) error {
	name, kind := "", FaultType
	switch alg.Algorithm.String() {
	case "1.2.840.10045.2.1":
		var curve asn1.ObjectIdentifier
		if _, err := asn1.Unmarshal(alg.Parameters.FullBytes, &curve); err != nil {
			k.Type = "EC"
			return badKey("the EC key states the parameters of its curve instead of its name, which is not supported").as(FaultCurve)
		}
		k.Type, k.Curve = "EC", namedCurve(curve.String())
		if ellipticCurve(k.Curve) != nil {
			return nil
		}
		return k.noNamedCurve()
	case "1.3.101.111":
		k.Type, k.Curve, name = "OKP", "X448", "X448"
		kind = FaultUnsupported
	case "1.3.101.113":
		k.Type, k.Curve, name = "OKP", "Ed448", "Ed448"
		kind = FaultUnsupported
	case "1.2.840.10040.4.1":
		name = "DSA"
	case "1.2.840.113549.1.3.1", "1.2.840.10046.2.1":
		name = "Diffie-Hellman"
	case "2.16.840.1.101.3.4.3.17", "2.16.840.1.101.3.4.3.18", "2.16.840.1.101.3.4.3.19":
		k.Type = "AKP"
		return badKey("a key of type ML-DSA (RFC 9964) is not supported").as(FaultUnsupported)
	case "1.3.101.110", "1.3.101.112":
		return nil
	default:
		name = "OID " + alg.Algorithm.String()
	}
	return badKey("a key of type %s is not supported", name).as(kind)
}

// noNamedCurve says that a curve which has a name is of no use here.
func (k *Key) noNamedCurve() error {
	f := badKey("curve %s is not supported", k.Curve).as(FaultCurve)
	if k.Curve == "secp256k1" {
		f.kind = FaultUnsupported
	}
	return f
}

// namedCurve returns the name of a curve, its OID where it has none here.
func namedCurve(oid string) string {
	switch oid {
	case "1.2.840.10045.3.1.7":
		return "P-256"
	case "1.3.132.0.34":
		return "P-384"
	case "1.3.132.0.35":
		return "P-521"
	case "1.3.132.0.10":
		return "secp256k1"
	case "1.3.132.0.33":
		return "P-224"
	}
	return "OID " + oid
}
