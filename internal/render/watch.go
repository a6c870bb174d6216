package render

import (
	"fmt"
	"io"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/internal/safetext"
)

// A WatchEvent is what a watch of a key set tells, as a line for people and as
// a line of JSON.
type WatchEvent interface {
	Text(io.Writer, Theme) error
	NDJSON(io.Writer, Theme) error
}

// A WatchStart tells the first snapshot.
type WatchStart struct{ audit.Snapshot }

// A WatchChange tells a change and when it was seen.
type WatchChange struct {
	At time.Time
	audit.KeyChange
}

// A WatchFinding tells what the rules say of a change.
type WatchFinding struct {
	At time.Time
	*audit.Finding
}

// A WatchError tells of a fetch that failed.
type WatchError struct {
	At  time.Time
	Err error
}

// A WatchEnd is the last event and counts the others. Breaking says that the
// watch ended at a change that breaks somebody.
type WatchEnd struct {
	At                               time.Time
	Polls, Changes, Findings, Errors int
	Breaking                         bool
}

func stamp(at time.Time) string { return at.UTC().Format(time.RFC3339) }

// Text writes the line for people.
func (e WatchStart) Text(w io.Writer, theme Theme) error {
	_, err := fmt.Fprintf(w, "%s  %s  %s at %s\n", theme.Dim(stamp(e.At)), "start   ", count(len(e.Keys.Keys), "key"), safetext.Escape(e.Name))
	return err
}

// NDJSON writes the line of JSON.
func (e WatchStart) NDJSON(w io.Writer, _ Theme) error {
	return line(w, struct {
		Type string `json:"type"`
		snapshotWire
	}{"start", wireSnapshot(e.Snapshot)})
}

// Text writes the line for people.
func (e WatchChange) Text(w io.Writer, theme Theme) error {
	k := e.New
	if k == nil {
		k = e.Old
	}
	_, err := fmt.Fprintf(w, "%s  %s%s  %s %s\n", theme.Dim(stamp(e.At)), changeWord(theme, e.Kind), pad(string(e.Kind), 8),
		safetext.Escape(keyName(k)), theme.Dim(k.Thumbprint()))
	return err
}

// NDJSON writes the line of JSON.
func (e WatchChange) NDJSON(w io.Writer, _ Theme) error {
	return line(w, struct {
		Type   string   `json:"type"`
		At     string   `json:"at"`
		Change string   `json:"change"`
		Before *keyWire `json:"before"`
		After  *keyWire `json:"after"`
	}{"change", stamp(e.At), string(e.Kind), wireKeyOrNil(e.Old), wireKeyOrNil(e.New)})
}

// Text writes the line for people.
func (e WatchFinding) Text(w io.Writer, theme Theme) error {
	_, err := fmt.Fprintf(w, "%s  %s  %s: %s\n", theme.Dim(stamp(e.At)), severityWord(theme, e.Severity), e.Rule.ID, safetext.Escape(redactString(e.Message)))
	return err
}

// NDJSON writes the line of JSON.
func (e WatchFinding) NDJSON(w io.Writer, _ Theme) error {
	return line(w, struct {
		Type string `json:"type"`
		At   string `json:"at"`
		finding
	}{"finding", stamp(e.At), wireFinding(e.Finding)})
}

// Text writes nothing: the error is told on standard error.
func (e WatchError) Text(io.Writer, Theme) error { return nil }

// NDJSON writes the line of JSON.
func (e WatchError) NDJSON(w io.Writer, _ Theme) error {
	return line(w, struct {
		Type    string `json:"type"`
		At      string `json:"at"`
		Message string `json:"message"`
	}{"error", stamp(e.At), e.Err.Error()})
}

// Text writes the line for people.
func (e WatchEnd) Text(w io.Writer, theme Theme) error {
	failed := ""
	if e.Errors > 0 {
		failed = fmt.Sprintf(", %d failed", e.Errors)
	}
	_, err := fmt.Fprintf(w, "%s  %s  %s%s, %s, %s\n", theme.Dim(stamp(e.At)), "end     ", count(e.Polls, "poll"), failed, count(e.Changes, "change"), count(e.Findings, "finding"))
	return err
}

// NDJSON writes the line of JSON.
func (e WatchEnd) NDJSON(w io.Writer, _ Theme) error {
	return line(w, struct {
		Type     string `json:"type"`
		At       string `json:"at"`
		Polls    int    `json:"polls"`
		Changes  int    `json:"changes"`
		Findings int    `json:"findings"`
		Errors   int    `json:"errors"`
		Breaking bool   `json:"breaking"`
	}{"end", stamp(e.At), e.Polls, e.Changes, e.Findings, e.Errors, e.Breaking})
}

func line(w io.Writer, v any) error {
	text, err := marshal(v, "")
	if err != nil {
		return err
	}
	_, err = w.Write(append(redact(text), '\n'))
	return err
}
