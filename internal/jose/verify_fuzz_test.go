package jose_test

import (
	"bytes"
	"encoding/asn1"
	"encoding/json"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/jose"
)

// FuzzVerifyDifferential holds package inspect against three peers. The fuzzer
// mutates header and payload; the harness signs them, so that the search gets
// past the signature, or spoils the signature on purpose.
//
// Whatever inspect accepts the peers must accept too, but for the reasons in
// stricter. What inspect refuses for the signature alone the peers' own
// primitives must refuse as well.
func FuzzVerifyDifferential(f *testing.F) {
	for i, alg := range algorithms {
		for _, header := range []string{`{"alg":"` + alg + `"}`, `{"alg":"` + alg + `","kid":"a","typ":"JWT","cty":"x"}`} {
			f.Add([]byte(header), []byte(`{"iss":"a","exp":1767323600,"aud":["b"]}`), byte(i), byte(0), byte(0))
			f.Add([]byte(header), []byte(`{}`), byte(i), byte(i), byte(i%8))
		}
		f.Add([]byte(`{"alg":"`+alg+`"}`), []byte(`{}`), byte(i+1), byte(i), byte(0))
	}
	for _, header := range []string{
		`{"alg":"none"}`, `{"alg":"HS256","alg":"HS256"}`, `{"alg":"HS256","crit":["b64"],"b64":true}`, `{"alg":"HS256","crit":["b64"],"b64":false}`,
		`{"alg":"HS256","crit":["exp"],"exp":1}`, `{"alg":"HS256","jwk":{"kty":"oct","k":"AAAA"}}`, `{"alg":"ES256","x5c":["AAAA"],"x5u":"https://a.example"}`,
		`{"alg":"HS256","nonce":1}`, `{"alg":"HS256","x":1e999,"y":[{}],"z":"\ud83d\ude00"}`, ` {"alg" : "HS256" } `, `{"alg":"HS256","zip":"DEF"}`, `{"\u0061lg":"HS256"}`,
	} {
		f.Add([]byte(header), []byte(`x`), byte(0), byte(0), byte(0))
	}
	f.Fuzz(func(t *testing.T, header, payload []byte, by, trusted, spoil byte) {
		input := []byte(b64(header) + "." + b64(payload))
		signed := peers()[algorithms[int(by)%len(algorithms)]]
		verifier := peers()[algorithms[int(trusted)%len(algorithms)]]
		alg := inspect.Parse(append(bytes.Clone(input), '.')).Alg().Text()
		if p, ok := peers()[alg]; ok && by >= 128 { // most of the time, what the header says
			signed, verifier = p, p
		}
		c := candidate{alg: alg, header: header, payload: payload, input: input, key: verifier, sig: spoiled(signed.sign(input), spoil)}
		c.token = string(input) + "." + b64(c.sig)
		v := inspect.Verify(inspect.Parse([]byte(c.token)), &inspect.Policy{
			Keys: []*inspect.KeySet{inspect.NewKeySet(verifier.key)}, SignatureOnly: true, Now: time.Unix(1767323045, 0)})
		if v.Valid != (v.Key != nil && failures(v) == "") {
			t.Fatalf("%s: valid %v, %+v", c.token, v.Valid, v.Checks)
		}
		switch {
		case v.Valid:
			c.mustAccept(t)
		case failures(v) == "signature" && len(v.Keys) == 1 && v.Keys[0].Tried:
			c.mustRefuse(t)
		}
	})
}

// failures names the failed checks.
func failures(v *inspect.Verdict) string {
	var names []string
	for _, c := range v.Checks {
		if c.Status == inspect.Failed {
			names = append(names, c.Name)
		}
	}
	return strings.Join(names, " ")
}

// spoiled changes a signature in one of seven ways, and mostly not at all.
func spoiled(sig []byte, how byte) []byte {
	switch how % 16 {
	case 1:
		return flipped(sig)
	case 2:
		return sig[1:]
	case 3:
		return sig[:len(sig)-1]
	case 4:
		return append(sig, 0)
	case 5:
		return append([]byte{0}, sig...)
	case 6: // r and s in DER
		half := len(sig) / 2
		der, err := asn1.Marshal([]*big.Int{new(big.Int).SetBytes(sig[:half]), new(big.Int).SetBytes(sig[half:])})
		must(err)
		return der
	case 7:
		return make([]byte, len(sig))
	}
	return sig
}

// candidate is one token and the key that it is tried with.
type candidate struct {
	alg             string
	header, payload []byte
	input, sig      []byte
	key             peer
	token           string
}

// mustAccept asks the peers about a token that inspect accepts.
func (c candidate) mustAccept(t *testing.T) {
	if ok, err := jose.Verify(c.alg, c.key.public, c.input, c.sig); !ok {
		t.Errorf("%s: jwx refuses: %v", c.token, err)
	}
	if c.alg == "Ed25519" {
		return // RFC 9864 came after golang-jwt v5.3 and go-jose v4.1
	}
	if err := c.golangJWT(); err != nil {
		t.Errorf("%s: golang-jwt refuses: %v", c.token, err)
	}
	if _, err := jwt.NewParser(jwt.WithoutClaimsValidation()).Parse(c.token, func(*jwt.Token) (any, error) { return c.key.public, nil }); err != nil && !c.stricterGolangJWT(err) {
		t.Errorf("%s: golang-jwt's parser refuses: %v", c.token, err)
	}
	c.goJoseMustAccept(t)
}

// mustRefuse asks the peers about a signature that inspect refuses.
func (c candidate) mustRefuse(t *testing.T) {
	if ok, _ := jose.Verify(c.alg, c.key.public, c.input, c.sig); ok {
		t.Errorf("%s: jwx accepts", c.token)
	}
	if c.golangJWT() == nil {
		t.Errorf("%s: golang-jwt accepts", c.token)
	}
	c.goJoseMustRefuse(t)
}

// golangJWT is the primitive of golang-jwt.
func (c candidate) golangJWT() error {
	method := jwt.GetSigningMethod(c.alg)
	if method == nil {
		return jwt.ErrTokenUnverifiable
	}
	return method.Verify(string(c.input), c.sig, c.key.public)
}

// stricterGolangJWT tells the known reasons for which golang-jwt refuses what
// inspect accepts.
func (c candidate) stricterGolangJWT(err error) bool {
	var header, claims map[string]any
	switch {
	case json.Unmarshal(c.payload, &claims) != nil:
		return true // it reads JWTs, not any JWS; inspect was asked for the signature alone
	case json.Unmarshal(c.header, &header) != nil:
		return true // it reads header numbers as floats, and stops at 1e999
	case bytes.Contains(c.header, []byte("b64")):
		return true // it knows no b64: the payload is always decoded
	}
	return false
}
