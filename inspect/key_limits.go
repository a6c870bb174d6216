package inspect

// The limits of keys. They keep an attacker's key from costing more than a
// real one.
const (
	// MaxKeySetBytes is the longest key or key set that is read by default.
	MaxKeySetBytes = 1 << 20
	// MaxKeys is the largest number of keys read from one source by default.
	MaxKeys = 1000
	// MinRSABits is the smallest RSA modulus that is read at all; below
	// [StrongRSABits] a key is weak (RFC 7518 §3.3).
	MinRSABits = 1024
	// StrongRSABits is the smallest RSA modulus of a strong key, RFC 7518 §3.3.
	StrongRSABits = 2048
	// MaxRSABits is the largest RSA modulus; the cost of using a key grows
	// with the cube of its size.
	MaxRSABits = 16384
	// MaxKDFIterations is how many rounds of PBKDF2 (RFC 8018 §5.2), or of
	// what resembles it, are spent on all encrypted keys of one source by
	// default.
	MaxKDFIterations = 10_000_000
	// MaxScryptCost is the largest N·r·p of an scrypt key (RFC 7914 §2); it
	// stands for 256 MiB and about a second.
	MaxScryptCost = 1 << 21
	// MaxKIDBytes is the longest key ID that is compared for likeness.
	MaxKIDBytes = 256

	// maxPrivateDER is more than the DER of any private key within MaxRSABits.
	maxPrivateDER = 16 << 10
)

// KeyLimits says how much to read. A zero field stands for the default.
type KeyLimits struct {
	// Bytes is the longest source, [MaxKeySetBytes] by default.
	Bytes int
	// Keys is the largest number of keys, [MaxKeys] by default.
	Keys int
	// Rounds is how much key derivation may be spent, [MaxKDFIterations] by default.
	Rounds int
}

func (l KeyLimits) bytes() int {
	if l.Bytes > 0 {
		return l.Bytes
	}
	return MaxKeySetBytes
}

func (l KeyLimits) keys() int {
	if l.Keys > 0 {
		return l.Keys
	}
	return MaxKeys
}

func (l KeyLimits) rounds() int {
	if l.Rounds > 0 {
		return l.Rounds
	}
	return MaxKDFIterations
}
