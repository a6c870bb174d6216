package keyfile

import "golang.org/x/sys/unix"

// renameNew gives a file its name in one step, if nothing has it.
func renameNew(from, to string) error { return unix.RenamexNp(from, to, unix.RENAME_EXCL) }

// noSuchRename reports the errors of file systems that have no such rename.
func noSuchRename(err error) bool { return err == unix.EINVAL || err == unix.ENOTSUP }
