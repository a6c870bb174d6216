package inspect_test

import (
	"bytes"
	"compress/flate"
	"crypto"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"fmt"
	"hash"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// The encrypting side of the tests: written from the RFCs, apart from the
// code under test, so that a mistake made in one shows in the other.

// A sealed is a JWE in its parts, each decoded.
type sealed struct {
	header                   string
	key, iv, ciphertext, tag []byte
}

func (s sealed) compact() string {
	return strings.Join([]string{b64(s.header), b64(string(s.key)), b64(string(s.iv)), b64(string(s.ciphertext)), b64(string(s.tag))}, ".")
}

// flattened writes the flattened JSON serialization, with further members.
func (s sealed) flattened(more string) string {
	key := ""
	if len(s.key) > 0 {
		key = `,"encrypted_key":"` + b64(string(s.key)) + `"`
	}
	return `{"protected":"` + b64(s.header) + `"` + key + s.content() + more + "}"
}

func (s sealed) content() string {
	return fmt.Sprintf(`,"iv":"%s","ciphertext":"%s","tag":"%s"`, b64(string(s.iv)), b64(string(s.ciphertext)), b64(string(s.tag)))
}

func random(n int) []byte {
	b := make([]byte, n)
	rand.Read(b)
	return b
}

// keyBytes is the size of an enc's key, or of an alg's.
func keyBytes(name string) int {
	a, _ := inspect.FindAlgorithm(name)
	return a.KeyBytes
}

// seal encrypts to a key; more are further header members, with their comma.
func seal(alg, enc string, key *inspect.Key, more, plaintext string) sealed {
	cek := random(keyBytes(enc))
	encryptedKey, params, direct := sealKey(alg, enc, key, cek)
	if direct != nil {
		cek = direct
	}
	s := sealContent(enc, cek, fmt.Sprintf(`{"alg":%q,"enc":%q%s%s}`, alg, enc, params, more), "", []byte(plaintext))
	s.key = encryptedKey
	return s
}

// sealContent encrypts under a header; aad is the JSON member of that name.
func sealContent(enc string, cek []byte, header, aad string, plaintext []byte) sealed {
	s := sealed{header: header}
	auth := b64(header)
	if aad != "" {
		auth += "." + aad
	}
	if strings.Contains(header, `"zip":"DEF"`) {
		plaintext = compress(plaintext)
	}
	if strings.HasSuffix(enc, "GCM") {
		s.iv = random(12)
		s.ciphertext, s.tag = sealGCM(cek, s.iv, plaintext, []byte(auth))
		return s
	}
	s.iv = random(16)
	pad := 16 - len(plaintext)%16
	padded := append(bytes.Clone(plaintext), bytes.Repeat([]byte{byte(pad)}, pad)...)
	s.ciphertext, s.tag = sealCBC(enc, cek, s.iv, padded, []byte(auth))
	return s
}

func sealGCM(key, iv, plaintext, aad []byte) (ciphertext, tag []byte) {
	block, _ := aes.NewCipher(key)
	gcm, _ := cipher.NewGCM(block)
	out := gcm.Seal(nil, iv, plaintext, aad)
	return out[:len(out)-16], out[len(out)-16:]
}

func sealCBC(enc string, cek, iv, padded, aad []byte) (ciphertext, tag []byte) {
	hashes := map[string]func() hash.Hash{"A128CBC-HS256": sha256.New, "A192CBC-HS384": sha512.New384, "A256CBC-HS512": sha512.New}
	half := len(cek) / 2
	block, _ := aes.NewCipher(cek[half:])
	ciphertext = make([]byte, len(padded))
	cipher.NewCBCEncrypter(block, iv).CryptBlocks(ciphertext, padded)
	mac := hmac.New(hashes[enc], cek[:half])
	mac.Write(bytes.Join([][]byte{aad, iv, ciphertext, binary.BigEndian.AppendUint64(nil, uint64(8*len(aad)))}, nil))
	return ciphertext, mac.Sum(nil)[:half]
}

func compress(b []byte) []byte {
	var out bytes.Buffer
	w, _ := flate.NewWriter(&out, 9)
	w.Write(b)
	w.Close()
	return out.Bytes()
}

// sealKey encrypts the content key, or returns the key that replaces it.
func sealKey(alg, enc string, key *inspect.Key, cek []byte) (encryptedKey []byte, params string, direct []byte) {
	switch {
	case alg == "dir":
		return nil, "", key.Secret
	case strings.HasSuffix(alg, "GCMKW"):
		iv := random(12)
		ciphertext, tag := sealGCM(key.Secret, iv, cek, nil)
		return ciphertext, fmt.Sprintf(`,"iv":"%s","tag":"%s"`, b64(string(iv)), b64(string(tag))), nil
	case strings.HasPrefix(alg, "RSA"):
		return sealRSA(alg, key, cek), "", nil
	case strings.HasPrefix(alg, "ECDH"):
		return sealAgreed(alg, enc, key, cek)
	case strings.HasPrefix(alg, "PBES2"):
		p2s := string(random(16))
		return wrap(passwordKey(alg, key.Secret, p2s, 1000), cek), fmt.Sprintf(`,"p2s":"%s","p2c":1000`, b64(p2s)), nil
	}
	return wrap(key.Secret, cek), "", nil
}

func passwordKey(alg string, password []byte, p2s string, p2c int) []byte {
	h := map[int]func() hash.Hash{16: sha256.New, 24: sha512.New384, 32: sha512.New}[keyBytes(alg)]
	kek, _ := pbkdf2.Key(h, string(password), []byte(alg+"\x00"+p2s), p2c, keyBytes(alg))
	return kek
}

func sealRSA(alg string, key *inspect.Key, cek []byte) []byte {
	public := &key.Private.(*rsa.PrivateKey).PublicKey
	h := map[string]hash.Hash{"RSA-OAEP": sha1.New(), "RSA-OAEP-256": sha256.New(), "RSA-OAEP-384": sha512.New384(), "RSA-OAEP-512": sha512.New()}[alg]
	if h == nil {
		//lint:ignore SA1019 what RSA1_5 is
		out, _ := rsa.EncryptPKCS1v15(rand.Reader, public, cek)
		return out
	}
	out, _ := rsa.EncryptOAEP(h, rand.Reader, public, cek, nil)
	return out
}

func sealAgreed(alg, enc string, key *inspect.Key, cek []byte) (encryptedKey []byte, params string, direct []byte) {
	var private *ecdh.PrivateKey
	switch k := key.Private.(type) {
	case *ecdsa.PrivateKey:
		private, _ = k.ECDH()
	case *ecdh.PrivateKey:
		private = k
	}
	ephemeral, _ := private.Curve().GenerateKey(rand.Reader)
	z, _ := ephemeral.ECDH(private.PublicKey())
	params = `,"apu":"QWxpY2U","apv":"Qm9i","epk":` + epkJSON(key.Curve, ephemeral.PublicKey())
	if alg == "ECDH-ES" {
		return nil, params, concatKDF(z, enc, "Alice", "Bob", keyBytes(enc))
	}
	return wrap(concatKDF(z, alg, "Alice", "Bob", keyBytes(alg)), cek), params, nil
}

func epkJSON(curve string, public *ecdh.PublicKey) string {
	b := string(public.Bytes())
	if curve == "X25519" {
		return fmt.Sprintf(`{"kty":"OKP","crv":"X25519","x":"%s"}`, b64(b))
	}
	half := len(b) / 2
	return fmt.Sprintf(`{"kty":"EC","crv":%q,"x":"%s","y":"%s"}`, curve, b64(b[1:1+half]), b64(b[1+half:]))
}

// concatKDF is NIST SP 800-56A §5.8.1 as RFC 7518 §4.6.2 fills it in.
func concatKDF(z []byte, id, apu, apv string, size int) []byte {
	field := func(s string) string { return string(binary.BigEndian.AppendUint32(nil, uint32(len(s)))) + s }
	info := field(id) + field(apu) + field(apv) + string(binary.BigEndian.AppendUint32(nil, uint32(size*8)))
	var out []byte
	for i := byte(1); len(out) < size; i++ {
		h := crypto.SHA256.New()
		h.Write([]byte{0, 0, 0, i})
		h.Write(z)
		h.Write([]byte(info))
		out = h.Sum(out)
	}
	return out[:size]
}

// wrap is RFC 3394 §2.2.1.
func wrap(kek, key []byte) []byte {
	block, _ := aes.NewCipher(kek)
	a := bytes.Repeat([]byte{0xa6}, 8)
	r := bytes.Clone(key)
	for j := range 6 {
		for i := 0; i < len(r); i += 8 {
			b := append(bytes.Clone(a), r[i:i+8]...)
			block.Encrypt(b, b)
			t := uint64(len(r)/8*j + i/8 + 1)
			a = binary.BigEndian.AppendUint64(nil, binary.BigEndian.Uint64(b)^t)
			copy(r[i:], b[8:])
		}
	}
	return append(a, r...)
}
