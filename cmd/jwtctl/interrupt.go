package main

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

// An untilSignal is a context that ends with Ctrl-C or SIGTERM. It asks for
// the signals when it is first asked anything, because that takes the runtime
// three threads, a tenth of a start. Before that there is nothing to end in
// good order, and a signal ends the process as it does any other. Whoever waits
// asks its context anyway; whoever will have something to undo calls
// [app.heedSignals] first. It is a pointer, for contexts are compared.
type untilSignal struct{ begin func() context.Context }

// untilInterrupted returns a context that the first signal ends. A second one
// kills the process, should the first not be enough.
func untilInterrupted() context.Context {
	return &untilSignal{sync.OnceValue(func() context.Context {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		context.AfterFunc(ctx, stop)
		return ctx
	})}
}

// Deadline tells that there is none.
func (*untilSignal) Deadline() (time.Time, bool) { return time.Time{}, false }

// Done is closed by the first signal.
func (c *untilSignal) Done() <-chan struct{} { return c.begin().Done() }

// Err tells whether a signal has come.
func (c *untilSignal) Err() error { return c.begin().Err() }

// Value is that of the context behind it, where contexts look for each other.
func (c *untilSignal) Value(key any) any { return c.begin().Value(key) }

// heedSignals makes signals end the run in good order from here on: it is
// about to make what must not be left behind half done.
func (a *app) heedSignals() { a.ctx.Done() }
