package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/jwtctl/jwtctl/internal/render"
)

// The formats that only reports have.
const (
	formatNDJSON   = "ndjson"
	formatSARIF    = "sarif"
	formatJUnit    = "junit"
	formatGitHub   = "github"
	formatGitLab   = "gitlab"
	formatMarkdown = "markdown"
	formatHTML     = "html"
)

// auditFormats lists the formats of a report, the default first.
func auditFormats() []string {
	return []string{formatText, formatJSON, formatNDJSON, formatSARIF, formatJUnit, formatGitHub, formatGitLab, formatMarkdown, formatHTML}
}

// newReports makes the report for each destination.
func newReports(a *app, opts *auditOptions, outs outputs) ([]render.Report, error) {
	run := render.Run{
		Tool: render.Tool{Name: "jwtctl", Version: buildVersion().Version}, Rules: opts.rules(), Now: a.now(),
		MaxLifetime: opts.decided.MaxLifetime, Fails: opts.fails, Incomplete: func() bool { return a.unreadable },
	}
	var reports []render.Report
	for _, out := range outs {
		r, err := newReport(a, out, run)
		if err != nil {
			return nil, err
		}
		reports = append(reports, r)
	}
	return reports, nil
}

func newReport(a *app, out *sink, run render.Run) (render.Report, error) {
	switch out.Format {
	case formatText:
		return render.NewAuditText(out, out.Theme), nil
	case formatJSON:
		return render.NewAuditJSON(out, run.Tool)
	case formatNDJSON:
		return render.NewAuditNDJSON(out), nil
	case formatSARIF:
		return render.NewAuditSARIF(out, run), nil
	case formatJUnit:
		return render.NewAuditJUnit(out, run), nil
	case formatGitHub:
		if path := a.getenv("GITHUB_STEP_SUMMARY"); path != "" {
			return render.NewAuditGitHub(out, stepSummary(path)), nil
		}
		return render.NewAuditGitHub(out, nil), nil
	case formatGitLab:
		return render.NewAuditGitLab(out), nil
	case formatMarkdown:
		return render.NewAuditMarkdown(out), nil
	case formatHTML:
		return render.NewAuditHTML(out, run), nil
	}
	return nil, fmt.Errorf("no renderer for format %q", out.Format)
}

// stepSummary is the file that GitHub shows below a step. It may hold what
// other commands of the step wrote, so it is appended to.
type stepSummary string

func (path stepSummary) Write(p []byte) (int, error) {
	file, err := os.OpenFile(string(path), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return 0, path.explain(err)
	}
	n, err := file.Write(p)
	return n, path.explain(errors.Join(err, file.Close()))
}

func (path stepSummary) explain(err error) error {
	if err == nil {
		return nil
	}
	return withHint(fmt.Errorf("cannot write the step summary %s: %w", string(path), ioReason(err)),
		"unset GITHUB_STEP_SUMMARY to do without one")
}
