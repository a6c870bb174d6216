package inorder_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/jwtctl/jwtctl/internal/inorder"
	"pgregory.net/rapid"
)

var errStop = errors.New("stop")

// counting is a job whose i-th item has parts(i) parts.
func counting(items, workers int, parts func(int) int, out *[]string) *inorder.Job[int, string] {
	return &inorder.Job[int, string]{
		Workers: workers,
		Feed: func(_ context.Context, send func(int) error) error {
			for i := range items {
				if err := send(i); err != nil {
					return err
				}
			}
			return nil
		},
		Worker: func() func(context.Context, int, func(string) error) error {
			return func(_ context.Context, i int, emit func(string) error) error {
				for p := range parts(i) {
					if p%2 == 0 {
						runtime.Gosched()
					}
					if err := emit(fmt.Sprintf("%d.%d", i, p)); err != nil {
						return err
					}
				}
				return nil
			}
		},
		Take: func(_ int, part string) error { *out = append(*out, part); return nil },
		Done: func(i int) error { *out = append(*out, fmt.Sprintf("%d.", i)); return nil },
	}
}

// TestOrder holds that the results come in order whatever the number of
// workers and of parts.
func TestOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.IntRange(0, 5), 0, 50).Draw(t, "parts")
		var got, want []string
		for i, n := range counts {
			for p := range n {
				want = append(want, fmt.Sprintf("%d.%d", i, p))
			}
			want = append(want, fmt.Sprintf("%d.", i))
		}
		job := counting(len(counts), rapid.IntRange(1, 8).Draw(t, "workers"), func(i int) int { return counts[i] }, &got)
		if err := job.Run(context.Background()); err != nil || !slices.Equal(got, want) {
			t.Fatalf("got %v, %v; want %v", got, err, want)
		}
	})
}

// TestErrors holds that the first error in the order of the items ends the
// job, wherever it comes from, and that nothing is taken behind it.
func TestErrors(t *testing.T) {
	for _, where := range []string{"feed", "work", "take", "done"} {
		var got []string
		job := counting(20, 3, func(int) int { return 2 }, &got)
		feed, worker, take, done := job.Feed, job.Worker, job.Take, job.Done
		switch where {
		case "feed":
			job.Feed = func(ctx context.Context, send func(int) error) error {
				return errors.Join(feed(ctx, send), errStop)
			}
		case "work":
			job.Worker = func() func(context.Context, int, func(string) error) error {
				do := worker()
				return func(ctx context.Context, i int, emit func(string) error) error {
					if i == 10 {
						return errStop
					}
					return do(ctx, i, emit)
				}
			}
		case "take":
			job.Take = func(i int, part string) error {
				if part == "10.0" {
					return errStop
				}
				return take(i, part)
			}
		case "done":
			job.Done = func(i int) error {
				if i == 10 {
					return errStop
				}
				return done(i)
			}
		}
		err := job.Run(context.Background())
		last := got[len(got)-1]
		want := map[string]string{"feed": "19.", "work": "9.", "take": "9.", "done": "10.1"}[where]
		if !errors.Is(err, errStop) || last != want {
			t.Errorf("%s: ends with %q and %v, want %q", where, last, err, want)
		}
	}
}

// TestCancel ends a job from outside while it waits for input.
func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	var got []string
	job := counting(0, 2, nil, &got)
	job.Feed = func(ctx context.Context, send func(int) error) error {
		cancel()
		<-ctx.Done()
		return send(1)
	}
	if err := job.Run(ctx); !errors.Is(err, context.Canceled) || len(got) > 0 {
		t.Errorf("got %v, %v", got, err)
	}
}

// TestPanic carries a panic of any goroutine to the caller, with its stack.
func TestPanic(t *testing.T) {
	for _, where := range []string{"feed", "work"} {
		var got []string
		var running atomic.Int32
		job := counting(20, 3, func(int) int { return 2 }, &got)
		if where == "feed" {
			job.Feed = func(context.Context, func(int) error) error { panic(where) }
		} else {
			job.Worker = func() func(context.Context, int, func(string) error) error {
				return func(context.Context, int, func(string) error) error {
					running.Add(1)
					defer running.Add(-1)
					panic(where)
				}
			}
		}
		func() {
			defer func() {
				p, ok := recover().(*inorder.Panic)
				if !ok || p.Value != where || !strings.Contains(string(p.Stack), "inorder_test") || running.Load() != 0 {
					t.Errorf("%s: recovered %v", where, p)
				}
			}()
			_ = job.Run(context.Background())
			t.Errorf("%s: no panic", where)
		}()
	}
}
