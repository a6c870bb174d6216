package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/intake"
)

// toStdin is the argument that means standard input.
const toStdin = "-"

// An input is one thing to read: an argument that is a token, a file, or
// standard input.
type input struct {
	name  string
	open  func() (io.ReadCloser, error)
	ready bool // opening it never waits
}

// inputs tells for each argument what it is. Without arguments standard input
// is read, if something is piped into it.
func (a *app) inputs(args []string) ([]input, error) { return a.chosenInputs(args, &fileChoice{}) }

// chosenInputs does the same, with a choice of the files in directories.
func (a *app) chosenInputs(args []string, choice *fileChoice) ([]input, error) {
	if len(args) == 0 {
		if a.stdinTTY {
			return nil, usagef("give a token, a file, or - for standard input", "no token given")
		}
		args = []string{toStdin}
	}
	var list []input
	for i, arg := range args {
		switch {
		case arg == "":
			return nil, usagef("is a variable not set?", "argument %d is empty", i+1)
		case strings.EqualFold(arg, "Bearer") && i+1 < len(args):
			a.note("argument %d: stripped %q", i+1, arg)
		default:
			list = append(list, a.input(i+1, arg, choice)...)
		}
	}
	return list, nil
}

// input resolves one argument: -, then a file or directory of that name,
// then a token.
func (a *app) input(n int, arg string, choice *fileChoice) []input {
	if arg == toStdin {
		return []input{{"stdin", func() (io.ReadCloser, error) { return a.piped, nil }, true}}
	}
	info, err := os.Stat(arg)
	switch {
	case err == nil && info.IsDir():
		return a.directory(arg, choice)
	case err == nil, errors.Is(err, fs.ErrPermission), fileLike(arg):
		if err != nil && isGlob(arg) {
			return a.matching(arg, choice)
		}
		in := file(arg)
		in.ready = err == nil && info.Mode().IsRegular()
		return []input{in}
	case isGlob(arg):
		return a.matching(arg, choice)
	}
	return []input{{fmt.Sprintf("argument %d", n), func() (io.ReadCloser, error) {
		return argument{strings.NewReader(arg)}, nil
	}, true}}
}

// An argument is a token on the command line: reading it never waits.
type argument struct{ io.Reader }

// Close satisfies io.Closer.
func (argument) Close() error { return nil }

func file(name string) input {
	return input{name: name, open: func() (io.ReadCloser, error) { return os.Open(name) }}
}

// openWithin opens the input, or gives up when the context ends: opening a
// fifo waits for its writer.
func (in *input) openWithin(ctx context.Context) (io.ReadCloser, error) {
	if in.ready {
		return in.open()
	}
	type opened struct {
		src io.ReadCloser
		err error
	}
	done := make(chan opened, 1)
	go func() {
		src, err := in.open()
		done <- opened{src, err}
	}()
	select {
	case o := <-done:
		return o.src, o.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// leadsToFile follows a symbolic link, as mounted secrets consist of them.
func leadsToFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// fileLike reports an argument that is meant as a file name: one that has a
// path separator or a usual ending, and that no token can be.
func fileLike(arg string) bool {
	if !namesFile(arg) || inspect.Parse([]byte(arg)).Plausible() {
		return false
	}
	tokens, stripped := inspect.Unwrap([]byte(arg))
	if stripped != "" || strings.ContainsAny(arg, " {") || bytes.HasPrefix(tokens[0], []byte("ey")) {
		return false
	}
	if !strings.Contains(arg, ".") {
		return true // a word without a dot is no token either: the file was meant
	}
	switch strings.ToLower(filepath.Ext(arg)) {
	case ".jwt", ".json", ".ndjson", ".jsonl", ".txt", ".log", ".har", ".pem", ".jwk", ".jwks", ".token", ".gz":
		return true
	}
	return strings.ContainsAny(arg, `/\`)
}

// namesFile reports whether arg could be a file name at all.
func namesFile(arg string) bool { return len(arg) < 4096 && !strings.Contains(arg, "\n") }

// eachToken reads the inputs in order and visits every token in them. seen is
// told of each input that has been read, with the number of its tokens.
func (a *app) eachToken(inputs []input, visit func(name string, f *intake.Found) error, seen func(name string, tokens int)) error {
	var r intake.Reader
	for _, in := range inputs {
		n, err := a.readInput(&r, in, visit)
		var unreadable unreadableError
		switch {
		case errors.As(err, &unreadable) && a.unread(err):
		case err != nil:
			return err
		default:
			seen(in.name, n)
		}
	}
	return nil
}

// unreadableError is an input that could not be read. It is told in its
// place and the rest goes on; the exit code remembers it.
type unreadableError struct{ error }

// Unwrap gives the cause: an interrupt is no matter of the input.
func (e unreadableError) Unwrap() error { return e.error }

// Hint tells the next step.
func (unreadableError) Hint() string {
	return "give a token, a file that exists, or - for standard input"
}

// unread reports an unreadable input, unless the user has had enough.
func (a *app) unread(err error) bool {
	if errors.Is(err, context.Canceled) {
		return false
	}
	a.report(err)
	a.unreadable = true
	return true
}

// stopped is the end of a command that could not go on to the end: a no that
// was found by then stays a no, unless the user broke it off.
func (a *app) stopped(yes bool, err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	return verdict(yes, err)
}

// concluded is the end of a command over inputs: a no stays a no, and a yes
// counts only where everything could be read.
func (a *app) concluded(yes bool, writeErr error) error {
	if yes && writeErr == nil && a.unreadable {
		return errReported
	}
	return verdict(yes, writeErr)
}

func (a *app) readInput(r *intake.Reader, in input, visit func(string, *intake.Found) error) (tokens int, err error) {
	src, err := in.openWithin(a.ctx)
	if err != nil {
		return 0, unreadableError{fmt.Errorf("cannot read %s: %w", shorten(in.name), ioReason(err))}
	}
	defer src.Close()
	var visitErr error
	err = r.Read(intake.Plain(withinContext(a.ctx, src)), func(f *intake.Found) error {
		tokens = f.Index
		if f.Stripped != "" && f.Alone {
			a.note("%s: stripped %s", in.name, f.Stripped)
		}
		visitErr = visit(in.name, f)
		return visitErr
	})
	if err != nil && visitErr == nil {
		err = unreadableError{fmt.Errorf("cannot read %s: %w", in.name, ioReason(err))}
	}
	return tokens, err
}
