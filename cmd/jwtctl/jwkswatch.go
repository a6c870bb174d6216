package main

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/spf13/cobra"
)

type jwksWatchOptions struct {
	rotationOptions
	every, lasting duration
}

func newJWKSWatchCommand(a *app) *cobra.Command {
	opts := jwksWatchOptions{rotationOptions: rotationOptions{auditOptions: newAuditOptions()}, every: duration{5 * time.Minute}}
	opts.output = newOutputFlag(formatText, formatNDJSON)
	cmd := &cobra.Command{
		Use:   "watch URL",
		Short: "Watch a key set and tell each change as it happens",
		Long: "watch fetches the key set of a URL, or of an issuer, again and again, and tells what changes and what the rot-*\n" +
			"rules say of it. It ends after --for, with Ctrl-C, or at a change that breaks somebody: one with a finding of the\n" +
			"severity given by --fail-on, or worse. That is exit code 1. A fetch that fails is told, and the watch goes on;\n" +
			"where one failed, or the set was never seen, the exit code is 3. With --now the clock starts there and goes on.",
		Example: `  jwtctl jwks watch --help
  jwtctl jwks watch -h`,
		Args: countArgs(1, 1, "one URL"),
		RunE: func(cmd *cobra.Command, args []string) error { return runJWKSWatch(cmd.Context(), a, &opts, args[0]) },
	}
	opts.bind(cmd)
	flags := cmd.Flags()
	_ = flags.MarkHidden("update-baseline") // a watch sees no whole that could be written
	flags.Var(&opts.every, "every", "time between two fetches")
	flags.Var(&opts.lasting, "for", "end after this time; otherwise at Ctrl-C")
	return cmd
}

func runJWKSWatch(ctx context.Context, a *app, opts *jwksWatchOptions, url string) error {
	if !isURL(url) {
		return usagef("give a URL; jwtctl jwks diff compares files", "%q is not a URL", shorten(url))
	}
	if opts.every.Duration < minEvery {
		return usagef("give 1s or more", "a server is not asked again within %s", opts.every.Duration)
	}
	a.letClockRun()
	if opts.baseline.update {
		return usagef("jwtctl jwks diff --update-baseline does", "a watch writes no baseline")
	}
	client, err := opts.network.client(a)
	if err != nil {
		return err
	}
	if err := client.Refuses(url); err != nil {
		return err
	}
	if err := opts.decide(a); err != nil {
		return err
	}
	filter := audit.NewFilter(opts.ignores, a.now())
	if filter.Baseline, err = opts.baseline.load(); err != nil {
		return err
	}
	engine, err := opts.engine(ctx, a)
	if err != nil {
		return err
	}
	outs := opts.output.open(a)
	defer outs.abort()
	w := &jwksWatch{app: a, opts: opts, engine: engine, outs: outs, told: map[string]bool{}, filter: filter}
	breaks, err := w.run(ctx, url)
	if err != nil {
		return a.stopped(!breaks, err)
	}
	return a.concluded(!breaks, outs.commit())
}

// minEvery keeps a watch from being an attack.
const minEvery = time.Second

// A jwksWatch is the state of one watch.
type jwksWatch struct {
	app     *app
	opts    *jwksWatchOptions
	engine  *audit.Engine
	filter  *audit.Filter
	outs    outputs
	history audit.History
	told    map[string]bool // findings that were told
	seen    time.Time       // when the last snapshot was last seen
	end     render.WatchEnd
}

// run polls until the time is over, the user has had enough or a change
// breaks somebody.
func (w *jwksWatch) run(ctx context.Context, url string) (breaks bool, err error) {
	w.history = w.opts.history()
	start := w.app.now()
	for {
		breaks, err = w.poll(ctx, url)
		pause := w.pause(start)
		if breaks || err != nil || pause == 0 {
			break
		}
		if err = w.app.sleep(ctx, pause); err != nil {
			break
		}
	}
	if errors.Is(err, context.Canceled) && len(w.history.Snapshots)+w.end.Errors > 0 {
		err = nil // to stop is how a watch ends
	}
	w.end.At, w.end.Breaking = w.app.now(), breaks
	return breaks, errors.Join(err, w.tell(w.end))
}

