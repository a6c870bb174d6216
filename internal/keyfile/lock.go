package keyfile

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// retryDelay is how often a lock that somebody holds is asked for again.
const retryDelay = 25 * time.Millisecond

// A Lock is the right to change a file. The system takes it back when the
// process ends, however that happens.
type Lock struct{ flock *flock.Flock }

// A Claim says who wants a lock, and how much.
type Claim struct {
	// Holder is what others are told who meet the lock, such as
	// "jwtctl keys rotate (process 4711)".
	Holder string
	// Timeout is how long to wait for whoever has it; 0 does not wait.
	Timeout time.Duration
	// Waiting is told once who has it when there is need to wait. It may be nil.
	Waiting func(holder string)
}

// Acquire locks a file for a change, whether it exists yet or not. The lock
// is on a neighbour, because the file itself is replaced by every change; the
// neighbour stays, because to remove it would let two hold the lock. An
// [Error] with [Busy] says that the time is up; the context's error is
// returned as it is.
func Acquire(ctx context.Context, path string, claim Claim) (*Lock, error) {
	name := LockName(path)
	if err := regular(name); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, explain("lock", path, err)
	}
	l := flock.New(name, flock.SetFlag(os.O_CREATE|os.O_RDWR|noFollow), flock.SetPermissions(0o600))
	locked, err := l.TryLock()
	if err == nil && !locked && claim.Timeout > 0 {
		if claim.Waiting != nil {
			claim.Waiting(holderOf(name))
		}
		locked, err = wait(ctx, l, claim.Timeout)
	}
	switch {
	case ctx.Err() != nil:
		_ = l.Close() // nothing was changed
		return nil, context.Cause(ctx)
	case err != nil:
		return nil, explain("lock", path, err)
	case !locked:
		return nil, &Error{Path: path, Fault: Busy, detail: holderOf(name)}
	}
	sign(l, path, claim.Holder)
	return &Lock{l}, nil
}

// sign writes into the lock's file who holds it, and gives it to the owner of
// the file that it locks, who could not lock it again where root has made it.
// The lock holds without either.
func sign(l *flock.Flock, path, holder string) {
	f, err := os.OpenFile(l.Path(), os.O_WRONLY|noFollow, 0)
	if err != nil {
		return
	}
	defer f.Close()
	locked, err := l.Stat()
	info, err2 := f.Stat()
	if err != nil || err2 != nil || !os.SameFile(locked, info) {
		return // somebody has put another file there
	}
	if file, err := os.Lstat(path); err == nil {
		_ = giveTo(f, file)
	}
	if f.Truncate(0) == nil {
		_, _ = f.WriteString(holder + "\n")
	}
}

// wait asks again and again until the time is up, which is no error.
func wait(ctx context.Context, l *flock.Flock, timeout time.Duration) (bool, error) {
	limited, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	locked, err := l.TryLockContext(limited, retryDelay)
	if errors.Is(err, context.DeadlineExceeded) {
		return false, nil
	}
	return locked, err
}

// Release gives the lock back.
func (l *Lock) Release() error {
	if err := l.flock.Close(); err != nil {
		return fmt.Errorf("cannot unlock %s: %w", l.flock.Path(), reason(err))
	}
	return nil
}

// LockName is the file that stands for the lock on another.
func LockName(path string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".lock")
}

// holderOf reads who said to have the lock.
func holderOf(name string) string {
	const maxHolder = 200 // bytes
	f, err := os.OpenFile(name, os.O_RDONLY|noFollow, 0)
	if err != nil {
		return "another process"
	}
	defer f.Close()
	text := make([]byte, maxHolder)
	n, _ := f.Read(text) // an empty file says as much as an unreadable one
	line := firstLine(text[:n])
	if line == "" {
		return "another process"
	}
	return line
}

func firstLine(text []byte) string {
	for i, c := range text {
		if c == '\n' {
			return string(text[:i])
		}
	}
	return string(text)
}
