//go:build unix

package main

import (
	"context"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestInterruptOfFile interrupts commands that read a file without an end, a
// fifo: one that always has more to give, and one that falls silent.
func TestInterruptOfFile(t *testing.T) {
	for _, silent := range []bool{false, true} {
		for _, args := range interruptible {
			fifo := filepath.Join(t.TempDir(), "endless.log")
			if err := syscall.Mkfifo(fifo, 0o600); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(context.Background())
			done := make(chan error, 1)
			over := make(chan struct{})
			go func() { done <- feed(fifo, cancel, silent, over) }()
			checkInterrupted(t, ctx, args, fifo, nil)
			close(over)
			if err := <-done; err != nil {
				t.Error(err)
			}
			cancel()
		}
	}
}

// TestInterruptOfKeys interrupts commands that wait for a key which comes
// through a fifo: one that nobody opens, and one that falls silent.
func TestInterruptOfKeys(t *testing.T) {
	const token, key = "../../testdata/tokens/access-token.jwt", "../../testdata/keys/NOT-SECRET-es256.pem"
	for _, args := range [][]string{
		{"verify", "--key", "IN", token},
		{"verify", "--secret-file", "IN", token},
		{"mint", "--key", "IN"},
		{"jwks", "list", "IN"},
		{"jwks", "diff", key, "IN"},
		{"keys", "convert", "IN", "-o", "jwk=FILE"},
		{"keys", "init", "--key", "IN", "FILE"},
		{"decode", "--decrypt-key", "IN", token},
	} {
		fifo := filepath.Join(t.TempDir(), "key.pem")
		if err := syscall.Mkfifo(fifo, 0o600); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		checkInterrupted(t, ctx, args, fifo, nil)

		ctx, cancel = context.WithCancel(context.Background())
		w, err := os.OpenFile(fifo, os.O_RDWR, 0) // a writer that writes nothing
		if err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(10*time.Millisecond, cancel)
		checkInterrupted(t, ctx, args, fifo, nil)
		w.Close()
	}
}

// feed writes to a fifo, and interrupts its reader after a hundred lines; then
// it is silent until over is closed, or goes on until nobody reads any more.
func feed(fifo string, interrupt context.CancelFunc, silent bool, over <-chan struct{}) error {
	w, err := os.OpenFile(fifo, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer w.Close()
	// Not every kernel wakes a writer when the last reader goes.
	go func() {
		<-over
		_ = w.SetWriteDeadline(time.Now())
	}()
	for n := 0; ; n++ {
		if n == 100 {
			interrupt()
			if silent {
				<-over
				return nil
			}
		}
		if _, err := w.WriteString(unsignedLine); err != nil {
			return nil // the reader has gone
		}
	}
}

// TestUntilInterrupted holds that the first signal ends the context, and those
// made from it before.
func TestUntilInterrupted(t *testing.T) {
	ctx := untilInterrupted()
	child, cancel := context.WithCancel(ctx)
	defer cancel()
	if err := syscall.Kill(os.Getpid(), syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	<-ctx.Done()
	<-child.Done()
	if ctx.Err() != context.Canceled || child.Err() != context.Canceled {
		t.Errorf("ended with %v, %v", ctx.Err(), child.Err())
	}
}
