package negative

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
)

// confusions are HMACs whose secret is the public key in one of the ways in
// which it is written down. There is no telling which of them a verifier has
// in memory; an attacker tries all.
func confusions() []Case {
	const refs = "RFC 8725 §2.1, §3.1; CVE-2016-10555"
	spelled := func(name, as, more string, spell func(*inspect.Key) []byte) Case {
		return Case{Name: "confusion-" + name, Why: "an HMAC with the public key as the secret: " + as, Reference: refs + more, Check: "signature",
			token: func(s *source) []byte { return s.confused("HS256", spell) }}
	}
	long := func(name, alg string) Case {
		return Case{Name: "confusion-" + name, Why: "an HMAC by " + alg + " with the public key's PEM text as the secret", Reference: refs, Check: "signature",
			token: func(s *source) []byte { return s.confused(alg, spkiPEM) }}
	}
	return []Case{
		spelled("spki-pem", "its PEM text", "", spkiPEM),
		spelled("spki-pem-no-newline", "its PEM text without the last line end", "", trimmed(spkiPEM)),
		spelled("spki-pem-crlf", "its PEM text with CRLF line ends", "", crlf(spkiPEM)),
		spelled("spki-pem-leading-newline", "its PEM text behind an empty line, which filters for PEM miss", "; CVE-2026-34950",
			func(k *inspect.Key) []byte { return prefixed("\n", spkiPEM(k)) }),
		spelled("spki-base64", "the base64 text inside the PEM", "", func(k *inspect.Key) []byte {
			return base64.StdEncoding.AppendEncode(nil, spki(k))
		}),
		spelled("spki-der", "its DER", "; CVE-2024-54150", spki),
		spelled("pkcs1-pem", "its PKCS #1 PEM text", "", pkcs1PEM),
		spelled("pkcs1-pem-no-newline", "its PKCS #1 PEM text without the last line end", "", trimmed(pkcs1PEM)),
		spelled("pkcs1-pem-crlf", "its PKCS #1 PEM text with CRLF line ends", "", crlf(pkcs1PEM)),
		spelled("pkcs1-der", "its PKCS #1 DER", "", pkcs1),
		spelled("jwk", "its JWK text", "", jwk),
		spelled("jwks", "the text of the JWK Set that holds it", "", func(k *inspect.Key) []byte { return keygen.Set(jwk(k)) }),
		spelled("raw", "its point, or its bytes", "", raw),
		spelled("openssh", "its OpenSSH line", "; CVE-2024-33663", (*inspect.Key).OpenSSH),
		spelled("certificate-pem", "the PEM text of its certificate", "", certificatePEM),
		spelled("certificate-pem-no-newline", "the PEM text of its certificate without the last line end", "", trimmed(certificatePEM)),
		spelled("certificate-der", "the DER of its certificate", "", certificate),
		long("hs384", "HS384"),
		long("hs512", "HS512"),
	}
}

// confused is the good token with an HMAC under the spelling, nil where the
// key has none.
func (s *source) confused(alg string, spell func(*inspect.Key) []byte) []byte {
	if s.symmetric() {
		return nil
	}
	secret := spell(s.signer.Key)
	if len(secret) == 0 {
		return nil
	}
	return s.macced(alg, secret)
}

func spki(k *inspect.Key) []byte {
	der, _ := keygen.SPKI(k) // of a key that signs there is one
	return der
}

func spkiPEM(k *inspect.Key) []byte { return armoured("PUBLIC KEY", spki(k)) }

func pkcs1(k *inspect.Key) []byte {
	if pub, ok := k.Public.(*rsa.PublicKey); ok {
		return x509.MarshalPKCS1PublicKey(pub)
	}
	return nil
}

func pkcs1PEM(k *inspect.Key) []byte { return armoured("RSA PUBLIC KEY", pkcs1(k)) }

func certificate(k *inspect.Key) []byte {
	if len(k.Certificates) == 0 {
		return nil
	}
	return k.Certificates[0].Raw
}

func certificatePEM(k *inspect.Key) []byte { return armoured("CERTIFICATE", certificate(k)) }

func jwk(k *inspect.Key) []byte {
	text, _ := keygen.PublicJWK(k) // of a key that signs there is one
	return text
}

// raw is the key without any wrapping, as Ed25519 keys are often kept.
func raw(k *inspect.Key) []byte {
	switch pub := k.Public.(type) {
	case ed25519.PublicKey:
		return pub
	case *ecdsa.PublicKey:
		point, _ := pub.Bytes() // a key that was read is on its curve
		return point
	}
	return nil
}

func armoured(kind string, der []byte) []byte {
	if len(der) == 0 {
		return nil
	}
	return pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der})
}

func trimmed(spell func(*inspect.Key) []byte) func(*inspect.Key) []byte {
	return func(k *inspect.Key) []byte { return bytes.TrimSuffix(spell(k), []byte{'\n'}) }
}

func crlf(spell func(*inspect.Key) []byte) func(*inspect.Key) []byte {
	return func(k *inspect.Key) []byte { return bytes.ReplaceAll(spell(k), []byte{'\n'}, []byte("\r\n")) }
}

func prefixed(prefix string, text []byte) []byte { return append([]byte(prefix), text...) }
