package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/spf13/cobra"
)

// The formats that several commands know; a command lists its own in
// newOutputFlag, which is the only list of them.
const (
	formatText = "text"
	formatJSON = "json"
)

// toStdout is the FILE that means standard output.
const toStdout = "-"

// outputFlag is -o FORMAT[=FILE], repeatable: each format to its own place,
// and the first format to standard output if the flag is not given.
type outputFlag struct {
	formats []string
	chosen  []destination
}

type destination struct {
	format, file string
	named        bool // standard output was asked for by name
}

func newOutputFlag(formats ...string) outputFlag { return outputFlag{formats: formats} }

// bind declares the flag and its completion on a command.
func (f *outputFlag) bind(cmd *cobra.Command) {
	cmd.Flags().VarP(f, "output", "o",
		fmt.Sprintf("%s, to standard output or a file; repeatable", strings.Join(f.formats, ", ")))
	completeWords(cmd, "output", f.formats)
}

// String shows what was chosen; it is empty at first, so help shows no default.
func (f *outputFlag) String() string {
	var words []string
	for _, d := range f.chosen {
		words = append(words, d.format+"="+d.file)
	}
	return strings.Join(words, " ")
}

// Type names the value in help.
func (f *outputFlag) Type() string { return "FORMAT[=FILE]" }

// Set adds one destination. No two may share a place: mixed formats are
// readable for nobody.
func (f *outputFlag) Set(text string) error {
	format, file, named := strings.Cut(text, "=")
	if !slices.Contains(f.formats, format) {
		return unknownWord(format, f.formats)
	}
	if named && file == "" {
		return withHint(fmt.Errorf("no file after %q", text), fmt.Sprintf("write -o %s=FILE, or -o %[1]s for standard output", format))
	}
	if file == "" || file == "/dev/stdout" {
		file = toStdout
	}
	for _, other := range f.chosen {
		if other.file == file {
			return withHint(fmt.Errorf("%s and %s would go to the same place", other.format, format),
				fmt.Sprintf("give one of them a file: -o %s=FILE", format))
		}
	}
	f.chosen = append(f.chosen, destination{format, file, named})
	return nil
}

// open prepares a sink for each destination. Files come into being with their
// first byte, and under their own name only with commit.
func (f *outputFlag) open(a *app) outputs {
	chosen := f.chosen
	if len(chosen) == 0 {
		chosen = []destination{{format: f.formats[0], file: toStdout}}
	}
	var outs outputs
	for _, d := range chosen {
		if d.file == toStdout {
			outs = append(outs, &sink{Format: d.format, Theme: a.theme, Writer: a.stdout})
			continue
		}
		a.heedSignals()
		file := &lazyFile{path: d.file}
		outs = append(outs, &sink{Format: d.format, Theme: render.NewTheme(a.color.value == colorAlways), Writer: file, file: file})
	}
	return outs
}

// each renders into every destination and keeps the files only if all worked.
func (f *outputFlag) each(a *app, write func(*sink) error) error {
	outs := f.open(a)
	defer outs.abort()
	for _, out := range outs {
		if err := write(out); err != nil {
			return err
		}
	}
	return outs.commit()
}
