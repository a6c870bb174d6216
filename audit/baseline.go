package audit

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/jwtctl/jwtctl/internal/safetext"
)

// BaselineSchema names the format of a baseline.
const BaselineSchema = "jwtctl.baseline/v1"

// maxBaseline bounds how many findings a baseline knows.
const maxBaseline = 100_000

// A Baseline knows findings that were there before, by their fingerprints. It
// is not safe for concurrent use.
type Baseline struct {
	// Name makes of the name of an input one that does not depend on where the
	// program runs; nil leaves names as they are.
	Name func(string) string

	known map[string]*BaselineEntry
	seen  map[string]bool // inputs of the run, by their names as Name makes them
	added int
}

// A BaselineEntry is a finding that is known. All but the fingerprint is there
// for people; nothing of it is a value out of a token.
type BaselineEntry struct {
	Fingerprint string `json:"fingerprint"`
	Rule        string `json:"rule"`
	Input       string `json:"input"`
	Path        string `json:"path"`

	met bool // in this run
}

// ReadBaseline reads what [Baseline.Encode] wrote; no text is an empty one.
func ReadBaseline(text []byte) (*Baseline, error) {
	b := &Baseline{known: map[string]*BaselineEntry{}, seen: map[string]bool{}}
	if text == nil {
		return b, nil
	}
	var file struct {
		Schema   string           `json:"schema"`
		Findings []*BaselineEntry `json:"findings"`
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&file); err != nil {
		return nil, fmt.Errorf("not a baseline (byte %d): %w", dec.InputOffset(), err)
	}
	switch {
	case file.Schema != BaselineSchema:
		return nil, fmt.Errorf("its schema is %q, want %q", file.Schema, BaselineSchema)
	case len(bytes.TrimSpace(text[dec.InputOffset():])) > 0:
		return nil, fmt.Errorf("something follows at byte %d", dec.InputOffset())
	case len(file.Findings) > maxBaseline:
		return nil, fmt.Errorf("it has more than %d findings", maxBaseline)
	}
	for i, e := range file.Findings {
		if e == nil || !strings.HasPrefix(e.Fingerprint, "sha256:") || e.Rule == "" {
			return nil, fmt.Errorf("finding %d has no fingerprint or no rule", i+1)
		}
		b.known[e.Fingerprint] = e
	}
	return b, nil
}

// Saw notes that the run has looked at an input.
func (b *Baseline) Saw(input string) { b.seen[b.name(input)] = true }

func (b *Baseline) name(input string) string {
	if b.Name == nil {
		return input
	}
	return b.Name(input)
}

// Knows reports whether a finding is known, and remembers that it was met.
func (b *Baseline) Knows(f *Finding) bool {
	e := b.known[b.fingerprint(f)]
	if e != nil {
		e.met = true
	}
	return e != nil
}

// fingerprint is that of the finding under the name that Name makes.
func (b *Baseline) fingerprint(f *Finding) string {
	named := *f
	named.Location.Input = b.name(f.Location.Input)
	return named.Fingerprint()
}

// Add takes a finding in. It fails where there are too many.
func (b *Baseline) Add(f *Finding) error {
	if b.Knows(f) {
		return nil
	}
	if len(b.known) >= maxBaseline {
		return errors.New("there are too many different findings for a baseline")
	}
	id := b.fingerprint(f)
	b.known[id] = &BaselineEntry{Fingerprint: id, Rule: f.Rule.ID, Input: b.name(f.Location.Input), Path: plainPath(f.Location.Path), met: true}
	b.added++
	return nil
}

// plainPath returns a path that holds names such as programmers choose. What
// else stands in one is the token's author's, and is left out from "…" on.
func plainPath(path string) string {
	steps := strings.Split(path, "/")
	for i, step := range steps {
		if len(step) > 40 || strings.Trim(step, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-.") != "" {
			return strings.Join(append(steps[:i:i], "…"), "/")
		}
	}
	return path
}

// Stale returns the findings that the run should have met and did not, in
// order: those of inputs that it has looked at or that are gone, by rules that
// it has run.
func (b *Baseline) Stale(ran func(rule string) bool, gone func(input string) bool) []BaselineEntry {
	var stale []BaselineEntry
	for _, e := range b.known {
		if !e.met && ran(e.Rule) && (b.seen[e.Input] || gone(e.Input)) {
			stale = append(stale, *e)
		}
	}
	slices.SortFunc(stale, compareEntries)
	return stale
}

// Prune takes findings out.
func (b *Baseline) Prune(entries []BaselineEntry) {
	for _, e := range entries {
		delete(b.known, e.Fingerprint)
	}
}

// Len returns how many findings are known.
func (b *Baseline) Len() int { return len(b.known) }

// Added returns how many findings were taken in by the run.
func (b *Baseline) Added() int { return b.added }

func compareEntries(x, y BaselineEntry) int {
	return cmp.Or(cmp.Compare(x.Input, y.Input), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Path, y.Path), cmp.Compare(x.Fingerprint, y.Fingerprint))
}

// Encode writes the baseline as JSON, one finding a line and in order, so that
// a comparison of two tells what has changed.
func (b *Baseline) Encode() ([]byte, error) {
	var list []BaselineEntry
	for _, e := range b.known {
		list = append(list, *e)
	}
	slices.SortFunc(list, compareEntries)
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\n  \"schema\": %q,\n  \"findings\": [", BaselineSchema)
	for i, e := range list {
		var line bytes.Buffer
		enc := json.NewEncoder(&line)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(e); err != nil {
			return nil, err
		}
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n    ")
		out.Write(safetext.AppendJSON(nil, bytes.TrimSpace(line.Bytes())))
	}
	if len(list) > 0 {
		out.WriteString("\n  ")
	}
	out.WriteString("]\n}\n")
	return out.Bytes(), nil
}
