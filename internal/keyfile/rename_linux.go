package keyfile

import "golang.org/x/sys/unix"

// renameNew gives a file its name in one step, if nothing has it. An old
// kernel or file system says that it does not know how (EINVAL, ENOSYS).
func renameNew(from, to string) error {
	return unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, unix.RENAME_NOREPLACE)
}

// noSuchRename reports the errors of systems that have no such rename.
func noSuchRename(err error) bool {
	return err == unix.EINVAL || err == unix.ENOSYS || err == unix.ENOTSUP
}
