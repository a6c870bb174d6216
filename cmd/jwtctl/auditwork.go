package main

import (
	"context"
	"sync"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/intake"
	"github.com/jwtctl/jwtctl/internal/render"
)

// A part of an audit is complete with this many tokens or findings, so that
// text made of nothing but broken tokens takes no more memory than any other.
const (
	maxPartTokens   = 1024
	maxPartFindings = 2048
)

// An auditPart is what a worker found out about some tokens, one behind the
// other. It does not refer to the text they stood in.
type auditPart struct {
	tokens   []judgedToken
	findings []audit.Finding // of all tokens
	texts    []byte          // of the tokens that have to be looked at again
}

type judgedToken struct {
	loc      audit.Location
	response *inspect.TokenResponse // one that is judged in its turn, and no token
	stripped string
	note     audit.Note
	subject  render.Subject
	findings int // how many
	text     int // how long, where it has to be looked at again
}

// An auditWorker judges the tokens in parts of inputs.
type auditWorker struct {
	engine *audit.Engine
	finder intake.Finder
	parts  *sync.Pool
}

// do judges the tokens of an item and emits what it found out.
func (w *auditWorker) do(ctx context.Context, item *auditItem, emit func(*auditPart) error) error {
	if item.turn != nil {
		return nil
	}
	part := w.part()
	_, err := w.finder.Find(&item.chunk, func(f *intake.Found) error {
		w.judge(part, item.name, f)
		if len(part.tokens) < maxPartTokens && len(part.findings) < maxPartFindings {
			return nil
		}
		full := part
		part = w.part()
		return emit(full)
	})
	if err != nil || len(part.tokens) == 0 {
		return err
	}
	return emit(part)
}

func (w *auditWorker) judge(part *auditPart, name string, f *intake.Found) {
	loc := location(name, f)
	if f.Response != nil {
		loc.Index = 0
		part.tokens = append(part.tokens, judgedToken{loc: loc, response: f.Response})
		return
	}
	findings, note := w.engine.Judge(f.Token, loc)
	j := judgedToken{loc: loc, note: note, findings: len(findings)}
	j.subject = render.NewSubject(f.Token, w.engine.Gist())
	if f.Alone {
		j.stripped = f.Stripped
	}
	if note.Wanted() {
		j.text = len(f.Token.Text)
		part.texts = append(part.texts, f.Token.Text...)
	}
	part.tokens = append(part.tokens, j)
	part.findings = append(part.findings, findings...)
}

func (w *auditWorker) part() *auditPart {
	part := w.parts.Get().(*auditPart)
	part.tokens, part.findings, part.texts = part.tokens[:0], part.findings[:0], part.texts[:0]
	return part
}
