package main

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/inorder"
	"github.com/jwtctl/jwtctl/internal/intake"
	"github.com/jwtctl/jwtctl/internal/render"
)

// An auditRun judges what a command finds, tokens and keys, and reports it.
type auditRun struct {
	a       *app
	opts    *auditOptions
	engine  *audit.Engine // remembers the run
	outs    outputs
	filter  *audit.Filter
	reports []render.Report
	items   auditItems
	parser  inspect.Parser // of tokens that are looked at again
	// shown counts what is reported, all what the gate goes by.
	shown, all audit.Summary
	// tokens counts those of the input whose turn it is, told says that there
	// is more to tell of it.
	tokens int
	told   bool

	progress *progress
	name     string // of the input whose turn it is
	read     int64  // bytes of all
}

// startAudit prepares the rules and opens the reports. The caller ends the
// run, and releases it in any case.
func startAudit(ctx context.Context, a *app, opts *auditOptions) (*auditRun, error) {
	if err := opts.decide(a); err != nil {
		return nil, err
	}
	filter := audit.NewFilter(opts.ignores, a.now())
	var err error
	if filter.Baseline, err = opts.baseline.load(); err != nil {
		return nil, err
	}
	filter.Learn = opts.baseline.update
	engine, err := opts.engine(ctx, a)
	if err != nil {
		return nil, err
	}
	r := &auditRun{a: a, opts: opts, engine: engine, filter: filter}
	r.outs = opts.output.open(a)
	if r.reports, err = newReports(a, opts, r.outs); err != nil {
		r.outs.abort()
		return nil, err
	}
	return r, nil
}

// gcPercent has garbage collected sooner than Go does by itself. An audit makes
// little of it and keeps some megabytes, so that this costs next to nothing and
// a million tokens stay within 32 MB.
const gcPercent = 50

// release lets go of what the run has opened. Reports that were not committed
// leave no file.
func (r *auditRun) release() {
	r.outs.abort()
	r.opts.blocklists.close()
}

// inputs judges the inputs: one goroutine reads, some judge, and this one
// reports, so that the order is that of the inputs. With one job all is done
// here.
func (r *auditRun) inputs(inputs []input) error {
	defer debug.SetGCPercent(debug.SetGCPercent(gcPercent))
	r.progress = r.a.progress(r.far)
	defer r.progress.clear()
	parts := &sync.Pool{New: func() any { return new(auditPart) }}
	r.items = make(auditItems, 4*r.opts.jobs.n)
	job := inorder.Job[*auditItem, *auditPart]{
		Workers: r.opts.jobs.n,
		Feed: func(ctx context.Context, send func(*auditItem) error) error {
			f := feeder{run: r, ctx: ctx, send: send}
			return f.feed(inputs)
		},
		Worker: func() func(context.Context, *auditItem, func(*auditPart) error) error {
			w := &auditWorker{engine: r.engine.Fork(), parts: parts, finder: intake.Finder{Field: r.opts.tokenField, Responses: true}}
			return w.do
		},
		Take: func(_ *auditItem, part *auditPart) error {
			defer parts.Put(part)
			return r.part(part)
		},
		Done: func(item *auditItem) error {
			r.name = item.name
			r.read += int64(item.chunk.Len())
			r.progress.tick()
			if item.turn != nil {
				return item.turn()
			}
			r.items.put(item)
			return nil
		},
	}
	return job.Run(r.a.ctx)
}

// far tells how far the run is.
func (r *auditRun) far() string {
	return fmt.Sprintf("%d MB, %d tokens, %d findings: %s", r.read>>20, r.shown.Tokens, r.all.Findings, shorten(r.name))
}

// part reports the tokens of a part.
func (r *auditRun) part(part *auditPart) error {
	findings, texts := part.findings, part.texts
	for i := range part.tokens {
		if err := r.a.ctx.Err(); err != nil {
			return err
		}
		j := &part.tokens[i]
		if j.response != nil {
			r.told = true
			if err := r.response(j.loc, j.response); err != nil {
				return err
			}
			continue
		}
		of := findings[:j.findings:j.findings]
		findings = findings[j.findings:]
		if err := r.token(j, of, texts[:j.text:j.text]); err != nil {
			return err
		}
		texts = texts[j.text:]
	}
	return nil
}

// token reports one token, whose number is known only now.
func (r *auditRun) token(j *judgedToken, findings []audit.Finding, text []byte) error {
	r.tokens++
	j.loc.Index = r.tokens
	for i := range findings {
		findings[i].Location.Index = r.tokens
	}
	if j.stripped != "" {
		r.a.note("%s: stripped %s", j.loc.Input, j.stripped)
	}
	again := func() *inspect.Token { return r.parser.Parse(text) }
	r.shown.Tokens++
	return r.judged(&render.Judged{Location: j.loc, Token: &j.subject, Findings: r.engine.Recall(findings, j.note, again, j.loc)})
}

// judged counts findings and hands those worth showing to the reports.
func (r *auditRun) judged(j *render.Judged) error {
	r.saw(j.Location.Input)
	var err error
	if j.Findings, j.Suppressed, err = r.filter.Split(j.Findings); err != nil {
		return err
	}
	r.all.Add(j.Findings)
	j.Findings = r.opts.worthShowing(j.Findings)
	r.shown.Add(j.Findings)
	r.shown.Suppressed += len(j.Suppressed)
	r.a.lineFree()
	return eachReport(r.reports, func(report render.Report) error { return report.Token(j) })
}

// saw notes an input for the baseline.
func (r *auditRun) saw(input string) {
	if r.filter.Baseline != nil {
		r.filter.Baseline.Saw(input)
	}
}

// readThrough is the turn of the end of an input; packed names the form of one
// that is not unpacked.
func (r *auditRun) readThrough(name, packed string) error {
	switch none := r.tokens == 0 && !r.told; {
	case packed != "":
		r.a.note("%s: what is packed in it is not looked at: %s", name, packed)
	case none && r.opts.tokenField != "":
		r.a.note("%s: nothing found in members called %s (--token-field)", name, shorten(r.opts.tokenField))
	case none:
		r.a.note("%s: no token and no key found", name)
	}
	r.saw(name)
	r.shown.Inputs++
	r.tokens, r.told = 0, false
	return nil
}

// brokeOff is the turn of the end of an input that cannot be read on.
func (r *auditRun) brokeOff(err unreadableError) error {
	r.a.unread(err)
	r.tokens, r.told = 0, false
	return nil
}

// end closes the reports and says whether the gate lets the run pass. err is
// what stopped the run, if anything did.
func (r *auditRun) end(err error) error {
	a, pass := r.a, r.opts.passes(&r.all)
	if err == nil {
		err = r.opts.blocklists.failed()
	}
	if err != nil {
		return a.stopped(pass, err)
	}
	r.opts.noteFailures(a)
	if hidden := r.all.Findings - r.shown.Findings; hidden > 0 {
		r.shown.Hidden = hidden
		a.note("%d below --min-severity %s not shown", hidden, r.opts.minSeverity.value)
	}
	if n := r.engine.Unsearched(); n > 0 {
		a.note("%d HMAC tokens not searched for known secrets in full, after others of their issuer and kid", n)
	}
	if err := eachReport(r.reports, func(report render.Report) error { return report.Close(&r.shown) }); err != nil {
		return verdict(pass, err)
	}
	if err := r.outs.commit(); err != nil {
		return a.concluded(pass, err)
	}
	return a.concluded(pass, r.settleBaseline())
}
