package inspect

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// unfit says why a key cannot verify an algorithm, "" if it can.
func (k *Key) unfit(alg string) string {
	switch {
	case k.Problem != nil:
		return k.Problem.Error()
	case k.Algorithm != "" && k.Algorithm != alg:
		return fmt.Sprintf("alg %s in the header, the key says %s", alg, k.Algorithm)
	case k.Use != "" && k.Use != "sig":
		return fmt.Sprintf("the key's use is %q, not \"sig\"", k.Use)
	case len(k.Operations) > 0 && !slices.Contains(k.Operations, "verify") && !slices.Contains(k.Operations, "sign"):
		return fmt.Sprintf("the key's key_ops are %s, without verify", strings.Join(k.Operations, ", "))
	case k.notForSigning() == "" && slices.Contains(k.ownAlgorithms(), alg):
		return ""
	}
	return fmt.Sprintf("%s is not for a key of type %s", alg, strings.TrimSpace(k.Type+" "+k.Curve))
}

// weakFor says why a key that fits is too weak for an algorithm.
func (k *Key) weakFor(alg string) string {
	if a, ok := FindAlgorithm(alg); ok && a.Kind == MAC && k.IsSymmetric() && len(k.Secret) < a.KeyBytes {
		return fmt.Sprintf("the secret has %s, %s needs %d (RFC 7518 §3.2)", plural(len(k.Secret), "byte"), alg, a.KeyBytes)
	}
	return k.Weakness
}

// appendName names a key for people, never by its value.
func (k *Key) appendName(b []byte) []byte {
	b = appendWords(b, "the ", k.Type, " key")
	if k.ID != "" {
		b = strconv.AppendQuote(append(b, " with kid "...), k.ID)
	}
	if k.Source != "" {
		b = appendWords(b, " at ", k.Source)
	}
	return b
}

// ambiguous says why a set must not be used for a token: symmetric and
// asymmetric signature keys in one set invite algorithm confusion, and a kid
// that names two keys of a kind names none.
func (s *KeySet) ambiguous(kid string) string {
	if len(s.Keys) < 2 {
		return ""
	}
	if s.mixed {
		return "the set mixes symmetric and asymmetric keys: whoever reads the public ones could forge"
	}
	same := s.ByID(kid)
	for i, a := range same {
		for _, b := range same[:i] {
			if kid != "" && a.Type == b.Type && (a.Problem != nil || a.Thumbprint() != b.Thumbprint()) {
				return fmt.Sprintf("kid %q stands for two different %s keys in the set", kid, a.Type)
			}
		}
	}
	return ""
}

// ConfusedKey returns the key whose public part, written down as text, is the
// secret that an HMAC was made with (CVE-2016-10555): the forgery that
// algorithm confusion allows. It is nil where there is none.
func ConfusedKey(t *Token, sets []*KeySet) *Key {
	alg := t.Alg().Text()
	if a, ok := FindAlgorithm(alg); !ok || a.Kind != MAC {
		return nil
	}
	tried := 0
	for _, set := range sets {
		for _, k := range set.Keys {
			if tried++; tried > maxTrials {
				return nil
			}
			for _, secret := range k.publicTexts() {
				if checkSignature(alg, &Key{Secret: secret}, t.SigningInput(), t.Signature.Bytes) == nil {
					return k
				}
			}
		}
	}
	return nil
}

// publicTexts are the ways in which a public key is written down: DER, PEM
// with each of the line ends that files have, and the line of OpenSSH, as a
// program has them in memory.
func (k *Key) publicTexts() [][]byte {
	if k.Public == nil {
		return nil
	}
	var texts [][]byte
	add := func(kind string, der []byte) {
		if len(der) > 0 {
			text := pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der})
			texts = append(texts, der, text, bytes.TrimRight(text, "\n"), bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")),
				append([]byte("\n"), text...), base64.StdEncoding.AppendEncode(nil, der))
		}
	}
	if der, err := x509.MarshalPKIXPublicKey(k.Public); err == nil {
		add("PUBLIC KEY", der)
	}
	switch pub := k.Public.(type) {
	case *rsa.PublicKey:
		add("RSA PUBLIC KEY", x509.MarshalPKCS1PublicKey(pub))
	case ed25519.PublicKey:
		texts = append(texts, pub)
	case *ecdsa.PublicKey:
		if point, err := pub.Bytes(); err == nil {
			texts = append(texts, point)
		}
	}
	if line := k.OpenSSH(); line != nil {
		texts = append(texts, line, append(bytes.Clone(line), '\n'))
	}
	for _, cert := range k.Certificates {
		add("CERTIFICATE", cert.Raw)
	}
	if k.JSON.Exists() {
		texts = append(texts, k.JSON.Raw())
	}
	return texts
}
