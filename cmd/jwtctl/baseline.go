package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/spf13/cobra"
)

// maxBaselineFile bounds what is read of a baseline.
const maxBaselineFile = 64 << 20

// baselineSource are the flags about findings that are known.
type baselineSource struct {
	file   string
	update bool
}

func (s *baselineSource) bind(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&s.file, "baseline", "", "findings in `FILE` are known and do not count for --fail-on")
	flags.BoolVar(&s.update, "update-baseline", false, "write the findings of this run to the file of --baseline")
	putInGroup(flags.Lookup("baseline"), policyFlags)
	putInGroup(flags.Lookup("update-baseline"), policyFlags)
}

// load reads the baseline, nil where none is asked for.
func (s *baselineSource) load() (*audit.Baseline, error) {
	if s.file == "" {
		if s.update {
			return nil, usagef("name the file: --baseline .jwtctl-baseline.json --update-baseline", "--update-baseline without --baseline")
		}
		return nil, nil
	}
	if err := refusePipe("baseline", s.file); err != nil {
		return nil, err
	}
	text, err := s.read()
	switch {
	case errors.Is(err, fs.ErrNotExist) && s.update:
		text = nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, usagef("--update-baseline makes it", "there is no baseline %s", shorten(s.file))
	case err != nil:
		return nil, usagef("check the path", "cannot read the baseline %s: %w", shorten(s.file), ioReason(err))
	}
	known, err := audit.ReadBaseline(text)
	if err != nil {
		return nil, usagef("restore it from version control, or delete it and make it anew with --update-baseline", "cannot use the baseline %s: %w", shorten(s.file), err)
	}
	known.Name = s.namer()
	return known, nil
}

func (s *baselineSource) read() ([]byte, error) {
	f, err := os.Open(s.file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxBaselineFile+1))
	if err == nil && len(text) > maxBaselineFile {
		err = errors.New("too large for a baseline")
	}
	if text == nil {
		text = []byte{}
	}
	return text, err
}

// namer returns a function that names files as seen from the baseline's
// directory, so that it does not matter where the program runs, nor whether an
// absolute name was given.
func (s *baselineSource) namer() func(string) string {
	dir, err := filepath.Abs(filepath.Dir(s.file))
	if err != nil {
		return nil
	}
	last, name := "", ""
	return func(input string) string {
		if input != last {
			last, name = input, nameFrom(dir, input)
		}
		return name
	}
}

// nameFrom names a file as seen from a directory; what is no file keeps its name.
func nameFrom(dir, input string) string {
	if input == "stdin" || strings.HasPrefix(input, "argument ") || strings.Contains(input, "://") {
		return input
	}
	if abs, err := filepath.Abs(input); err == nil {
		if rel, err := filepath.Rel(dir, abs); err == nil {
			return filepath.ToSlash(rel)
		}
	}
	return filepath.ToSlash(filepath.Clean(input))
}

// gone reports whether an input of the baseline is a file that was deleted.
func (s *baselineSource) gone(input string) bool {
	if input == "stdin" || strings.HasPrefix(input, "argument ") || strings.Contains(input, "://") {
		return false
	}
	_, err := os.Lstat(filepath.Join(filepath.Dir(s.file), filepath.FromSlash(input)))
	return errors.Is(err, fs.ErrNotExist)
}

// settleBaseline ends a run: it tells which known findings are no longer
// there, and writes the baseline anew if that was asked for.
func (r *auditRun) settleBaseline() error {
	b, source := r.filter.Baseline, &r.opts.baseline
	if b == nil {
		return nil
	}
	stale := b.Stale(r.opts.ran, source.gone)
	if !source.update {
		if len(stale) > 0 {
			r.a.note("%s: %d known findings are no longer there, --update-baseline takes them out: %s", source.file, len(stale), someOf(stale))
		}
		return nil
	}
	if r.a.unreadable {
		r.a.note("%s is left as it was, because some input could not be read", source.file)
		return nil
	}
	b.Prune(stale)
	text, err := b.Encode()
	if err != nil {
		return err
	}
	if err := source.write(text); err != nil {
		return withHint(err, "check the place that --baseline names")
	}
	r.a.note("%s: %d known findings, %d of them new, %d no longer there", source.file, b.Len(), b.Added(), len(stale))
	return nil
}

// write puts the file in its place as a whole.
func (s *baselineSource) write(text []byte) error {
	file := &lazyFile{path: s.file}
	defer file.abort()
	if _, err := file.Write(text); err != nil {
		return err
	}
	return file.commit()
}

// ran reports whether the run had a rule.
func (o *auditOptions) ran(rule string) bool {
	p := &o.decided
	return (len(p.Select) == 0 || audit.MatchesID(p.Select, rule)) && !audit.MatchesID(p.Ignore, rule)
}

// someOf names a few findings.
func someOf(entries []audit.BaselineEntry) string {
	const most = 5
	var names []string
	for _, e := range entries[:min(len(entries), most)] {
		names = append(names, fmt.Sprintf("%s at %s of %s", e.Rule, e.Path, e.Input))
	}
	if more := len(entries) - most; more > 0 {
		names = append(names, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(names, "; ")
}