// pause says how long to wait for the next poll, 0 where --for is over. The
// last one is at its very end, so that nothing is missed. Slow answers count by
// the clock; one that stands still leaves the polls.
func (w *jwksWatch) pause(start time.Time) time.Duration {
	every, lasting := w.opts.every.Duration, w.opts.lasting.Duration
	if lasting == 0 {
		return every
	}
	left := lasting - max(time.Duration(w.end.Polls-1)*every, w.app.now().Sub(start))
	if left < minEvery/2 {
		return 0
	}
	return min(every, left)
}

// poll fetches once and tells what is new.
func (w *jwksWatch) poll(ctx context.Context, url string) (breaks bool, err error) {
	now, err := w.opts.fetchSnapshot(ctx, w.app, url, &w.history)
	if errors.Is(err, context.Canceled) {
		return false, err
	}
	w.end.Polls++
	if err != nil {
		w.end.Errors++
		w.app.unread(err)
		return false, w.tell(render.WatchError{At: w.app.now(), Err: err})
	}
	list := &w.history.Snapshots
	if len(*list) == 0 {
		*list, w.seen = []audit.Snapshot{now}, now.At
		return false, w.tell(render.WatchStart{Snapshot: now})
	}
	last := (*list)[len(*list)-1]
	changes := audit.KeyChanges(audit.History{Snapshots: []audit.Snapshot{last, now}})
	if len(changes) == 0 {
		w.seen = now.At
		return false, nil
	}
	if w.seen.After(last.At) { // it was still so then
		last.At = w.seen
		*list = append(*list, last)
	}
	*list, w.seen = append(*list, now), now.At
	*list = slices.Delete(*list, 0, len(*list)-remembered(*list))
	w.end.Changes += len(changes)
	for _, c := range changes {
		if err := w.tell(render.WatchChange{At: now.At, KeyChange: c}); err != nil {
			return false, err
		}
	}
	return w.judge()
}

// maxRemembered is how many keys a watch remembers, of all snapshots together:
// a server may change all of its keys with every answer.
const maxRemembered = 10_000

// remembered says how many of the snapshots are worth their memory, from the
// last one on; it is never less than two.
func remembered(list []audit.Snapshot) int {
	n, keys := 0, 0
	for _, s := range slices.Backward(list) {
		if keys += len(s.Keys.Keys); n >= maxSnapshots || n >= 2 && keys > maxRemembered {
			break
		}
		n++
	}
	return n
}

// judge tells the findings that were not told before.
func (w *jwksWatch) judge() (breaks bool, err error) {
	findings, _, err := w.filter.Split(w.engine.Rotation(w.history))
	if err != nil {
		return false, err
	}
	for i := range findings {
		f := &findings[i]
		if key := f.Rule.ID + " " + f.KeyID + " " + f.Message; w.told[key] {
			continue
		} else {
			w.told[key] = true
		}
		w.end.Findings++
		breaks = breaks || w.opts.fails(f.Severity)
		if len(w.opts.worthShowing(findings[i:i+1])) == 0 {
			continue
		}
		if err := w.tell(render.WatchFinding{At: w.seen, Finding: f}); err != nil {
			return breaks, err
		}
	}
	return breaks, nil
}

// tell writes an event to all outputs at once: whoever watches waits for it.
func (w *jwksWatch) tell(event render.WatchEvent) error {
	for _, out := range w.outs {
		write := event.Text
		if out.Format == formatNDJSON {
			write = event.NDJSON
		}
		if err := write(out, out.Theme); err != nil {
			return err
		}
	}
	return w.app.buffer.Flush()
}
