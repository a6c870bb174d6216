package keygen

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jwtctl/jwtctl/inspect"
)

// modulusBits is the size of an RSA key, RFC 7518 §3.3.
func modulusBits(a *inspect.Algorithm, o Options) (int, error) {
	if o.Curve != "" {
		return 0, refuse("give its size in bits instead", "keys for %s have no curve", a.Name)
	}
	bits := cmp.Or(o.Bits, DefaultRSABits)
	switch {
	case bits < inspect.MinRSABits || bits > inspect.MaxRSABits:
		return 0, refuse("3072 is a sound choice", "an RSA key of %d bits is out of range: it has %d to %d", bits, inspect.StrongRSABits, inspect.MaxRSABits)
	case bits%8 != 0:
		return 0, refuse("3072 is a sound choice", "%d bits are no whole number of bytes", bits)
	case bits < inspect.StrongRSABits && !o.AllowWeak:
		return 0, refuseWeak("an RSA key of %d bits is too weak; %s needs %d or more (RFC 7518 §3.3)", bits, a.Name, inspect.StrongRSABits)
	}
	return bits, nil
}

// maxSecretBits bounds secrets; more than a hash's block adds no strength.
const maxSecretBits = 8192

// secretBytes is the length of a secret: an HMAC takes one of the length of
// its hash or more (RFC 7518 §3.2), all others exactly one.
func secretBytes(a *inspect.Algorithm, o Options) (int, error) {
	if o.Curve != "" {
		return 0, refuse("leave the curve out", "keys for %s have no curve", a.Name)
	}
	natural := 8 * cmp.Or(a.KeyBytes, 32) // dir: for A256GCM and A128CBC-HS256
	bits := cmp.Or(o.Bits, natural)
	switch {
	case a.Name == "dir" && slices.Contains([]int{128, 192, 256, 384, 512}, bits):
	case a.Name == "dir":
		return 0, refuse("choose 128, 192, 256, 384 or 512", "no content encryption takes a key of %d bits", bits)
	case a.Kind != inspect.MAC && bits != natural:
		return 0, refuse("leave the size out", "keys for %s have %d bits, not %d", a.Name, natural, bits)
	case bits < 8 || bits > maxSecretBits || bits%8 != 0:
		return 0, refuse("leave the size out", "a secret of %d bits is not made: it has whole bytes, up to %d bits", bits, maxSecretBits)
	case bits < natural && !o.AllowWeak:
		return 0, refuseWeak("a secret of %d bits is too weak; %s needs %d or more (RFC 7518 §3.2)", bits, a.Name, natural)
	}
	return bits / 8, nil
}

// curveOf is the curve of an EC or OKP key.
func curveOf(a *inspect.Algorithm, o Options) (string, error) {
	allowed := []string{a.Curve}
	switch {
	case strings.HasPrefix(a.Name, "ECDH-ES"):
		allowed = []string{"P-256", "P-384", "P-521", "X25519"}
	case a.Name == "EdDSA":
		allowed = []string{"Ed25519"}
	}
	curve := cmp.Or(o.Curve, allowed[0])
	switch {
	case !slices.Contains(allowed, curve):
		return "", refuse("choose one of "+strings.Join(allowed, ", "), "%.40q is no curve for %s", curve, a.Name)
	case o.Bits != 0:
		return "", refuse("leave the size out", "the size of keys for %s follows from their curve", a.Name)
	}
	return curve, nil
}

// CheckID refuses key IDs that could not be written, compared or shown.
func CheckID(id string) error {
	switch {
	case len(id) > inspect.MaxKIDBytes:
		return refuse("shorten it", "the key ID has %d bytes; the limit is %d", len(id), inspect.MaxKIDBytes)
	case !utf8.ValidString(id):
		return refuse("give it as UTF-8", "the key ID is no valid UTF-8")
	case strings.ContainsFunc(id, unicode.IsControl):
		return refuse("leave them out", "the key ID %q has control characters", id)
	}
	return nil
}
