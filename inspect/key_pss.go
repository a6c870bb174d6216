package inspect

import (
	"crypto/x509/pkix"
	"encoding/asn1"
)

// oidPSS is id-RSASSA-PSS, RFC 8017 §A.2.3: the type of an RSA key that is for
// this one signature scheme alone.
const oidPSS = "1.2.840.113549.1.1.10"

// onlyPSS binds an RSA key to RSASSA-PSS. Its parameters may leave the hash
// open; if they do not, RFC 7518 §3.5 has an algorithm for them or none.
func (k *Key) onlyPSS(alg pkix.AlgorithmIdentifier) error {
	k.pss, k.Use = true, "sig"
	if len(alg.Parameters.FullBytes) == 0 {
		return nil
	}
	params := struct {
		Hash    pkix.AlgorithmIdentifier `asn1:"optional,explicit,tag:0"`
		Mask    pkix.AlgorithmIdentifier `asn1:"optional,explicit,tag:1"`
		Salt    int                      `asn1:"optional,explicit,tag:2,default:20"`
		Trailer int                      `asn1:"optional,explicit,tag:3,default:1"`
	}{}
	if rest, err := asn1.Unmarshal(alg.Parameters.FullBytes, &params); err != nil || len(rest) > 0 {
		return badKey("the parameters of the RSASSA-PSS key are malformed")
	}
	name, salt := pssAlgorithm(params.Hash.Algorithm.String())
	var mask pkix.AlgorithmIdentifier
	_, err := asn1.Unmarshal(params.Mask.Parameters.FullBytes, &mask)
	// A verifier must take salts that are longer than the key asks for, RFC 4055 §3.1.
	if name == "" || err != nil || !mask.Algorithm.Equal(params.Hash.Algorithm) || params.Salt > salt || params.Trailer != 1 {
		return badKey("the RSASSA-PSS key allows no algorithm of RFC 7518 §3.5: they have one SHA-2 for all and a salt as long as its hash").as(FaultUnsupported)
	}
	k.Algorithm = name
	return nil
}

// pssAlgorithm returns the algorithm for a hash, and the octets of its salt.
func pssAlgorithm(hash string) (name string, salt int) {
	switch hash {
	case "2.16.840.1.101.3.4.2.1":
		return "PS256", 32
	case "2.16.840.1.101.3.4.2.2":
		return "PS384", 48
	case "2.16.840.1.101.3.4.2.3":
		return "PS512", 64
	}
	return "", 0
}
