package negative

import (
	"crypto"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"math/big"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen"
)

// keys are tokens that bring the attacker's key along, or say where to get it.
func keys() []Case {
	return []Case{
		{Name: "jwk-embedded", Why: "the header holds the attacker's public key, which the signature matches",
			Reference: "CVE-2018-0114; RFC 8725 §3.10", Rule: "hdr-jwk", Check: "signature",
			token: func(s *source) []byte { return s.brought("jwk", string(s.jwk())) }},
		{Name: "jwk-embedded-same-kid", Why: "the embedded key bears the trusted key's kid",
			Reference: "CVE-2018-0114; CVE-2026-34240", Rule: "hdr-jwk", Check: "signature",
			token: func(s *source) []byte {
				key := *s.public.Key
				if key.ID = s.signer.KeyID; key.ID == "" {
					return nil
				}
				return s.forged(s.public, "jwk", string(jwk(&key)))
			}},
		{Name: "jwk-private", Why: "the header holds a private key",
			Reference: "RFC 7515 §4.1.3", Rule: "hdr-jwk-private", Check: "signature",
			token: func(s *source) []byte {
				text, err := keygen.JWK(s.public.Key)
				s.fail(err)
				return s.brought("jwk", string(text))
			}},
		{Name: "jwk-symmetric", Why: "the header holds a secret, by which the HMAC was made",
			Reference: "RFC 7515 §4.1.3", Rule: "hdr-jwk-private", Check: "signature",
			token: func(s *source) []byte {
				secret := s.bytes(32)
				return s.macced("HS256", secret, "jwk", `{"kty":"oct","k":"`+b64(secret)+`"}`)
			}},
		{Name: "jku-attacker", Why: "jku names the attacker's JWK Set: whoever fetches it verifies with the attacker's key",
			Reference: "RFC 8725 §3.10; RFC 7515 §8", Rule: "hdr-jku", Check: "signature", token: located("jku", "/.well-known/jwks.json")},
		{Name: "jku-userinfo", Why: "jku looks like the issuer's and names another host: what stands before the @ is a user name",
			Reference: "RFC 3986 §7.6; draft-ietf-oauth-rfc8725bis §3.10", Rule: "hdr-url-unsafe", Check: "signature",
			token: func(s *source) []byte {
				return s.brought("jku", string(quote("https://login.issuer.example@"+s.host+"/jwks.json")))
			}},
		{Name: "jku-metadata", Why: "jku names a cloud's metadata service: whoever fetches it is used against its own network",
			Reference: "RFC 8725 §2.9; CWE-918", Rule: "hdr-url-unsafe", Check: "signature",
			token: func(s *source) []byte { return s.brought("jku", `"http://169.254.169.254/latest/meta-data/"`) }},
		{Name: "x5u-attacker", Why: "x5u names the attacker's certificate",
			Reference: "RFC 7515 §4.1.5; RFC 8725 §3.10", Rule: "hdr-x5u", Check: "signature", token: located("x5u", "/certificate.pem")},
		{Name: "x5c-self-signed", Why: "x5c holds a certificate that nobody issued, with the attacker's key",
			Reference: "RFC 7515 §4.1.6, §9", Rule: "hdr-x5c-invalid", Check: "signature",
			token: func(s *source) []byte {
				return s.brought("x5c", `["`+base64.StdEncoding.EncodeToString(s.selfSigned())+`"]`)
			}},
		{Name: "x5c-no-certificate", Why: "x5c is no certificate at all",
			Reference: "RFC 7515 §4.1.6", Rule: "hdr-x5c-invalid", Check: "signature",
			token: func(s *source) []byte { return s.brought("x5c", `["bm90IGEgY2VydGlmaWNhdGU="]`) }},
	}
}

// located is the good token with a URL of the attacker's.
func located(param, path string) func(*source) []byte {
	return func(s *source) []byte { return s.brought(param, string(quote("https://"+s.host+path))) }
}

// brought is the good token signed with the attacker's key, which the header
// tells of; its kid is the attacker's own.
func (s *source) brought(param, json string) []byte {
	return s.forged(s.public, "kid", string(quote(s.public.KeyID)), param, json)
}

// jwk is the attacker's public key.
func (s *source) jwk() []byte { return jwk(s.public.Key) }

// selfSigned is a certificate of the attacker for the host.
func (s *source) selfSigned() []byte {
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: s.host},
		NotBefore: s.now.Add(-time.Hour), NotAfter: s.now.Add(30 * 24 * time.Hour)}
	der, err := x509.CreateCertificate(s.random, template, template, s.public.Key.Public, signerOf(s.public.Key))
	s.fail(err)
	return der
}

func signerOf(k *inspect.Key) crypto.Signer {
	signer, _ := keygen.Signer(k) // it has just been made to sign
	return signer
}
