package main

import (
	"fmt"
	"os"
)

// refusePipe refuses a name that is a pipe, before it is opened: that would
// wait for ever where nobody writes. what says what the file is for.
func refusePipe(what, path string) error {
	info, err := os.Stat(path)
	if err != nil || info.Mode()&os.ModeNamedPipe == 0 {
		return nil // what else is wrong is told by whoever reads it
	}
	return withHint(fmt.Errorf("cannot read the %s %s: it is a pipe, not a file", what, shorten(path)), "write what comes out of it to a file first")
}
