package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"sync/atomic"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/wordlist"
	"github.com/jwtctl/jwtctl/internal/inorder"
	"github.com/jwtctl/jwtctl/internal/intake"
	"github.com/jwtctl/jwtctl/internal/render"
)

// wordBlock is how much of a word list is tried at a time. A word longer than
// that is no secret that anybody has typed, and is passed over.
const wordBlock = 256 << 10

// errAllSolved ends a search that has nothing left to look for.
var errAllSolved = errors.New("all solved")

// A wordSearch tries the words of a file on HMACs.
type wordSearch struct {
	name   string
	trials []*wordlist.Trial
	solved []atomic.Bool
	open   int // not solved
	line   int // of the file, tried so far
	hit    func(trial, line int)
}

// A wordHit is a word that fits, by the lines of its block.
type wordHit struct{ trial, line int }

// A words is a block of whole lines.
type words struct {
	text  []byte
	lines int // how many, once they have been tried
}

// searchWords tries the lists of --wordlist on the HMACs that resisted all
// that everybody knows, each list once for all of them.
func (r *auditRun) searchWords(ctx context.Context) error {
	unsolved := r.engine.Unsolved()
	for _, name := range r.opts.wordlists {
		if len(unsolved) == 0 {
			break
		}
		left := unsolved[:0:0]
		s := newWordSearch(name, unsolved)
		found := make([]int, len(unsolved))
		s.hit = func(trial, line int) { found[trial] = line }
		if err := s.run(ctx, r); err != nil {
			return err
		}
		for i := range unsolved {
			u := &unsolved[i]
			if found[i] == 0 {
				left = append(left, *u)
				continue
			}
			findings := r.engine.Solve(u, fmt.Sprintf("in line %d of %s", found[i], name))
			if err := r.judged(&render.Judged{Location: u.Location, Token: r.subject(u), Findings: findings}); err != nil {
				return err
			}
		}
		unsolved = left
	}
	return nil
}

func newWordSearch(name string, unsolved []audit.Unsolved) *wordSearch {
	s := &wordSearch{name: name, open: len(unsolved), solved: make([]atomic.Bool, len(unsolved))}
	for i := range unsolved {
		s.trials = append(s.trials, unsolved[i].Trial)
	}
	return s
}

// run reads the file through once, and less if everything is found.
func (s *wordSearch) run(ctx context.Context, r *auditRun) error {
	in := file(s.name)
	if s.name == toStdin {
		in = r.a.input(0, toStdin, &fileChoice{})[0]
	}
	progress := r.a.progress(func() string {
		return fmt.Sprintf("%s: %d words tried on %d tokens", shorten(s.name), s.line, s.open)
	})
	defer progress.clear()
	job := inorder.Job[*words, wordHit]{
		Workers: r.opts.jobs.n,
		Feed: func(ctx context.Context, send func(*words) error) error {
			src, err := in.openWithin(ctx)
			if err != nil {
				return err
			}
			defer src.Close()
			return s.feed(intake.Plain(withinContext(ctx, src)), send)
		},
		Worker: s.worker,
		Take:   func(_ *words, hit wordHit) error { return s.take(hit) },
		Done: func(w *words) error {
			s.line += w.lines
			progress.tick()
			if s.open == 0 {
				return errAllSolved
			}
			return nil
		},
	}
	err := job.Run(ctx)
	if err == nil || errors.Is(err, errAllSolved) {
		return nil
	}
	return wordlistError(s.name, err)
}

// wordlistError says which list cannot be read.
func wordlistError(name string, err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	return withHint(fmt.Errorf("cannot read the word list %s: %w", shorten(name), ioReason(err)), "check the file given with --wordlist")
}

// checkWordlists finds out before the work begins whether the lists are there.
func (o *auditOptions) checkWordlists() error {
	for _, name := range o.wordlists {
		if name == toStdin {
			continue
		}
		info, err := os.Stat(name)
		if err == nil && info.IsDir() {
			err = errors.New("it is a directory")
		}
		if err != nil {
			return wordlistError(name, err)
		}
	}
	return nil
}

// feed sends the file in blocks of whole lines.
func (s *wordSearch) feed(src io.Reader, send func(*words) error) error {
	var rest []byte
	skipping := false // in a line that is longer than a block
	for {
		block := make([]byte, wordBlock)
		n := copy(block, rest)
		m, err := io.ReadFull(src, block[n:])
		block = block[:n+m]
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return err
		}
		ended := err != nil
		cut := len(block)
		if !ended {
			cut = bytes.LastIndexByte(block, '\n') + 1
		}
		rest = append(rest[:0], block[cut:]...)
		block = block[:cut]
		if skipping && cut > 0 {
			end := bytes.IndexByte(block, '\n') + 1
			block, skipping = block[max(end-1, 0):], false // its line end is left, to count it
		}
		if cut == 0 && !ended {
			skipping, rest = true, rest[:0]
		}
		if len(block) > 0 {
			if err := send(&words{text: block}); err != nil {
				return err
			}
		}
		if ended {
			return nil
		}
	}
}

func (s *wordSearch) worker() func(context.Context, *words, func(wordHit) error) error {
	trials := make([]*wordlist.Trial, len(s.trials))
	for i, t := range s.trials {
		trials[i] = t.Clone()
	}
	return func(ctx context.Context, w *words, emit func(wordHit) error) (err error) {
		open := func(i int) bool { return !s.solved[i].Load() && ctx.Err() == nil }
		w.lines = wordlist.Try(w.text, trials, open, func(trial, line int, _ []byte) {
			if err == nil {
				err = emit(wordHit{trial, line})
			}
		})
		if err == nil {
			err = ctx.Err()
		}
		return err
	}
}

// take notes the first word that fits, in the order of the list.
func (s *wordSearch) take(hit wordHit) error {
	if !s.solved[hit.trial].Swap(true) {
		s.hit(hit.trial, s.line+hit.line+1)
		s.open--
	}
	return nil
}

// subject is what reports say of a token that is reported again.
func (r *auditRun) subject(u *audit.Unsolved) *render.Subject {
	token := u.Token()
	subject := render.NewSubject(token, audit.GistOf(token, r.engine.Profile()))
	return &subject
}
