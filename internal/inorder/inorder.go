// Package inorder shares work among goroutines and hands on the results in
// the order of the work, so that nobody can tell how many there were. One
// worker needs no goroutine at all.
//
// Memory is bounded: a worker that is ahead waits until it is its turn to
// hand on more than one part of its results.
package inorder

import (
	"cmp"
	"context"
	"runtime/debug"
	"sync"
)

// A Job says what to do. Item is a piece of work, Part a part of its result.
type Job[Item, Part any] struct {
	// Workers is how many goroutines share the work, at least 1.
	Workers int
	// Feed sends the items, from one goroutine. An error from send means
	// that it is over; Feed returns it or an error of its own.
	Feed func(ctx context.Context, send func(Item) error) error
	// Worker is called once in each goroutine and returns what does the work
	// there. An error from emit means that it is over.
	Worker func() func(ctx context.Context, item Item, emit func(Part) error) error
	// Take is given the parts of the items in order, Done each item behind
	// its last part. They run where Run was called.
	Take func(Item, Part) error
	Done func(Item) error
}

// A flight is an item on its way.
type flight[Item, Part any] struct {
	item  Item
	parts chan Part
	err   error // of the worker; to be read when parts is closed
}

// A Panic is what a goroutine of Run panicked with. Run panics with it.
type Panic struct {
	Value any
	Stack []byte
}

// Run does the job and returns the first error in the order of the items. It
// returns as soon as the context ends, with the reason; all goroutines of
// its own have ended by then.
func (j *Job[Item, Part]) Run(parent context.Context) error {
	if j.Workers == 1 {
		return j.alone(parent)
	}
	ctx, cancel := context.WithCancelCause(parent)
	work := make(chan *flight[Item, Part])
	queue := make(chan *flight[Item, Part], 2*j.Workers)
	var fed error
	var all sync.WaitGroup
	start := func(do func()) {
		all.Go(func() {
			defer func() {
				if value := recover(); value != nil {
					cancel(&panicked{Panic{value, debug.Stack()}})
				}
			}()
			do()
		})
	}
	start(func() {
		defer close(queue)
		defer close(work)
		fed = j.feed(ctx, work, queue)
	})
	for range j.Workers {
		start(func() { j.work(ctx, work) })
	}
	err := j.take(ctx, queue)
	cancel(nil)
	all.Wait()
	if p, ok := context.Cause(ctx).(*panicked); ok {
		panic(&p.Panic)
	}
	if err == nil {
		err = fed
	}
	return err
}

// alone does the job where Run was called.
func (j *Job[Item, Part]) alone(ctx context.Context) error {
	defer func() {
		if value := recover(); value != nil {
			panic(&Panic{value, debug.Stack()})
		}
	}()
	do := j.Worker()
	var failed error // whatever Feed makes of it
	fed := j.Feed(ctx, func(item Item) error {
		if failed == nil {
			failed = j.one(ctx, do, item)
		}
		return failed
	})
	return cmp.Or(failed, ctx.Err(), fed)
}

// one does all that is to do for one item.
func (j *Job[Item, Part]) one(ctx context.Context, do func(context.Context, Item, func(Part) error) error, item Item) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	err := do(ctx, item, func(p Part) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return j.Take(item, p)
	})
	if err != nil {
		return err
	}
	return j.Done(item)
}

// panicked carries a panic to the caller of Run.
type panicked struct{ Panic }

// Error satisfies error; nobody sees it.
func (p *panicked) Error() string { return "panic" }

func (j *Job[Item, Part]) feed(ctx context.Context, work, queue chan<- *flight[Item, Part]) error {
	return j.Feed(ctx, func(item Item) error {
		f := &flight[Item, Part]{item: item, parts: make(chan Part, 1)}
		for _, to := range []chan<- *flight[Item, Part]{queue, work} {
			select {
			case to <- f:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	})
}

func (j *Job[Item, Part]) work(ctx context.Context, work <-chan *flight[Item, Part]) {
	do := j.Worker()
	for f := range work {
		f.err = do(ctx, f.item, func(p Part) error {
			select {
			case f.parts <- p:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
		close(f.parts)
	}
}

// take goes through the flights in their order.
func (j *Job[Item, Part]) take(ctx context.Context, queue <-chan *flight[Item, Part]) error {
	for {
		f, more, err := receive(ctx, queue)
		if !more {
			return err
		}
		for {
			part, more, err := receive(ctx, f.parts)
			if err != nil {
				return err
			}
			if !more {
				break
			}
			if err := j.Take(f.item, part); err != nil {
				return err
			}
		}
		if f.err != nil {
			return f.err
		}
		if err := j.Done(f.item); err != nil {
			return err
		}
	}
}

// receive waits for what comes first, a value or the end.
func receive[T any](ctx context.Context, from <-chan T) (value T, more bool, err error) {
	if ctx.Err() != nil { // what is there already does not matter any more
		return value, false, ctx.Err()
	}
	select {
	case value, more = <-from:
		return value, more, nil
	case <-ctx.Done():
		return value, false, ctx.Err()
	}
}
