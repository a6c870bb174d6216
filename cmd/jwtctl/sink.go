package main

import (
	"io"

	"github.com/jwtctl/jwtctl/internal/render"
)

// sink is one place to render to: standard output or a file.
type sink struct {
	Format string
	Theme  render.Theme
	io.Writer

	file *lazyFile // nil for standard output, which finish flushes
}

// outputs are the sinks of one run. After open, defer abort and end with
// commit: whatever happens in between leaves no partial file.
type outputs []*sink

// commit gives every file its name.
func (o outputs) commit() error {
	for _, out := range o {
		if out.file != nil {
			if err := out.file.commit(); err != nil {
				return err
			}
		}
	}
	return nil
}

// abort removes what was not committed.
func (o outputs) abort() {
	for _, out := range o {
		if out.file != nil {
			out.file.abort()
		}
	}
}
