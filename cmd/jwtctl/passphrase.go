package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/keyfile"
	"github.com/jwtctl/jwtctl/internal/safetext"
	"github.com/jwtctl/jwtctl/keygen/keyring"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// passphraseSource opens files of private keys: those that are encrypted with
// a passphrase from a file, or by asking, and keyrings if nobody else can read
// them, or that is known.
type passphraseSource struct {
	file     string
	flag     string // that names the file, where it is another than usual
	readable bool
}

func (p *passphraseSource) bind(cmd *cobra.Command) {
	p.bindFile(cmd)
	cmd.Flags().BoolVar(&p.readable, "allow-readable", false, "use a keyring that its group or others can read")
}

// bindFile declares the flag of a command that opens no keyring.
func (p *passphraseSource) bindFile(cmd *cobra.Command) {
	cmd.Flags().StringVar(&p.file, p.flagName(), "", "passphrase of an encrypted key in `FILE`; asked for on a terminal otherwise")
}

func (p *passphraseSource) flagName() string { return cmp.Or(p.flag, "passphrase-file") }

// readKeyFile reads the keys in a file. A file without any key that can be
// used is an answer of no, not a failure of ours.
func (p *passphraseSource) readKeyFile(a *app, path string) (*inspect.KeySet, error) {
	data, err := readAll(a, path)
	if err != nil {
		return nil, err
	}
	if data, err = p.publicOfRing(a, path, data); err != nil {
		return nil, err
	}
	return p.readKeys(a, path, data)
}

// readKeys reads the keys in the text of a file.
func (p *passphraseSource) readKeys(a *app, path string, data []byte) (*inspect.KeySet, error) {
	var askErr error
	set, err := inspect.ReadKeys(data, func() (passphrase []byte, err error) {
		passphrase, askErr = p.ask(a, path)
		return passphrase, askErr
	})
	if askErr != nil {
		return nil, askErr
	}
	if err != nil {
		return nil, noVerdict{withHint(fmt.Errorf("%s: %w", shorten(path), err), hintOf(err, hintOfKeys(err)))}
	}
	return set, nil
}

// hintOfKeys tells the next step after keys that cannot be read.
func hintOfKeys(err error) string {
	if inspect.FaultOf(err) == inspect.FaultLimit {
		return "jwtctl jwks check --max-keys N reads more"
	}
	return "give a PEM, certificate, JWK, JWK Set or PKCS#12 file"
}

// publicOfRing puts what a keyring would publish in its place: who verifies
// is to know what verifiers know. Anything else is returned as it is.
func (p *passphraseSource) publicOfRing(a *app, path string, data []byte) ([]byte, error) {
	r, err := p.openRing(a, path, &data)
	if r == nil || err != nil {
		return data, err
	}
	return r.Publish()
}

// openRing reads a keyring, nil where the data are none. What is encrypted as
// keyrings are is decrypted in place. One that others can read is refused,
// even where only its public half is wanted: the private one lies open.
func (p *passphraseSource) openRing(a *app, path string, data *[]byte) (*keyring.Ring, error) {
	sealed := keyring.IsSealed(*data)
	if !sealed && !keyring.IsRing(*data) {
		return nil, nil
	}
	if path != toStdin && !p.readable {
		if err := keyfile.CheckMode(path); err != nil {
			return nil, explainRing(path, err)
		}
	}
	if sealed {
		passphrase, err := p.ask(a, path)
		if err != nil {
			return nil, err
		}
		if *data, err = keyring.Open(*data, passphrase); err != nil {
			return nil, usagef("give the passphrase that it was made with", "%s: %w", shorten(path), err)
		}
	}
	if !keyring.IsRing(*data) {
		return nil, nil
	}
	r, err := keyring.Read(*data)
	if err != nil {
		return nil, usageError{withHint(fmt.Errorf("%s: %w", shorten(path), err), hintOf(err, ""))}
	}
	return &r, nil
}

// ask gets the passphrase where a key turns out to need one.
func (p *passphraseSource) ask(a *app, path string) ([]byte, error) {
	if p.file != "" {
		data, err := readAll(a, p.file)
		return bytes.TrimRight(data, "\r\n"), err
	}
	if !a.stdinTTY {
		return nil, usagef("give its passphrase with --"+p.flagName()+" FILE", "the key in %s is encrypted", shorten(path))
	}
	return a.askSecret(fmt.Sprintf("passphrase for %s: ", safetext.Escape(shorten(path))))
}

// newPassphrase is the passphrase that a private key is encrypted with: from
// a file, or by asking twice.
type newPassphrase struct {
	flag, file string // the name of the flag that names the file
	plain      string // how to have none, where that is not to leave out --encrypt
	ask        bool
}

func (p *newPassphrase) bind(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&p.ask, "encrypt", false, "encrypt private keys in PEM with a passphrase, asked for on the terminal")
	cmd.Flags().StringVar(&p.file, p.flag, "", "encrypt private keys in PEM with the passphrase in `FILE`")
}

func (p *newPassphrase) given() bool { return p.ask || p.file != "" }

// get returns the passphrase, nil where none is wanted.
func (p *newPassphrase) get(a *app) ([]byte, error) {
	switch {
	case p.file != "":
		data, err := readAll(a, p.file)
		if data = bytes.TrimRight(data, "\r\n"); err == nil && len(data) == 0 {
			err = usagef("write the passphrase into it", "the passphrase in %s is empty", shorten(p.file))
		}
		return data, err
	case !p.ask:
		return nil, nil
	case !a.stdinTTY:
		return nil, usagef("give the passphrase with --"+p.flag+" FILE", "there is no terminal to ask for a passphrase on")
	}
	first, err := a.askSecret("new passphrase: ")
	if err != nil {
		return nil, err
	}
	again, err := a.askSecret("the same again: ")
	switch {
	case err != nil:
		return nil, err
	case len(first) == 0:
		return nil, usagef(cmp.Or(p.plain, "leave --encrypt out to write the key as it is"), "the passphrase is empty")
	case !bytes.Equal(first, again):
		return nil, usagef("try again", "the two passphrases differ")
	}
	return first, nil
}

// askSecret asks on the terminal for what is not echoed. Whoever breaks it off
// gets the echo back.
func (a *app) askSecret(prompt string) ([]byte, error) {
	fd := int(os.Stdin.Fd())
	before, err := term.GetState(fd)
	if err != nil {
		return nil, fmt.Errorf("cannot ask on the terminal: %w", err)
	}
	over := a.ctx.Done() // before the echo goes
	type answer struct {
		secret []byte
		err    error
	}
	answered := make(chan answer, 1)
	fmt.Fprint(a.stderr, prompt)
	defer fmt.Fprintln(a.stderr)
	go func() {
		secret, err := term.ReadPassword(fd)
		answered <- answer{secret, err}
	}()
	select {
	case it := <-answered:
		return it.secret, it.err
	case <-over:
		_ = term.Restore(fd, before) // there is nothing else to try
		return nil, context.Cause(a.ctx)
	}
}
