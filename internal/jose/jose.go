// Package jose is the only importer of github.com/lestrrat-go/jwx/v2, so that
// replacing it one day touches nothing else. It uses jwx for cryptography
// alone, as a second opinion beside the verifier of package inspect; every
// check of what a token or key may be stands above it.
// docs/adr/0001-jwx-v2.md tells why, and what is guarded.
package jose

import "errors"

// guard turns a panic inside jwx into an error: no input kills the process.
func guard(err *error) {
	if value := recover(); value != nil {
		*err = errors.New("the JOSE library failed on this input")
	}
}
