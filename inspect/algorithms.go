package inspect

import "strings"

// AlgorithmKind says what an algorithm is used for.
type AlgorithmKind string

// The kinds of algorithms. An "alg" names one of the first four, an "enc" one
// of the fifth; the last are registered for the "alg" member of a JWK only.
const (
	Unsecured         AlgorithmKind = "unsecured"
	MAC               AlgorithmKind = "mac"
	Signature         AlgorithmKind = "signature"
	KeyManagement     AlgorithmKind = "key management"
	ContentEncryption AlgorithmKind = "content encryption"
	JWKOnly           AlgorithmKind = "web cryptography"
)

// AlgorithmStatus is what the registry thinks of an algorithm.
type AlgorithmStatus string

// The statuses, condensed from IANA's "JOSE Implementation Requirements".
const (
	Active     AlgorithmStatus = "active"     // Required, Recommended or Optional
	Deprecated AlgorithmStatus = "deprecated" // Deprecated, or on its way: draft-ietf-jose-deprecate-none-rsa15
	Prohibited AlgorithmStatus = "prohibited"
)

// An Algorithm is one entry of the IANA registry "JSON Web Signature and
// Encryption Algorithms".
type Algorithm struct {
	Name   string
	Kind   AlgorithmKind
	Status AlgorithmStatus
	// KeyType is the "kty" of its keys, "" where several fit.
	KeyType string
	// Curve is the "crv" of its keys, "" where several fit or there are none.
	Curve string
	// SignatureBytes is the length of its signatures, 0 where the key decides.
	SignatureBytes int
	// KeyBytes, IVBytes and TagBytes are the sizes of a content encryption
	// algorithm; KeyBytes is also the key size of AES key wrapping and the
	// shortest secret of an HMAC (RFC 7518 §3.2).
	KeyBytes, IVBytes, TagBytes int
	// Ref says where it is defined.
	Ref string
}

