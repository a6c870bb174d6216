package inspect_test

import (
	"crypto"
	"crypto/ed25519"
	"crypto/elliptic"
	"encoding/base64"
	"encoding/binary"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// Lines as ssh-keygen writes them, and the thumbprints of the same keys as JWK.
const (
	sshEd25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILeO4JcwC2VTNYFl/vfzV3pYEwMxO09qIx+WnhvsTrt8"
	sshP256    = "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBJsITJrN08+sYjX/OI3v18f2ZV5d/EvJG45l+Tkv7RShulqE9BsvrrZM3jEOGR8Q2+/om7G+KO61hMKPW/sabC4="
)

func TestOpenSSH(t *testing.T) {
	ed := readKey(t, sshEd25519+" me@host\n")
	check(t, "problem", ed.Problem, nil)
	check(t, "Ed25519", ed.Thumbprint(), readKey(t, `{"kty":"OKP","crv":"Ed25519","x":"t47glzALZVM1gWX-9_NXelgTAzE7T2ojH5aeG-xOu3w"}`).Thumbprint())
	ec := readKey(t, "\n"+sshP256)
	check(t, "P-256", ec.Thumbprint(), readKey(t, `{"kty":"EC","crv":"P-256","x":"mwhMms3Tz6xiNf84je_Xx_ZlXl38S8kbjmX5OS_tFKE","y":"ulqE9BsvrrZM3jEOGR8Q2-_om7G-KO61hMKPW_sabC4"}`).Thumbprint())
	check(t, "written again", string(ec.OpenSSH()), sshP256)

	file := readKeys(t, []byte("ssh-rsa AAAAB3NzaC1yc2E=\r\n# comment\n\n"+sshP256+"\r\n"))
	check(t, "keys", len(file), 2)
	unusable(t, file[0], "malformed")
	check(t, "place", file[1].Source, "line 4 (OpenSSH)")

	check(t, "a secret has no line", readKey(t, members{"kty": "oct", "k": b64(strings.Repeat("s3cr", 8))}.with(nil)).OpenSSH() == nil, true)
}

// TestOpenSSHRoundTrip writes a key of each type and reads it again.
func TestOpenSSHRoundTrip(t *testing.T) {
	p384, _ := ecJWK(t, elliptic.P384())
	p521, _ := ecJWK(t, elliptic.P521())
	own, _, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, pub := range []crypto.PublicKey{&testRSA().PublicKey, &p384.PublicKey, &p521.PublicKey, own} {
		k := inspect.NewKey(pub, "")
		again := readKey(t, string(k.OpenSSH()))
		check(t, k.Type+k.Curve, again.Thumbprint(), k.Thumbprint())
	}
}

// TestOpenSSHConfusion holds CVE-2024-33663: the line of a public key is no secret.
func TestOpenSSHConfusion(t *testing.T) {
	for _, secret := range []string{sshEd25519, sshEd25519 + "\n"} {
		token := hmacSigner("HS256", []byte(secret)).jwt(`{"sub":"1"}`)
		keys := readKeys(t, []byte(sshEd25519))
		check(t, "confused", inspect.ConfusedKey(inspect.Parse([]byte(token)), []*inspect.KeySet{inspect.NewKeySet(keys...)}) == keys[0], true)
		check(t, "accepted", verify(t, token, trusting(keys)).Valid, false)
		unusable(t, inspect.NewSecret([]byte(secret), ""), "no secret")
	}
}

func TestOpenSSHMalformed(t *testing.T) {
	line := func(name string, fields ...string) string {
		var blob []byte
		for _, f := range append([]string{name}, fields...) {
			blob = append(binary.BigEndian.AppendUint32(blob, uint32(len(f))), f...)
		}
		return name + " " + base64.StdEncoding.EncodeToString(blob)
	}
	for _, c := range []struct{ text, why string }{
		{"ssh-ed25519 AAAA me@host", "malformed"},
		{"ssh-ed25519 AAAA!", "malformed"},
		{"ssh-ed25519 AAAA/////w==", "malformed"},
		{sshEd25519[:len(sshEd25519)-4], "malformed"},
		{strings.Replace(sshEd25519, "ssh-ed25519", "ssh-rsa", 1), "malformed"},
		{line("ssh-ed25519", strings.Repeat("\x00", 31)), "malformed"},
		{line("ssh-ed25519", strings.Repeat("\x00", 32)), "small order"},
		{line("ssh-rsa", "\x01\x00\x01", "\x80"+strings.Repeat("\x01", 255)), "malformed"},
		{line("ssh-rsa", "\x01\x00\x01", ""), "malformed"},
		{line("ssh-rsa", "\x01", "\x00\x80"+strings.Repeat("\x01", 255)), "exponent is 1"},
		{line("ecdsa-sha2-nistp256", "nistp384", "\x04"), "is not supported"},
		{line("ecdsa-sha2-nistp256", "nistp256", "\x04"+strings.Repeat("\x01", 64)), "not on its curve"},
		{line("ssh-dss", "\x01", "\x01", "\x01", "\x01"), `"ssh-dss" is not supported`},
		{line("sk-ssh-ed25519@openssh.com", strings.Repeat("\x00", 32), "ssh:"), "is not supported"},
	} {
		unusable(t, readKey(t, c.text), c.why)
	}
	if _, err := inspect.ReadKeys([]byte(strings.Repeat(sshEd25519+"\n", inspect.MaxKeys+1)), nil); err == nil {
		t.Error("more keys than the limit")
	}
}
