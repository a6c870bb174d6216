package main

import (
	"context"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/intake"
	"github.com/jwtctl/jwtctl/internal/render"
)

// An auditRun judges what a command finds, tokens and keys, and reports it.
type auditRun struct {
	a       *app
	opts    *auditOptions
	engine  *audit.Engine
	outs    outputs
	reports []render.Report
	// shown counts what is reported, all what the gate goes by.
	shown, all audit.Summary
}

// startAudit prepares the rules and opens the reports. The caller ends the
// run, or aborts its outputs.
func startAudit(ctx context.Context, a *app, opts *auditOptions) (*auditRun, error) {
	engine, err := opts.engine(ctx, a)
	if err != nil {
		return nil, err
	}
	r := &auditRun{a: a, opts: opts, engine: engine}
	r.outs = opts.output.open(a)
	if r.reports, err = newReports(a, opts, r.outs); err != nil {
		r.outs.abort()
		return nil, err
	}
	return r, nil
}

// token judges one token.
func (r *auditRun) token(name string, f *intake.Found) error {
	loc := location(name, f)
	findings := r.engine.Token(f.Token, loc)
	r.shown.Tokens++
	return r.judged(&render.Judged{Location: loc, Token: f.Token, Profile: r.engine.Profile(), Findings: findings})
}

// keys judges the keys of one file or answer, together and each by itself.
func (r *auditRun) keys(name string, src *audit.KeySource) error {
	loc := audit.Location{Input: name}
	r.shown.Keys += len(src.Keys)
	if src.Locked() {
		r.a.note("%s: a private key is encrypted and was not judged; --passphrase-file opens it", name)
	}
	return r.judged(&render.Judged{Location: loc, Keys: src.Keys, Findings: r.engine.Keys(src, loc)})
}

// metadata judges the metadata of an issuer.
func (r *auditRun) metadata(name string, source audit.MetadataSource) error {
	loc := audit.Location{Input: name}
	r.shown.Documents++
	return r.judged(&render.Judged{Location: loc, Metadata: source.Metadata, Findings: r.engine.Metadata(source, loc)})
}

// response judges a token response; the tokens in it follow.
func (r *auditRun) response(name string, response *inspect.TokenResponse) error {
	loc := audit.Location{Input: name}
	r.shown.Documents++
	return r.judged(&render.Judged{Location: loc, Response: response, Findings: r.engine.Response(response, loc)})
}

// judged counts findings and hands those worth showing to the reports.
func (r *auditRun) judged(j *render.Judged) error {
	r.all.Add(j.Findings)
	j.Findings = r.opts.worthShowing(j.Findings)
	r.shown.Add(j.Findings)
	return eachReport(r.reports, func(report render.Report) error { return report.Token(j) })
}

// end closes the reports and says whether the gate lets the run pass. err is
// what stopped the run, if anything did.
func (r *auditRun) end(err error) error {
	a, pass := r.a, r.opts.passes(&r.all)
	if err != nil {
		return a.stopped(pass, err)
	}
	if hidden := r.all.Findings - r.shown.Findings; hidden > 0 {
		a.note("%d below --min-severity %s not shown", hidden, r.opts.minSeverity.value)
	}
	if n := r.engine.Unsearched(); n > 0 {
		a.note("%d HMAC tokens not searched for known secrets in full, after others of their issuer and kid", n)
	}
	if err := eachReport(r.reports, func(report render.Report) error { return report.Close(&r.shown) }); err != nil {
		return verdict(pass, err)
	}
	return a.concluded(pass, r.outs.commit())
}

// keySource reads keys for judging. A passphrase is taken from the flag, and
// never asked for: an audit runs over many files, often with nobody there.
func (r *auditRun) keySource(data []byte, name string) (*audit.KeySource, error) {
	var ask func() ([]byte, error)
	if source := r.opts.keys.passphrase; source.file != "" {
		ask = func() ([]byte, error) { return source.ask(r.a, name) }
	}
	return audit.ReadKeySource(data[:min(len(data), inspect.MaxKeySetBytes+1)], ask)
}
