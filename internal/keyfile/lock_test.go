package keyfile_test

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/internal/keyfile"
)

func TestLockSaysWhoHasIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ring.jwks")
	first, err := keyfile.Acquire(context.Background(), path, keyfile.Claim{Holder: "the first"})
	must(t, err)
	_, err = keyfile.Acquire(context.Background(), path, keyfile.Claim{Holder: "the second"})
	wantFault(t, err, keyfile.Busy)
	if err.Error() != path+" is locked by the first" {
		t.Errorf("error %v", err)
	}
	must(t, first.Release())
	second, err := keyfile.Acquire(context.Background(), path, keyfile.Claim{Holder: "the second"})
	must(t, err)
	must(t, second.Release())
}

// TestLockWaits lets the first go as soon as the second says that it waits.
func TestLockWaits(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ring.jwks")
	first, err := keyfile.Acquire(context.Background(), path, keyfile.Claim{Holder: "the first"})
	must(t, err)
	told := ""
	second, err := keyfile.Acquire(context.Background(), path, keyfile.Claim{Holder: "the second", Timeout: time.Hour, Waiting: func(holder string) {
		told = holder
		must(t, first.Release())
	}})
	must(t, err)
	if told != "the first" {
		t.Errorf("was told of %q", told)
	}
	must(t, second.Release())
}

func TestLockGivesUp(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ring.jwks")
	first, err := keyfile.Acquire(context.Background(), path, keyfile.Claim{})
	must(t, err)
	defer first.Release()
	_, err = keyfile.Acquire(context.Background(), path, keyfile.Claim{Timeout: time.Nanosecond})
	wantFault(t, err, keyfile.Busy)

	ctx, cancel := context.WithCancel(context.Background())
	_, err = keyfile.Acquire(ctx, path, keyfile.Claim{Timeout: time.Hour, Waiting: func(string) { cancel() }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
	_, err = keyfile.Acquire(context.Background(), filepath.Join(path, "none", "x"), keyfile.Claim{})
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no such directory: %v", err)
	}
}

// TestLockExcludes counts who is inside at the same time.
func TestLockExcludes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ring.jwks")
	var inside, most atomic.Int32 // the lock is the system's, of which the race detector knows nothing
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			l, err := keyfile.Acquire(context.Background(), path, keyfile.Claim{Timeout: time.Minute})
			if err != nil {
				t.Error(err)
				return
			}
			most.Store(max(most.Load(), inside.Add(1)))
			inside.Add(-1)
			if err := l.Release(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if most.Load() != 1 {
		t.Errorf("%d were inside at once", most.Load())
	}
}
