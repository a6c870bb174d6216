//go:build unix

package fetch

import (
	"io/fs"
	"os"
	"syscall"
)

// openPlain opens neither what a symbolic link leads to nor waits for the
// other end of a pipe.
const openPlain = syscall.O_NOFOLLOW | syscall.O_NONBLOCK

// isOwn reports what belongs to the user, or to root, against whom nothing
// helps.
func isOwn(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return !ok || stat.Uid == 0 || int(stat.Uid) == os.Geteuid()
}

// othersWrite reports what others than its owner may write to.
func othersWrite(info fs.FileInfo) bool { return info.Mode().Perm()&0o022 != 0 }
