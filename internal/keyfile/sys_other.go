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

// renamesOpen says that a file must be closed before it can be renamed.
const renamesOpen = false

// hold does nothing: a file that is open cannot be removed anyhow.
func hold(*os.File) bool { return false }

// removeUnheld removes a file that nobody has open.
func removeUnheld(path string) bool { return os.Remove(path) == nil }

// syncDir does nothing where directories cannot be flushed.
func syncDir(string) error { return nil }

// giveTo does nothing where owners are not what a file is opened by.
func giveTo(*os.File, fs.FileInfo) error { return nil }
