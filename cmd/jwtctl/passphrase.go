package main

import (
	"bytes"
	"fmt"
	"os"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// passphraseSource opens encrypted private keys: from a file, or by asking.
type passphraseSource struct{ file string }

func (p *passphraseSource) bind(cmd *cobra.Command) {
	cmd.Flags().StringVar(&p.file, "passphrase-file", "", "passphrase of an encrypted key in `FILE`; asked for on a terminal otherwise")
}

// readKeyFile reads the keys in a file. A file without any key that can be
// used is an answer of no, not a failure of ours.
func (p *passphraseSource) readKeyFile(a *app, path string) (*inspect.KeySet, error) {
	data, err := readAll(a, path)
	if err != nil {
		return nil, err
	}
	var askErr error
	set, err := inspect.ReadKeys(data, func() (passphrase []byte, err error) {
		passphrase, askErr = p.ask(a, path)
		return passphrase, askErr
	})
	if askErr != nil {
		return nil, askErr
	}
	if err != nil {
		return nil, noVerdict{withHint(fmt.Errorf("%s: %w", shorten(path), err), hintOf(err, "give a PEM, certificate, JWK, JWK Set or PKCS#12 file"))}
	}
	return set, nil
}

// ask gets the passphrase where a key turns out to need one.
func (p *passphraseSource) ask(a *app, path string) ([]byte, error) {
	if p.file != "" {
		data, err := readAll(a, p.file)
		return bytes.TrimRight(data, "\r\n"), err
	}
	if !a.stdinTTY {
		return nil, usagef("give its passphrase with --passphrase-file FILE", "the key in %s is encrypted", shorten(path))
	}
	fmt.Fprintf(a.stderr, "passphrase for %s: ", shorten(path))
	defer fmt.Fprintln(a.stderr)
	return term.ReadPassword(int(os.Stdin.Fd()))
}
