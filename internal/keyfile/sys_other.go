//go:build !unix

package keyfile

import (
	"io/fs"
	"os"
)

// noFollow is nothing where open has no such flag; names are looked at first.
const noFollow = 0

// hasModes says that modes do not tell who may read a file.
const hasModes = false

// syncDir does nothing where directories cannot be flushed.
func syncDir(string) error { return nil }

// giveTo does nothing where owners are not what a file is opened by.
func giveTo(*os.File, fs.FileInfo) error { return nil }
