package mint

import (
	"bytes"
	"encoding/base64"
	"errors"
	"slices"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// RemoteInput says what a remote signer is given: the digest of the signing
// input where the algorithm signs a digest (RS*, PS*, ES*), and the signing
// input itself where it does not (EdDSA, HS*).
func RemoteInput(alg string) (kind string) {
	switch alg[:2] {
	case "RS", "PS", "ES":
		return "digest"
	}
	return "message"
}

// Remote signs with whatever sign calls: a KMS, an HSM, another program. It is
// given what [RemoteInput] says, and may answer with the bytes of the signature
// or their base64 text; an ECDSA signature may be in DER. key verifies the
// signatures, and tells the algorithm where alg is ""; it may be nil.
func Remote(alg, kid string, key *inspect.Key, sign SignFunc) (*Signer, error) {
	s := &Signer{Algorithm: alg, KeyID: kid, Key: key}
	if key != nil {
		var err error
		if s.Algorithm, err = fit(key, alg, "verify"); err != nil {
			return nil, err
		}
		s.Weakness = weakness(key, s.Algorithm)
		if kid == "" {
			s.KeyID = keyID(key)
		}
	}
	a, ok := inspect.FindAlgorithm(s.Algorithm)
	if !ok || a.Kind != inspect.Signature && a.Kind != inspect.MAC {
		return nil, hintf("give the public key, or the algorithm", "nothing tells by which algorithm the signer signs")
	}
	s.Sign = func(input []byte) ([]byte, error) {
		given := input
		if RemoteInput(s.Algorithm) == "digest" {
			given = digest(hashOf(s.Algorithm), input)
		}
		answer, err := sign(given)
		if err != nil {
			return nil, err
		}
		return s.choose(a, input, answer)
	}
	return s, nil
}

// choose finds the signature in an answer: what verifies, or where there is no
// key to verify with, the first that has the form of one.
func (s *Signer) choose(a *inspect.Algorithm, input, answer []byte) ([]byte, error) {
	forms := signatureForms(a, answer)
	if len(forms) == 0 {
		return nil, &hinted{errors.New("the answer is no signature by " + a.Name), "it should be the signature alone: its bytes, their base64, or DER for ECDSA"}
	}
	if s.Key == nil {
		return forms[0], nil
	}
	var err error
	for _, sig := range forms {
		token := base64.RawURLEncoding.AppendEncode(append(bytes.Clone(input), '.'), sig)
		if err = verified(inspect.Parse(token), s); err == nil {
			return sig, nil
		}
	}
	return nil, err
}

// signatureForms lists what an answer can be read as. Text is taken for base64
// first: no signature is printable by chance.
func signatureForms(a *inspect.Algorithm, answer []byte) [][]byte {
	var forms [][]byte
	for _, b := range [][]byte{fromBase64(answer), answer} {
		if len(b) == 0 {
			continue
		}
		if strings.HasPrefix(a.Name, "ES") {
			if sig, err := fromDER(b, a.SignatureBytes/2); err == nil {
				forms = append(forms, sig)
			}
		}
		if a.SignatureBytes == 0 || len(b) == a.SignatureBytes {
			forms = append(forms, b)
		}
	}
	return forms
}

// fromBase64 decodes either alphabet, padded or not, with white space in it;
// nil if it is not base64.
func fromBase64(text []byte) []byte {
	plain := strings.NewReplacer("+", "-", "/", "_", "=", "").Replace(string(bytes.Join(bytes.Fields(text), nil)))
	b, err := base64.RawURLEncoding.DecodeString(plain)
	if err != nil {
		return nil
	}
	return slices.Clip(b)
}
