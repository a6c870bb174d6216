package main

import (
	"bufio"
	"context"
	"fmt"
	"time"

	"github.com/jwtctl/jwtctl/internal/fetch"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/jwtctl/jwtctl/internal/safetext"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// app is what every command is given: the world, seen through the global
// flags. Its clock, colours and streams hold from the moment RunE is called.
type app struct {
	env    // with stdin that Ctrl-C can interrupt, and stdout through buffer
	ctx    context.Context
	piped  *cancelReader    // stdin
	wall   func() time.Time // the clock of the world, whatever --now says
	buffer *bufio.Writer    // keeps its first write error; finish flushes it
	theme  render.Theme     // for stdout

	// defaultRun is what a bare jwtctl does with piped input.
	defaultRun func(*cobra.Command, []string) error

	telling    *progress // what stands on the terminal's last line, nil for nothing
	unreadable bool      // some input could not be read, and was reported

	color choice
	clock instant
	quiet bool
}

func newApp(ctx context.Context, env env) *app {
	buffer := bufio.NewWriterSize(env.stdout, 64<<10)
	piped := &cancelReader{ctx: ctx, src: env.stdin}
	env.stdin = piped
	env.stdout = buffer
	if env.sleep == nil {
		env.sleep = fetch.Sleep
	}
	return &app{
		env:    env,
		ctx:    ctx,
		piped:  piped,
		wall:   env.now,
		buffer: buffer,
		color:  newChoice("WHEN", colorAuto, colorAuto, colorAlways, colorNever),
	}
}

// bind declares the flags that every command has.
func (a *app) bind(root *cobra.Command) {
	flags := root.PersistentFlags()
	flags.Var(&a.color, "color", "when to colour: auto, always or never")
	flags.Var(&a.clock, "now", "take this moment for now, to repeat a run exactly")
	flags.BoolVarP(&a.quiet, "quiet", "q", false, "no notes on standard error")
	flags.BoolP("help", "h", false, "show help")
	flags.VisitAll(func(flag *pflag.Flag) { putInGroup(flag, globalFlags) })
	a.color.complete(root, "color")
}

// setUp applies the global flags once they are parsed.
func (a *app) setUp() {
	a.theme = render.NewTheme(a.colored(a.stdoutTTY))
	if fixed := a.clock.Time; !fixed.IsZero() {
		a.now = func() time.Time { return fixed }
	}
}

// letClockRun makes a clock that --now has set go on from there, for commands
// that wait and see: at one and the same moment nothing can change.
func (a *app) letClockRun() {
	if from := a.clock.Time; !from.IsZero() {
		start := a.wall()
		a.now = func() time.Time { return from.Add(a.wall().Sub(start)) }
	}
}

// note tells the user something beside the result, on standard error.
func (a *app) note(format string, args ...any) {
	if !a.quiet {
		a.lineFree()
		fmt.Fprintf(a.stderr, "note: %s\n", safetext.Escape(fmt.Sprintf(format, args...)))
	}
}
