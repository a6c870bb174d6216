package main

import (
	"fmt"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/spf13/cobra"
)

// decryptOptions are the flags that open a JWE.
type decryptOptions struct {
	key, secretFile string
	passphrase      passphraseSource
}

func (o *decryptOptions) bind(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&o.key, "decrypt-key", "", "open JWEs with the private or symmetric key in `FILE`")
	flags.StringVar(&o.secretFile, "decrypt-secret-file", "", "open JWEs with the secret or password in `FILE`")
	o.passphrase.bind(cmd)
}

// load reads the keys, nil if none were given.
func (o *decryptOptions) load(a *app) (*inspect.KeySet, error) {
	switch {
	case o.key != "" && o.secretFile != "":
		return nil, usagef("give one of them", "both --decrypt-key and --decrypt-secret-file were given")
	case o.key != "":
		return o.passphrase.readKeyFile(a, o.key)
	case o.secretFile != "":
		return secretFromFile(a, o.secretFile)
	}
	return nil, nil
}

// decrypt opens a JWE. A token that does not open is an answer of no. Weak
// keys are accepted: who opens a token only wants to read it.
func decrypt(a *app, t *inspect.Token, keys *inspect.KeySet) ([]byte, error) {
	d, err := inspect.Decrypt(t, keys.Keys, inspect.DecryptOptions{AllowWeakKeys: true})
	if err != nil {
		return nil, noVerdict{fmt.Errorf("the token does not open: %w", err)}
	}
	if d.Algorithm == "RSA1_5" {
		a.note("RSA1_5 is open to padding oracles: move to RSA-OAEP-256 or ECDH-ES (RFC 8725 §3.2)")
	}
	return append([]byte{}, d.Plaintext...), nil // not nil, even where it is empty
}
