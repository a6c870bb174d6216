package render

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/safetext"
)

// RotationText shows what changed between snapshots as a table.
func RotationText(w io.Writer, theme Theme, changes []audit.KeyChange) error {
	if len(changes) == 0 {
		_, err := io.WriteString(w, "no change\n\n")
		return err
	}
	t := newTable(w, "snapshot", "change", "kid", "type", "alg", "use", "thumbprint", "before")
	for _, c := range changes {
		k, before := c.New, ""
		switch c.Kind {
		case audit.KeyRemoved:
			k = c.Old
		case audit.KeyChanged:
			before = c.Old.Thumbprint()
		case audit.KeyRenamed:
			before = "kid " + c.Old.ID
		case audit.KeyEdited:
			before = edits(c.Old, k)
		}
		row := []string{fmt.Sprint(c.To + 1), string(c.Kind), k.ID, strings.TrimSpace(k.Type + " " + k.Curve), k.Algorithm, k.Use, k.Thumbprint(), before}
		for i := range row {
			row[i] = safetext.Escape(row[i])
		}
		row[1] = changeWord(theme, c.Kind)
		t.append(row...)
	}
	if err := t.render(); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func changeWord(theme Theme, kind audit.ChangeKind) string {
	switch kind {
	case audit.KeyAdded:
		return theme.Good(string(kind))
	case audit.KeyChanged, audit.KeyRenamed:
		return theme.Bad(string(kind))
	}
	return string(kind)
}

// edits names the members that differ.
func edits(old, now *inspect.Key) string {
	var names []string
	for m := range old.JSON.Children() {
		if !inspect.SameJSON(m, now.JSON.Get(m.Name())) {
			names = append(names, shorten(m.Name()))
		}
	}
	for m := range now.JSON.Children() {
		if !old.JSON.Get(m.Name()).Exists() {
			names = append(names, shorten(m.Name()))
		}
	}
	return "other " + strings.Join(names, ", ")
}

// The wire form of a snapshot and of a change in jwtctl.jwks-diff/v1.
type (
	snapshotWire struct {
		Name string `json:"name"`
		At   string `json:"at,omitempty"`
		Keys int    `json:"keys"`
	}
	keyChangeWire struct {
		Change string   `json:"change"`
		From   int      `json:"from"`
		To     int      `json:"to"`
		Before *keyWire `json:"before"`
		After  *keyWire `json:"after"`
	}
)

func wireKeyChange(c audit.KeyChange) keyChangeWire {
	return keyChangeWire{string(c.Kind), c.From, c.To, wireKeyOrNil(c.Old), wireKeyOrNil(c.New)}
}

func wireSnapshot(s audit.Snapshot) snapshotWire {
	wire := snapshotWire{Name: s.Name, Keys: len(s.Keys.Keys)}
	if !s.At.IsZero() {
		wire.At = s.At.UTC().Format(time.RFC3339)
	}
	return wire
}

func wireKeyOrNil(k *inspect.Key) *keyWire {
	if k == nil {
		return nil
	}
	wire := wireKey(k)
	return &wire
}

// rotationJSON writes jwtctl.jwks-diff/v1, one document.
type rotationJSON struct {
	list jsonList
	err  error
}

// NewRotationJSON returns a report in the jwtctl.jwks-diff/v1 format.
func NewRotationJSON(w io.Writer, snapshots []audit.Snapshot, changes []audit.KeyChange) Report {
	var wireSnapshots []snapshotWire
	for _, s := range snapshots {
		wireSnapshots = append(wireSnapshots, wireSnapshot(s))
	}
	wireChanges := []keyChangeWire{}
	for _, c := range changes {
		wireChanges = append(wireChanges, wireKeyChange(c))
	}
	head, err := marshal(struct {
		Schema    string          `json:"schema"`
		Snapshots []snapshotWire  `json:"snapshots"`
		Changes   []keyChangeWire `json:"changes"`
	}{"jwtctl.jwks-diff/v1", wireSnapshots, wireChanges}, "")
	if err != nil {
		return &rotationJSON{err: err}
	}
	return &rotationJSON{list: jsonList{w: w, head: strings.TrimSuffix(string(head), "}") + `,"findings":[`}}
}

func (r *rotationJSON) Token(j *Judged) error {
	for i := range j.Findings {
		if err := r.list.add(wireFinding(&j.Findings[i])); err != nil {
			return err
		}
	}
	return r.err
}

func (r *rotationJSON) Close(s *audit.Summary) error {
	if r.err != nil {
		return r.err
	}
	text, err := marshal(wireSummary(s), "")
	if err != nil {
		return err
	}
	return r.list.close(`],"summary":` + string(text) + `}`)
}
