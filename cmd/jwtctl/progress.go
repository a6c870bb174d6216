package main

import (
	"fmt"
	"time"

	"github.com/jwtctl/jwtctl/internal/safetext"
)

const (
	// progressAfter is how long a command may be silent.
	progressAfter = 500 * time.Millisecond
	// progressEvery is how often it says how far it is.
	progressEvery = 200 * time.Millisecond
	// progressWidth is how long a line may be, in characters: one that a
	// terminal breaks could not be removed.
	progressWidth = 79
)

// A progress tells on standard error how far long work is: on a terminal
// only, and only if it lasts. It belongs to the goroutine that reports.
type progress struct {
	a     *app
	say   func() string
	next  time.Time
	shown bool
}

// progress begins to watch over work; say tells how far it is.
func (a *app) progress(say func() string) *progress {
	p := &progress{a: a, say: say}
	if a.stderrTTY && !a.quiet {
		p.next = a.wall().Add(progressAfter)
	}
	return p
}

// tick is called now and then by the work.
func (p *progress) tick() {
	if p.next.IsZero() {
		return
	}
	now := p.a.wall()
	if now.Before(p.next) {
		return
	}
	if p.a.stdoutTTY {
		_ = p.a.buffer.Flush() // what is in it stands above; it keeps an error
	}
	p.next, p.shown, p.a.telling = now.Add(progressEvery), true, p
	fmt.Fprintf(p.a.stderr, "\r\x1b[K%s", oneLine(safetext.Escape(p.say())))
}

// oneLine cuts a line that a terminal might break.
func oneLine(line string) string {
	if runes := []rune(line); len(runes) > progressWidth {
		return string(runes[:progressWidth])
	}
	return line
}

// lineFree removes what a progress tells, for what is written next.
func (a *app) lineFree() {
	if a.telling != nil {
		a.telling.clear()
	}
}

// clear removes what was told, before anything else is.
func (p *progress) clear() {
	if p.shown {
		p.shown, p.a.telling = false, nil
		fmt.Fprint(p.a.stderr, "\r\x1b[K")
	}
}
