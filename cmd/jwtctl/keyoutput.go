package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/keyfile"
	"github.com/spf13/cobra"
)

// The forms in which keys are written.
const (
	formatJWK  = "jwk"
	formatJWKS = "jwks"
	formatPEM  = "pem"
	formatDER  = "der"
)

// keyOutput are the flags that say in which form keys are written, and where.
type keyOutput struct {
	output outputFlag
	seal   newPassphrase
	force  bool
}

func newKeyOutput(formats ...string) keyOutput { return keyOutput{output: newOutputFlag(formats...)} }

func (o *keyOutput) bind(cmd *cobra.Command) {
	o.output.bind(cmd)
	cmd.Flags().BoolVar(&o.force, "force", false, "overwrite files that exist")
	o.seal.bind(cmd)
}

// A keyPlace is one place that keys are written to.
type keyPlace struct {
	destination
	public bool // nothing private is written there
}

// clashes reports that two places are one, however they are spelt.
func (p keyPlace) clashes(other keyPlace) bool {
	if p.file == toStdout || other.file == toStdout {
		return p.file == other.file
	}
	return keyfile.Same(p.file, other.file)
}

// places are the destinations of -o, or else standard output in another form.
func (o *keyOutput) places(otherwise string, public bool) []keyPlace {
	if len(o.output.chosen) == 0 {
		return []keyPlace{{destination{format: otherwise, file: toStdout}, public}}
	}
	var places []keyPlace
	for _, d := range o.output.chosen {
		places = append(places, keyPlace{d, public})
	}
	return places
}

// stdoutName is the file name of a flag with the names of standard output
// made one.
func stdoutName(file string) string {
	if file == "/dev/stdout" {
		return toStdout
	}
	return file
}

// check refuses what must not be written before a key is made for it, and
// gets the passphrase that private keys are encrypted with, nil for none.
func (o *keyOutput) check(a *app, places []keyPlace) (passphrase []byte, err error) {
	for i, p := range places {
		switch {
		case slices.ContainsFunc(places[:i], p.clashes):
			return nil, usagef("give them different files", "two keys would go to the same place, %s", placeName(p.file))
		case !p.public && p.file == toStdout && !p.named && a.stdoutTTY:
			return nil, usagef(fmt.Sprintf("-o %s=FILE writes it to a file; -o %[1]s=- shows it here", p.format),
				"a private key is not shown on a terminal unless that is asked for by name")
		case o.seal.given() && !p.public && p.format != formatPEM:
			return nil, usagef("write it as PEM: -o pem=FILE", "a private key is encrypted in PEM only, not as %s", p.format)
		}
	}
	return o.seal.get(a)
}

func placeName(file string) string {
	if file == toStdout {
		return "standard output"
	}
	return shorten(file)
}

// write writes the keys to all places, files first: either all of them are
// whole, or nothing was written.
func (o *keyOutput) write(a *app, places []keyPlace, keys []*inspect.Key, passphrase []byte) error {
	var files []keyfile.File
	var shown []byte
	for _, p := range places {
		text, err := keyText{p.format, p.public, passphrase, a.random}.write(keys)
		switch {
		case err != nil:
			return err
		case p.file == toStdout:
			shown = text
		default:
			files = append(files, keyfile.File{Path: p.file, Data: text, Public: p.public, Replace: o.force})
		}
	}
	a.heedSignals()
	for _, f := range files {
		strays, _ := keyfile.RemoveAbandoned(f.Path) // what cannot be cleared is in nobody's way
		noteRemoved(a, strays)
	}
	if err := keyfile.Write(files...); err != nil {
		return unwritten(err)
	}
	_, err := a.stdout.Write(shown)
	return err
}

// unwritten makes a usage error of a file that is left alone for what it is.
func unwritten(err error) error {
	var left *keyfile.Error
	var partial *keyfile.Partial
	switch {
	case errors.As(err, &partial) || !errors.As(err, &left):
		return withHint(err, hintOf(err, "choose another place with -o FORMAT=FILE"))
	case left.Fault == keyfile.Exists:
		return usageError{withHint(err, "choose another name, or overwrite it with --force")}
	}
	return usageError{err}
}
