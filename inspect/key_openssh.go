package inspect

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"math/big"
	"strings"
)

// OpenSSHText reports public keys as OpenSSH writes them, one a line: the name
// of a key type and the key, which begins with that name's length.
func OpenSSHText(text []byte) bool {
	name, rest, found := bytes.Cut(text[:min(len(text), 64)], []byte(" "))
	return found && bytes.HasPrefix(rest, []byte("AAAA")) &&
		(bytes.HasPrefix(name, []byte("ssh-")) || bytes.HasPrefix(name, []byte("ecdsa-sha2-")) || bytes.HasPrefix(name, []byte("sk-")))
}

// openSSH reads the lines of an OpenSSH public key file.
func (r *keyReader) openSSH(text []byte) {
	n := 0
	for line := range bytes.Lines(text) {
		words := bytes.Fields(line)
		if n++; len(words) == 0 || words[0][0] == '#' {
			continue
		}
		if !r.room() {
			return
		}
		k := &Key{Source: fmt.Sprintf("line %d (OpenSSH)", n)}
		r.add(k, k.readOpenSSH(words))
	}
}

// readOpenSSH reads a line in words: type, key, comment.
func (k *Key) readOpenSSH(words [][]byte) (err error) {
	defer guardKey(&err)
	malformed := badKey("the OpenSSH public key is malformed")
	if len(words) < 2 {
		return malformed
	}
	blob, err := base64.StdEncoding.Strict().DecodeString(string(words[1]))
	if err != nil {
		return malformed
	}
	var fields [][]byte
	for len(blob) > 0 {
		if len(blob) < 4 || uint64(len(blob)-4) < uint64(binary.BigEndian.Uint32(blob)) || len(fields) == 8 {
			return malformed
		}
		size := 4 + int(binary.BigEndian.Uint32(blob))
		fields, blob = append(fields, blob[4:size]), blob[size:]
	}
	if len(fields) < 2 || !bytes.Equal(fields[0], words[0]) {
		return malformed
	}
	return k.setOpenSSH(string(words[0]), fields[1:], malformed)
}

// setOpenSSH takes the fields of a key: RFC 4253 §6.6 for RSA, RFC 5656 §3.1
// for ECDSA, RFC 8709 §4 for Ed25519.
func (k *Key) setOpenSSH(name string, fields [][]byte, malformed error) error {
	curve := map[string]elliptic.Curve{"nistp256": elliptic.P256(), "nistp384": elliptic.P384(), "nistp521": elliptic.P521()}
	switch {
	case name == "ssh-rsa" && len(fields) == 2:
		for _, f := range fields {
			if len(f) == 0 || f[0] >= 0x80 { // a negative number
				return malformed
			}
		}
		return k.setRSA(new(big.Int).SetBytes(fields[1]), new(big.Int).SetBytes(fields[0]))
	case name == "ssh-ed25519" && len(fields) == 1 && len(fields[0]) == ed25519.PublicKeySize:
		return k.setEd25519(fields[0])
	case strings.HasPrefix(name, "ecdsa-sha2-") && len(fields) == 2 && name == "ecdsa-sha2-"+string(fields[0]) && curve[string(fields[0])] != nil:
		pub, err := ecdsa.ParseUncompressedPublicKey(curve[string(fields[0])], fields[1])
		if err != nil {
			k.Type = "EC"
			return badKey("the point of the OpenSSH key is not on its curve").as(FaultPoint)
		}
		return k.setEC(pub)
	case name == "ssh-rsa" || name == "ssh-ed25519":
		return malformed
	}
	return badKey("an OpenSSH key of type %s is not supported", short(name)).as(FaultType)
}

// OpenSSH returns the line that OpenSSH writes the public key as, without a
// comment and a line end; nil for keys that it has no form for.
func (k *Key) OpenSSH() []byte {
	var name string
	var fields [][]byte
	switch pub := k.Public.(type) {
	case *rsa.PublicKey:
		name, fields = "ssh-rsa", [][]byte{mpint(big.NewInt(int64(pub.E))), mpint(pub.N)}
	case *ecdsa.PublicKey:
		point, err := pub.Bytes()
		if err != nil {
			return nil
		}
		curve := "nistp" + strings.TrimPrefix(pub.Params().Name, "P-")
		name, fields = "ecdsa-sha2-"+curve, [][]byte{[]byte(curve), point}
	case ed25519.PublicKey:
		name, fields = "ssh-ed25519", [][]byte{pub}
	default:
		return nil
	}
	var blob []byte
	for _, field := range append([][]byte{[]byte(name)}, fields...) {
		blob = append(binary.BigEndian.AppendUint32(blob, uint32(len(field))), field...)
	}
	return base64.StdEncoding.AppendEncode([]byte(name+" "), blob)
}

// mpint is a positive number as RFC 4251 §5 has it: a first byte of 0x80 or
// more would make it negative.
func mpint(n *big.Int) []byte {
	b := n.Bytes()
	if len(b) > 0 && b[0] >= 0x80 {
		b = append([]byte{0}, b...)
	}
	return b
}
