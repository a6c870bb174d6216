package inspect_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// exampleToken signs claims with ES256, as an issuer would.
func exampleToken(key *ecdsa.PrivateKey, claims string) []byte {
	encode := base64.RawURLEncoding.EncodeToString
	input := encode([]byte(`{"alg":"ES256","typ":"at+jwt"}`)) + "." + encode([]byte(claims))
	sum := sha256.Sum256([]byte(input))
	r, s, err := ecdsa.Sign(rand.Reader, key, sum[:])
	if err != nil {
		panic(err)
	}
	sig := append(r.FillBytes(make([]byte, 32)), s.FillBytes(make([]byte, 32))...)
	return []byte(input + "." + encode(sig))
}

// A public key from crypto/ecdsa becomes a [inspect.Key] by way of PEM, as it
// would from a file, so that it is checked like any other.
func ExampleVerify() {
	issuer, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		panic(err)
	}
	der, err := x509.MarshalPKIXPublicKey(&issuer.PublicKey)
	if err != nil {
		panic(err)
	}
	keys, err := inspect.ReadKeys(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}), nil)
	if err != nil {
		panic(err)
	}
	token := inspect.Parse(exampleToken(issuer, `{"iss":"https://login.acme.dev","aud":["api","web"],"exp":1767323600}`))
	verdict := inspect.Verify(token, &inspect.Policy{
		Keys:      []*inspect.KeySet{keys},
		Now:       time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC),
		Issuers:   []string{"https://login.acme.dev"},
		Audiences: []string{"api"},
		Type:      "at+jwt",
		Strict:    true,
	})
	fmt.Println(verdict.Valid, verdict.Algorithm)
	// Output: true ES256
}

// A verdict lists every check, and says of each key why it did not fit.
func ExampleVerdict() {
	secret := inspect.NewSecret([]byte("NOT-SECRET, but long enough for HS256"), "the configuration")
	secret.ID = "2026-01"
	encode := base64.RawURLEncoding.EncodeToString
	token := encode([]byte(`{"alg":"RS256","kid":"2026-02"}`)) + "." + encode([]byte(`{"iss":"https://login.acme.dev","exp":1767316800}`)) + "." + encode([]byte("forged"))
	verdict := inspect.Verify(inspect.Parse([]byte(token)), &inspect.Policy{
		Keys:    []*inspect.KeySet{inspect.NewKeySet(secret)},
		Now:     time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC),
		Issuers: []string{"https://login.acme.dev"},
	})
	fmt.Println("valid:", verdict.Valid)
	for _, c := range verdict.Checks {
		fmt.Printf("%-9s %-8s %s\n", c.Name, c.Status, c.Detail)
	}
	for _, k := range verdict.Keys {
		fmt.Printf("key %s: %s\n", k.Key.ID, k.Why)
	}
	// Output:
	// valid: false
	// structure passed   strict base64url and JSON, no duplicate members
	// signature failed   kid "2026-02" is not in the set; nearest: "2026-01"
	// exp       failed   expired 2026-01-02T01:20:00Z
	// iss       passed   is "https://login.acme.dev"
	// aud       not made no --aud was given: any aud is accepted
	// key 2026-01: its kid is "2026-01", the token's is "2026-02"
}

// The token is the one of RFC 7516, Appendix A.3.
func ExampleDecrypt() {
	keys, err := inspect.ReadKeys([]byte(`{"kty":"oct","k":"GawgguFyGrWKav7AX4VKUg"}`), nil)
	if err != nil {
		panic(err)
	}
	token := inspect.Parse([]byte("eyJhbGciOiJBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0." +
		"6KB707dM9YTIgHtLvtgWQ8mKwboJW3of9locizkDTHzBC2IlrT1oOQ." +
		"AxY8DCtDaGlsbGljb3RoZQ." +
		"KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY." +
		"U0m_YmjN04DJvceFICbCVQ"))
	opened, err := inspect.Decrypt(token, keys.Keys, inspect.DecryptOptions{})
	if err != nil {
		panic(err)
	}
	fmt.Printf("%s: %s\n", opened.Algorithm, opened.Plaintext)
	// Output: A128KW: Live long and prosper.
}
