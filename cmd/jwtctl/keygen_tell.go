package main

import (
	"fmt"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// tell says in a few lines on standard error what was made and what to do
// with it. It shows nothing that is secret.
func (o *keygenOptions) tell(a *app, places []keyPlace, k *inspect.Key) {
	kind := k.Type
	if k.Curve != "" {
		kind += " " + k.Curve
	} else {
		kind += fmt.Sprintf(" of %d bits", k.Bits)
	}
	print := "which is its thumbprint"
	if k.ID != k.Thumbprint() {
		print = "thumbprint " + k.Thumbprint()
	}
	a.note("made a key for %s: %s, kid %s, %s", k.Algorithm, kind, k.ID, print)
	var private, public []string
	for _, p := range places {
		switch {
		case p.file == toStdout:
		case p.public:
			public = append(public, p.file)
		default:
			private = append(private, p.file)
		}
	}
	if len(private) > 0 {
		a.note("the private key is in %s, which nobody but you may read", strings.Join(private, ", "))
	}
	switch {
	case len(public) > 0:
		a.note("next: give %s to whoever needs the public key", public[0])
	case len(private) > 0 && !k.IsSymmetric():
		a.note("next: jwtctl keys convert --public %s gives the public key", shellWord(private[0]))
	}
}

// shellWord writes a file name as a shell reads it.
func shellWord(name string) string {
	if name != "" && !strings.ContainsFunc(name, func(r rune) bool {
		return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-+:,@%=", r)
	}) {
		return name
	}
	return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
}
