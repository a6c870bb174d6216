package inspect

import "fmt"

// A KeyTrial says of one key whether it was tried on a token, and why it did
// or did not fit.
type KeyTrial struct {
	Key *Key
	// Tried reports that the key was used for cryptography, and not ruled
	// out before by its kid, its alg, its kind or its use.
	Tried bool
	// Matched reports that the cryptography succeeded, even where the key is
	// too weak for that to count.
	Matched bool
	// Why is one lower-case line; it may quote the token and the key.
	Why string
}

const (
	// maxTrials bounds how many keys are tried, and maxReported how many
	// others are told of, for a set of thousands.
	maxTrials   = 100
	maxReported = 20
)

// spelling tells the registered name that an unknown alg was perhaps meant as.
func spelling(alg string) string {
	if a, ok := FoldAlgorithm(alg); ok {
		return fmt.Sprintf(" (names are case-sensitive: %s)", a.Name)
	}
	return ""
}
