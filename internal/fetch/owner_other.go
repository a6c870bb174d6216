//go:build !unix

package fetch

import "io/fs"

// openPlain is nothing special here.
const openPlain = 0

// isOwn cannot be told from a mode here: access lists say who may do what.
func isOwn(fs.FileInfo) bool { return true }

// othersWrite cannot be told either.
func othersWrite(fs.FileInfo) bool { return false }
