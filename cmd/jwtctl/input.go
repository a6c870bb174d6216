package main

import (
	"bytes"
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
	name string
	open func() (io.ReadCloser, error)
}

// inputs tells for each argument what it is. Without arguments standard input
// is read, if something is piped into it.
func (a *app) inputs(args []string) ([]input, error) {
	if len(args) == 0 {
		if a.stdinTTY {
			return nil, usagef("give a token, a file, or - for standard input", "no token given")
		}
		args = []string{toStdin}
	}
	var list []input
	for i, arg := range args {
		more, err := a.input(i+1, arg)
		if err != nil {
			return nil, err
		}
		list = append(list, more...)
	}
	return list, nil
}

// input resolves one argument: -, then a file or directory of that name,
// then a token.
func (a *app) input(n int, arg string) ([]input, error) {
	if arg == toStdin {
		return []input{{"stdin", func() (io.ReadCloser, error) { return io.NopCloser(a.stdin), nil }}}, nil
	}
	info, err := os.Stat(arg)
	switch {
	case err == nil && info.IsDir():
		return directory(arg)
	case err == nil:
		return []input{file(arg)}, nil
	case !errors.Is(err, fs.ErrNotExist) && namesFile(arg), fileLike(arg):
		return nil, withHint(fmt.Errorf("cannot read %s: %w", shorten(arg), ioReason(err)), "give a token, a file that exists, or - for standard input")
	}
	return []input{{fmt.Sprintf("argument %d", n), func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(arg)), nil
	}}}, nil
}

func file(name string) input {
	return input{name, func() (io.ReadCloser, error) { return os.Open(name) }}
}

// directory lists the regular files below a directory, in the order of their
// names, hidden ones left out.
func directory(root string) ([]input, error) {
	var list []input
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path != root && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return filepath.SkipDir
			}
		case entry.Type().IsRegular():
			list = append(list, file(path))
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", shorten(root), ioReason(err))
	}
	return list, nil
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
		if err != nil {
			return err
		}
		seen(in.name, n)
	}
	return nil
}

func (a *app) readInput(r *intake.Reader, in input, visit func(string, *intake.Found) error) (tokens int, err error) {
	src, err := in.open()
	if err != nil {
		return 0, fmt.Errorf("cannot read %s: %w", in.name, ioReason(err))
	}
	defer src.Close()
	var visitErr error
	err = r.Read(src, func(f *intake.Found) error {
		tokens = f.Index
		if f.Stripped != "" && f.Alone {
			a.note("%s: stripped %s", in.name, f.Stripped)
		}
		visitErr = visit(in.name, f)
		return visitErr
	})
	if err != nil && visitErr == nil {
		err = fmt.Errorf("cannot read %s: %w", in.name, ioReason(err))
	}
	return tokens, err
}
