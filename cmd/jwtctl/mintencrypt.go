package main

import (
	"errors"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/mint"
	"github.com/spf13/cobra"
)

// encryption are the flags that say whom the token is encrypted to.
type encryption struct {
	key, secretFile string
	alg, enc        string
	passphrase      passphraseSource
}

func (e *encryption) bind(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&e.key, "encrypt-to", "", "encrypt the token to the public or symmetric key in `FILE`")
	flags.StringVar(&e.secretFile, "encrypt-secret-file", "", "encrypt the token with the secret or password in `FILE`")
	flags.StringVar(&e.alg, "encrypt-alg", "", "bring the content key over by `ALG` (default RSA-OAEP-256, ECDH-ES+A256KW or A*KW, by the key)")
	flags.StringVar(&e.enc, "enc", "", "encrypt the content by `ENC` (default A256GCM)")
	for _, name := range []string{"encrypt-to", "encrypt-secret-file", "encrypt-alg", "enc"} {
		putInGroup(flags.Lookup(name), "Encryption")
	}
	completeWords(cmd, "encrypt-alg", algorithmNames(inspect.KeyManagement))
	completeWords(cmd, "enc", algorithmNames(inspect.ContentEncryption))
}

// recipient makes the recipient, nil where none was named.
func (e *encryption) recipient(a *app) (*mint.Recipient, error) {
	var set *inspect.KeySet
	var err error
	switch {
	case e.key != "" && e.secretFile != "":
		return nil, usagef("give one of them", "both --encrypt-to and --encrypt-secret-file were given")
	case e.key != "":
		set, err = e.passphrase.readKeyFile(a, e.key)
	case e.secretFile != "":
		set, err = secretFromFile(a, e.secretFile)
	case e.alg != "" || e.enc != "":
		return nil, usagef("add --encrypt-to FILE", "--encrypt-alg and --enc are for a token that is encrypted")
	default:
		return nil, nil
	}
	var no noVerdict
	if errors.As(err, &no) {
		return nil, usageError{no.cause}
	}
	if err != nil {
		return nil, err
	}
	if err := e.known(); err != nil {
		return nil, err
	}
	var first error
	for _, k := range set.Keys {
		r, err := mint.NewRecipient(k, e.alg, e.enc)
		if err == nil {
			return r, nil
		}
		if first == nil {
			first = err
		}
	}
	return nil, first
}

// known refuses names that are no algorithms.
func (e *encryption) known() error {
	for _, f := range []struct {
		name string
		kind inspect.AlgorithmKind
	}{{e.alg, inspect.KeyManagement}, {e.enc, inspect.ContentEncryption}} {
		if a, ok := inspect.FindAlgorithm(f.name); f.name != "" && (!ok || a.Kind != f.kind) {
			return usagef(didYouMean(f.name, algorithmNames(f.kind), "see jwtctl mint --help"), "unknown %s algorithm %q", f.kind, shorten(f.name))
		}
	}
	return nil
}

func algorithmNames(kind inspect.AlgorithmKind) []string {
	var names []string
	for _, a := range inspect.Algorithms() {
		if a.Kind == kind {
			names = append(names, a.Name)
		}
	}
	return names
}
