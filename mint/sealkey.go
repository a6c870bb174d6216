package mint

import (
	"crypto/aes"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/pbkdf2"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash"
	"io"
	"slices"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// sealKey brings the content key to the recipient (RFC 7518 §4): it chooses
// one and encrypts it, or takes the one that is agreed on. Parameters that
// the recipient needs go into the header.
func (r *Recipient) sealKey(header *Object, random io.Reader) (cek, encrypted []byte, err error) {
	size := sizeOf(r.Encryption)
	switch {
	case r.Algorithm == "dir":
		return r.Key.Secret, nil, nil
	case r.Algorithm == "ECDH-ES":
		cek, err = r.agree(header, r.Encryption, size, random)
		return cek, nil, err
	}
	if cek, err = randomBytes(random, size); err != nil {
		return nil, nil, err
	}
	switch {
	case strings.HasPrefix(r.Algorithm, "RSA"):
		encrypted, err = rsa.EncryptOAEP(r.oaepHash(), random, r.Key.Public.(*rsa.PublicKey), cek, nil)
	case strings.HasPrefix(r.Algorithm, "ECDH"):
		encrypted, err = r.agreeAndWrap(header, cek, random)
	case strings.HasSuffix(r.Algorithm, "GCMKW"):
		encrypted, err = r.wrapGCM(header, cek, random)
	case strings.HasPrefix(r.Algorithm, "PBES2"):
		encrypted, err = r.wrapByPassword(header, cek, random)
	default:
		encrypted, err = wrapAES(r.Key.Secret, cek)
	}
	return cek, encrypted, err
}

// sizeOf returns the key size of an enc, or of a wrapping alg.
func sizeOf(name string) int {
	a, ok := inspect.FindAlgorithm(name)
	if !ok {
		return 0
	}
	return a.KeyBytes
}

// oaepHash returns the hash for OAEP and its mask generation function.
func (r *Recipient) oaepHash() hash.Hash {
	switch r.Algorithm {
	case "RSA-OAEP-256":
		return sha256.New()
	case "RSA-OAEP-384":
		return sha512.New384()
	case "RSA-OAEP-512":
		return sha512.New()
	}
	return sha1.New() // RFC 7518 §4.3: the default parameters of RFC 8017
}

// agree makes an ephemeral key, and from it and the recipient's the key of
// size bytes that id names (RFC 7518 §4.6.2, without apu and apv).
func (r *Recipient) agree(header *Object, id string, size int, random io.Reader) ([]byte, error) {
	public, ok := r.Key.Public.(*ecdh.PublicKey)
	if ec, isEC := r.Key.Public.(*ecdsa.PublicKey); isEC {
		var err error
		if public, err = ec.ECDH(); err != nil {
			return nil, badf("the recipient's key: %w", err)
		}
	} else if !ok {
		return nil, badf("%s is not for agreeing on a key", describe(r.Key))
	}
	ephemeral, err := public.Curve().GenerateKey(random)
	if err != nil {
		return nil, fmt.Errorf("no ephemeral key: %w", err)
	}
	z, err := ephemeral.ECDH(public)
	if err != nil {
		return nil, badf("the recipient's key: %w", err)
	}
	header.Set("epk", ephemeralJWK(r.Key.Curve, ephemeral.PublicKey().Bytes()))
	var info []byte
	for _, part := range []string{id, "", ""} {
		info = binary.BigEndian.AppendUint32(info, uint32(len(part)))
		info = append(info, part...)
	}
	info = binary.BigEndian.AppendUint32(info, uint32(size)*8)
	var key []byte
	for round := uint32(1); len(key) < size; round++ {
		h := sha256.Sum256(slices.Concat(binary.BigEndian.AppendUint32(nil, round), z, info))
		key = append(key, h[:]...)
	}
	return key[:size], nil
}

// ephemeralJWK writes an "epk" (RFC 7518 §4.6.1.1, RFC 8037 §3.2).
func ephemeralJWK(curve string, point []byte) []byte {
	b64 := base64.RawURLEncoding.EncodeToString
	if curve == "X25519" {
		return []byte(`{"kty":"OKP","crv":"X25519","x":"` + b64(point) + `"}`)
	}
	half := len(point) / 2 // behind the 4 of an uncompressed point
	return []byte(`{"kty":"EC","crv":"` + curve + `","x":"` + b64(point[1:1+half]) + `","y":"` + b64(point[1+half:]) + `"}`)
}

func (r *Recipient) agreeAndWrap(header *Object, cek []byte, random io.Reader) ([]byte, error) {
	kek, err := r.agree(header, r.Algorithm, sizeOf(r.Algorithm), random)
	if err != nil {
		return nil, err
	}
	return wrapAES(kek, cek)
}

// wrapGCM is AES GCM key encryption, RFC 7518 §4.7.
func (r *Recipient) wrapGCM(header *Object, cek []byte, random io.Reader) ([]byte, error) {
	iv, err := randomBytes(random, 12)
	if err != nil {
		return nil, err
	}
	encrypted, tag, err := sealGCM(r.Key.Secret, iv, cek, nil)
	header.setText("iv", base64.RawURLEncoding.EncodeToString(iv))
	header.setText("tag", base64.RawURLEncoding.EncodeToString(tag))
	return encrypted, err
}

// passwordRounds is the "p2c" of tokens that are encrypted with a password:
// what OWASP asks for with SHA-256, and within what readers accept.
const passwordRounds = 600_000

// wrapByPassword is PBES2, RFC 7518 §4.8.
func (r *Recipient) wrapByPassword(header *Object, cek []byte, random io.Reader) ([]byte, error) {
	p2s, err := randomBytes(random, 16)
	if err != nil {
		return nil, err
	}
	hashes := map[int]func() hash.Hash{16: sha256.New, 24: sha512.New384, 32: sha512.New}
	size := sizeOf(r.Algorithm)
	kek, err := pbkdf2.Key(hashes[size], string(r.Key.Secret), slices.Concat([]byte(r.Algorithm), []byte{0}, p2s), passwordRounds, size)
	if err != nil {
		return nil, err
	}
	header.setText("p2s", base64.RawURLEncoding.EncodeToString(p2s))
	header.setInt("p2c", passwordRounds)
	return wrapAES(kek, cek)
}

// wrapAES is the key wrapping of RFC 3394 §2.2.1.
func wrapAES(kek, key []byte) ([]byte, error) {
	block, err := aes.NewCipher(kek)
	if err != nil {
		return nil, badf("the secret: %w", err)
	}
	n := len(key) / 8
	out := append([]byte{0xa6, 0xa6, 0xa6, 0xa6, 0xa6, 0xa6, 0xa6, 0xa6}, key...)
	var b [aes.BlockSize]byte
	a := binary.BigEndian.Uint64(out)
	for t := 1; t <= 6*n; t++ {
		r := out[8+(t-1)%n*8:][:8]
		binary.BigEndian.PutUint64(b[:8], a)
		copy(b[8:], r)
		block.Encrypt(b[:], b[:])
		a = binary.BigEndian.Uint64(b[:8]) ^ uint64(t)
		copy(r, b[8:])
	}
	binary.BigEndian.PutUint64(out, a)
	return out, nil
}
