package main

import (
	"os"
	"slices"

	"github.com/jwtctl/jwtctl/internal/keyfile"
)

// spareSources refuses to write a report over a file that the run reads: a
// slip of the hand must not cost a key or a log. Files in a directory are not
// looked at, so that a report may lie beside what it tells of.
func (o *auditOptions) spareSources(args []string) error {
	sources := slices.Concat(args, o.keys.keys, o.keys.jwks, o.metadata, o.wordlists, o.blocklists.names,
		[]string{o.access},
		[]string{o.keys.secretFile, o.keys.passphrase.file, o.policy.config.file, o.baseline.file})
	for _, out := range o.output.chosen {
		info, err := os.Stat(out.file)
		if out.file != o.baseline.file && (err != nil || !info.Mode().IsRegular()) {
			continue
		}
		for _, source := range sources {
			if source != "" && source != toStdin && keyfile.Same(out.file, source) {
				return usagef("choose another place with -o FORMAT=FILE", "%s is read by this run, and is not written over", shorten(out.file))
			}
		}
	}
	return nil
}