// algorithms is the registry as of 2026-02-05 and RFC 9964, the common ones
// first: a search from the front finds them at once.
var algorithms = [...]Algorithm{
	{Name: "RS256", Kind: Signature, Status: Active, KeyType: "RSA", Ref: "RFC 7518 §3.3"},
	{Name: "ES256", Kind: Signature, Status: Active, KeyType: "EC", Curve: "P-256", SignatureBytes: 64, Ref: "RFC 7518 §3.4"},
	{Name: "HS256", Kind: MAC, Status: Active, KeyType: "oct", SignatureBytes: 32, KeyBytes: 32, Ref: "RFC 7518 §3.2"},
	{Name: "PS256", Kind: Signature, Status: Active, KeyType: "RSA", Ref: "RFC 7518 §3.5"},
	{Name: "EdDSA", Kind: Signature, Status: Deprecated, KeyType: "OKP", Ref: "RFC 9864 §2.2"},
	{Name: "Ed25519", Kind: Signature, Status: Active, KeyType: "OKP", Curve: "Ed25519", SignatureBytes: 64, Ref: "RFC 9864 §2.2"},
	{Name: "RS384", Kind: Signature, Status: Active, KeyType: "RSA", Ref: "RFC 7518 §3.3"},
	{Name: "RS512", Kind: Signature, Status: Active, KeyType: "RSA", Ref: "RFC 7518 §3.3"},
	{Name: "ES384", Kind: Signature, Status: Active, KeyType: "EC", Curve: "P-384", SignatureBytes: 96, Ref: "RFC 7518 §3.4"},
	{Name: "ES512", Kind: Signature, Status: Active, KeyType: "EC", Curve: "P-521", SignatureBytes: 132, Ref: "RFC 7518 §3.4"},
	{Name: "HS384", Kind: MAC, Status: Active, KeyType: "oct", SignatureBytes: 48, KeyBytes: 48, Ref: "RFC 7518 §3.2"},
	{Name: "HS512", Kind: MAC, Status: Active, KeyType: "oct", SignatureBytes: 64, KeyBytes: 64, Ref: "RFC 7518 §3.2"},
	{Name: "PS384", Kind: Signature, Status: Active, KeyType: "RSA", Ref: "RFC 7518 §3.5"},
	{Name: "PS512", Kind: Signature, Status: Active, KeyType: "RSA", Ref: "RFC 7518 §3.5"},
	{Name: "none", Kind: Unsecured, Status: Deprecated, Ref: "RFC 7518 §3.6"},
	{Name: "ES256K", Kind: Signature, Status: Active, KeyType: "EC", Curve: "secp256k1", SignatureBytes: 64, Ref: "RFC 8812 §3.2"},
	{Name: "Ed448", Kind: Signature, Status: Active, KeyType: "OKP", Curve: "Ed448", SignatureBytes: 114, Ref: "RFC 9864 §2.2"},
	{Name: "ML-DSA-44", Kind: Signature, Status: Active, KeyType: "AKP", SignatureBytes: 2420, Ref: "RFC 9964"},
	{Name: "ML-DSA-65", Kind: Signature, Status: Active, KeyType: "AKP", SignatureBytes: 3309, Ref: "RFC 9964"},
	{Name: "ML-DSA-87", Kind: Signature, Status: Active, KeyType: "AKP", SignatureBytes: 4627, Ref: "RFC 9964"},

	{Name: "dir", Kind: KeyManagement, Status: Active, KeyType: "oct", Ref: "RFC 7518 §4.5"},
	{Name: "RSA-OAEP", Kind: KeyManagement, Status: Active, KeyType: "RSA", Ref: "RFC 7518 §4.3"},
	{Name: "RSA-OAEP-256", Kind: KeyManagement, Status: Active, KeyType: "RSA", Ref: "RFC 7518 §4.3"},
	{Name: "RSA-OAEP-384", Kind: KeyManagement, Status: Active, KeyType: "RSA", Ref: "W3C Web Cryptography API"},
	{Name: "RSA-OAEP-512", Kind: KeyManagement, Status: Active, KeyType: "RSA", Ref: "W3C Web Cryptography API"},
	{Name: "RSA1_5", Kind: KeyManagement, Status: Deprecated, KeyType: "RSA", Ref: "RFC 7518 §4.2"},
	{Name: "A128KW", Kind: KeyManagement, Status: Active, KeyType: "oct", KeyBytes: 16, Ref: "RFC 7518 §4.4"},
	{Name: "A192KW", Kind: KeyManagement, Status: Active, KeyType: "oct", KeyBytes: 24, Ref: "RFC 7518 §4.4"},
	{Name: "A256KW", Kind: KeyManagement, Status: Active, KeyType: "oct", KeyBytes: 32, Ref: "RFC 7518 §4.4"},
	{Name: "ECDH-ES", Kind: KeyManagement, Status: Active, Ref: "RFC 7518 §4.6"},
	{Name: "ECDH-ES+A128KW", Kind: KeyManagement, Status: Active, KeyBytes: 16, Ref: "RFC 7518 §4.6"},
	{Name: "ECDH-ES+A192KW", Kind: KeyManagement, Status: Active, KeyBytes: 24, Ref: "RFC 7518 §4.6"},
	{Name: "ECDH-ES+A256KW", Kind: KeyManagement, Status: Active, KeyBytes: 32, Ref: "RFC 7518 §4.6"},
	{Name: "A128GCMKW", Kind: KeyManagement, Status: Active, KeyType: "oct", KeyBytes: 16, Ref: "RFC 7518 §4.7"},
	{Name: "A192GCMKW", Kind: KeyManagement, Status: Active, KeyType: "oct", KeyBytes: 24, Ref: "RFC 7518 §4.7"},
	{Name: "A256GCMKW", Kind: KeyManagement, Status: Active, KeyType: "oct", KeyBytes: 32, Ref: "RFC 7518 §4.7"},
	{Name: "PBES2-HS256+A128KW", Kind: KeyManagement, Status: Active, KeyType: "oct", KeyBytes: 16, Ref: "RFC 7518 §4.8"},
	{Name: "PBES2-HS384+A192KW", Kind: KeyManagement, Status: Active, KeyType: "oct", KeyBytes: 24, Ref: "RFC 7518 §4.8"},
	{Name: "PBES2-HS512+A256KW", Kind: KeyManagement, Status: Active, KeyType: "oct", KeyBytes: 32, Ref: "RFC 7518 §4.8"},

	{Name: "A128GCM", Kind: ContentEncryption, Status: Active, KeyType: "oct", KeyBytes: 16, IVBytes: 12, TagBytes: 16, Ref: "RFC 7518 §5.3"},
	{Name: "A256GCM", Kind: ContentEncryption, Status: Active, KeyType: "oct", KeyBytes: 32, IVBytes: 12, TagBytes: 16, Ref: "RFC 7518 §5.3"},
	{Name: "A128CBC-HS256", Kind: ContentEncryption, Status: Active, KeyType: "oct", KeyBytes: 32, IVBytes: 16, TagBytes: 16, Ref: "RFC 7518 §5.2.3"},
	{Name: "A192CBC-HS384", Kind: ContentEncryption, Status: Active, KeyType: "oct", KeyBytes: 48, IVBytes: 16, TagBytes: 24, Ref: "RFC 7518 §5.2.4"},
	{Name: "A256CBC-HS512", Kind: ContentEncryption, Status: Active, KeyType: "oct", KeyBytes: 64, IVBytes: 16, TagBytes: 32, Ref: "RFC 7518 §5.2.5"},
	{Name: "A192GCM", Kind: ContentEncryption, Status: Active, KeyType: "oct", KeyBytes: 24, IVBytes: 12, TagBytes: 16, Ref: "RFC 7518 §5.3"},

	{Name: "RS1", Kind: JWKOnly, Status: Prohibited, KeyType: "RSA", Ref: "W3C Web Cryptography API"},
	{Name: "HS1", Kind: JWKOnly, Status: Prohibited, KeyType: "oct", Ref: "W3C Web Cryptography API"},
	{Name: "A128CBC", Kind: JWKOnly, Status: Prohibited, KeyType: "oct", Ref: "W3C Web Cryptography API"},
	{Name: "A192CBC", Kind: JWKOnly, Status: Prohibited, KeyType: "oct", Ref: "W3C Web Cryptography API"},
	{Name: "A256CBC", Kind: JWKOnly, Status: Prohibited, KeyType: "oct", Ref: "W3C Web Cryptography API"},
	{Name: "A128CTR", Kind: JWKOnly, Status: Prohibited, KeyType: "oct", Ref: "W3C Web Cryptography API"},
	{Name: "A192CTR", Kind: JWKOnly, Status: Prohibited, KeyType: "oct", Ref: "W3C Web Cryptography API"},
	{Name: "A256CTR", Kind: JWKOnly, Status: Prohibited, KeyType: "oct", Ref: "W3C Web Cryptography API"},
}

// FindAlgorithm looks a name up in the registry. Names are case-sensitive
// (RFC 7515 §4.1.1).
func FindAlgorithm(name string) (*Algorithm, bool) {
	for i := range algorithms {
		if algorithms[i].Name == name {
			return &algorithms[i], true
		}
	}
	return nil, false
}

// FoldAlgorithm finds the algorithm that a name means which differs from the
// registered one by letter case or surrounding white space only.
func FoldAlgorithm(name string) (*Algorithm, bool) {
	name = strings.TrimSpace(name)
	for i := range algorithms {
		if strings.EqualFold(algorithms[i].Name, name) {
			return &algorithms[i], true
		}
	}
	return nil, false
}

// Algorithms returns the whole registry.
func Algorithms() []Algorithm { return append([]Algorithm(nil), algorithms[:]...) }
