package archtest

import (
	"crypto"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdsa"
	"crypto/hmac"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The samples in testdata/tokens are made here, each with its purpose, and
// compared with what is checked in. All signatures are deterministic.

var b64 = base64.RawURLEncoding.EncodeToString

func TestSamplesAreFresh(t *testing.T) {
	es, rs, hs := esKey(t), rsKey(t), hsSecret(t)
	access := compact(t, es, `{"alg":"ES256","kid":"sample-es-1","typ":"at+jwt"}`,
		`{"iss":"https://login.acme.dev","sub":"5f2b1c9a-7c1e-4d0a-9d54-1c6a6f0e8d11","aud":"https://api.acme.dev","client_id":"web-app","scope":"orders:read","iat":1767323000,"exp":1767323600,"jti":"0b6f4b5e-93a5-4c43-8f0e-0d5c8f6c2a77"}`)
	id := compact(t, rs, `{"alg":"RS256","kid":"sample-rs-1","typ":"JWT"}`,
		`{"iss":"https://login.acme.dev","sub":"5f2b1c9a-7c1e-4d0a-9d54-1c6a6f0e8d11","aud":"web-app","iat":1767322900,"exp":1767326500,"auth_time":1767322890,"nonce":"n-0S6_WzA2Mj","email":"jane@acme.dev","email_verified":true}`)
	session := compact(t, hs, `{"alg":"HS256","typ":"JWT"}`,
		`{"sub":"jane.doe@acme.dev","role":"admin","phone":"+14155552671","api_key":"NOT-A-KEY-0123456789","iat":1767225600}`)
	unsigned := b64([]byte(`{"alg":"none","typ":"JWT"}`)) + "." + b64([]byte(`{"sub":"jane","admin":true,"exp":1999999999}`)) + "."
	broken := b64([]byte(`{"alg":"RS256","kid":"../../../dev/null","typ":"JWT"}`)) + "." + b64([]byte(`{"iss":"https://login.acme.dev","sub":"jane","aud":"api","exp":"tomorrow","aud":"all"}`))[:96]
	for name, want := range map[string]string{
		"access-token.jwt": access + "\n",
		"id-token.jwt":     id + "\n",
		"session.jwt":      session + "\n",
		"unsigned.jwt":     unsigned + "\n",
		"cut-short.jwt":    broken + "\n",
		"credential.sdjwt": sdJWT(t, es) + "\n",
		"encrypted.jwe":    encrypted(t) + "\n",
		"tokens.ndjson":    `{"id":1,"token":"` + access + "\"}\n" + `{"id":2,"token":"` + unsigned + "\"}\n" + `{"id":3,"token":"` + strings.TrimSuffix(session, session[len(session)-43:]) + "\"}\n",
		"access.log": `192.0.2.7 - - [02/Jan/2026:03:04:05 +0000] "GET /health HTTP/1.1" 200 2` + "\n" +
			`192.0.2.7 - - [02/Jan/2026:03:04:06 +0000] "GET /orders HTTP/1.1" 200 512 "Authorization: Bearer ` + access + `"` + "\n" +
			`192.0.2.9 - - [02/Jan/2026:03:04:07 +0000] "GET /cb?id_token=` + id + `&state=x HTTP/1.1" 302 0` + "\n",
	} {
		fresh(t, filepath.Join(root, "testdata/tokens", name), want)
	}
}

// compact signs a JWS: with ES256 by RFC 6979, RS256 or HS256, by the key.
func compact(t *testing.T, key any, header, payload string) string {
	input := b64([]byte(header)) + "." + b64([]byte(payload))
	digest := sha256.Sum256([]byte(input))
	var sig []byte
	var err error
	switch key := key.(type) {
	case *ecdsa.PrivateKey:
		sig, err = key.Sign(nil, digest[:], crypto.SHA256) // without randomness: RFC 6979
		check(t, err)
		sig = rawSignature(t, sig)
	case *rsa.PrivateKey:
		sig, err = rsa.SignPKCS1v15(nil, key, crypto.SHA256, digest[:])
		check(t, err)
	case []byte:
		mac := hmac.New(sha256.New, key)
		mac.Write([]byte(input))
		sig = mac.Sum(nil)
	}
	return input + "." + b64(sig)
}

// sdJWT makes an SD-JWT with an undisclosed digest, a disclosed claim and a
// disclosed array element.
func sdJWT(t *testing.T, key *ecdsa.PrivateKey) string {
	disclosures := []string{
		b64([]byte(`["8sT2vYbq0hZ1nR4xLk7mPw","given_name","Jane"]`)),
		b64([]byte(`["Qe3uJc9dWf6aGh0iKoMzNg","DE"]`)),
	}
	digest := func(s string) string { sum := sha256.Sum256([]byte(s)); return b64(sum[:]) }
	payload := `{"iss":"https://pid.acme.dev","vct":"https://pid.acme.dev/vct","iat":1767225600,"exp":1767830400,"_sd_alg":"sha-256","_sd":["` +
		digest(disclosures[0]) + `","` + digest("withheld") + `"],"nationalities":[{"...":"` + digest(disclosures[1]) + `"}]}`
	return compact(t, key, `{"alg":"ES256","kid":"sample-es-1","typ":"dc+sd-jwt"}`, payload) + "~" + strings.Join(disclosures, "~") + "~"
}

// encrypted makes a JWE with direct encryption (RFC 7518 §4.5) around an access token.
func encrypted(t *testing.T) string {
	text, err := os.ReadFile(filepath.Join(root, "testdata/keys/NOT-SECRET-a256gcm.jwk"))
	check(t, err)
	var jwk struct{ K string }
	check(t, json.Unmarshal(text, &jwk))
	key, err := base64.RawURLEncoding.DecodeString(jwk.K)
	check(t, err)
	block, err := aes.NewCipher(key)
	check(t, err)
	gcm, err := cipher.NewGCM(block)
	check(t, err)
	header := b64([]byte(`{"alg":"dir","enc":"A256GCM","kid":"sample-enc-1","typ":"JWT"}`))
	iv := []byte("fixed-nonce!") // fixed, so that the sample is reproducible: never do this
	sealed := gcm.Seal(nil, iv, []byte(`{"iss":"https://login.acme.dev","sub":"jane","aud":"api","exp":1999999999}`), []byte(header))
	n := len(sealed) - gcm.Overhead()
	return header + ".." + b64(iv) + "." + b64(sealed[:n]) + "." + b64(sealed[n:])
}

func esKey(t *testing.T) *ecdsa.PrivateKey { return privateKey(t, "es256").(*ecdsa.PrivateKey) }
func rsKey(t *testing.T) *rsa.PrivateKey   { return privateKey(t, "rs256").(*rsa.PrivateKey) }

func privateKey(t *testing.T, name string) any {
	text, err := os.ReadFile(filepath.Join(root, "testdata/keys/NOT-SECRET-"+name+".pem"))
	check(t, err)
	block, _ := pem.Decode(text)
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	check(t, err)
	return key
}

func hsSecret(t *testing.T) []byte {
	text, err := os.ReadFile(filepath.Join(root, "testdata/keys/NOT-SECRET-hs256.txt"))
	check(t, err)
	return []byte(strings.TrimSpace(string(text)))
}
