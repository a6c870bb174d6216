package main

import (
	"errors"
	"fmt"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/keyfile"
	"github.com/jwtctl/jwtctl/keygen"
	"github.com/jwtctl/jwtctl/keygen/keyring"
	"github.com/spf13/cobra"
)

// importedKey is the key that a ring takes over from another tool, if any.
type importedKey struct {
	file, kid  string
	passphrase passphraseSource
}

func (k *importedKey) bind(cmd *cobra.Command) {
	k.passphrase.flag = "key-passphrase-file"
	flags := cmd.Flags()
	flags.StringVar(&k.file, "key", "", "begin with the private key in `FILE`, which signs already, and not with a new one")
	flags.StringVar(&k.kid, "kid", "", "take the key with this `ID` of --key, or give one that has none this ID")
	k.passphrase.bindFile(cmd)
	for _, name := range []string{"key", "kid", k.passphrase.flag} {
		putInGroup(flags.Lookup(name), "Key from elsewhere")
	}
}

// check refuses flags about a key that was not given.
func (k *importedKey) check() error {
	switch {
	case k.file != "":
		return nil
	case k.kid != "":
		return usagef("a new key has its thumbprint for a kid", "--kid is for the key of --key")
	case k.passphrase.file != "":
		return usagef("--passphrase-file encrypts the keyring", "--%s is for the key of --key", k.passphrase.flag)
	}
	return nil
}

// load reads the key, and refuses one that a ring could not hold.
func (k *importedKey) load(a *app, alg string) (key *inspect.Key, told []string, err error) {
	data, err := readAll(a, k.file)
	if err != nil {
		return nil, nil, err
	}
	if keyring.IsSealed(data) || keyring.IsRing(data) {
		return nil, nil, usagef("jwtctl keys list "+shellWord(k.file)+" shows it", "%s is a keyring already", shorten(k.file))
	}
	set, err := k.passphrase.readKeys(a, k.file, data)
	var no noVerdict
	if errors.As(err, &no) {
		return nil, nil, usageError{no.cause}
	}
	if err != nil {
		return nil, nil, err
	}
	chosen, err := (&signingKey{kid: k.kid, alg: alg}).choose(set, "sign")
	if err != nil {
		return nil, nil, err
	}
	named := *chosen
	if named.ID == "" {
		named.ID = k.kid
	}
	key, err = keyring.Import(&named, alg)
	var refused *keygen.Refusal
	switch {
	case errors.As(err, &refused):
		return nil, nil, (&keygenOptions{alg: alg}).refusal(err)
	case err != nil:
		return nil, nil, usageError{withHint(fmt.Errorf("%s: %w", shorten(k.file), err), hintOf(err, "a keyring begins with a sound private key for signatures; without --key a new one is made"))}
	}
	return key, k.told(key, chosen, len(set.Keys)-1), nil
}

// told says what was decided, and what is left to do once the keyring is there.
func (k *importedKey) told(key, was *inspect.Key, others int) (notes []string) {
	note := func(format string, args ...any) { notes = append(notes, fmt.Sprintf(format, args...)) }
	if was.Algorithm == "" {
		note("the key names no algorithm; it signs with %s, and --alg says otherwise", key.Algorithm)
	}
	if others > 0 {
		note("left out %d other keys of %s: publish them where they were for as long as tokens of theirs live", others, k.file)
	}
	if err := keyfile.CheckMode(k.file); err != nil {
		note("%v: if they might have read it, rotate soon", err)
	}
	note("%s still holds the private key: remove it once all that signs reads the keyring", k.file)
	return notes
}
