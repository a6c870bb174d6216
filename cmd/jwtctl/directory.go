package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/jwtctl/jwtctl/internal/intake"
	"github.com/spf13/cobra"
)

// A fileChoice says which files of a directory are read.
type fileChoice struct {
	include, exclude []string
	noIgnore         bool
}

func (c *fileChoice) bind(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringSliceVar(&c.include, "include", nil, "of directories, only the files that match: `GLOB,...`")
	flags.StringSliceVar(&c.exclude, "exclude", nil, "of directories, no files and folders that match: `GLOB,...`")
	flags.BoolVar(&c.noIgnore, "no-ignore", false, "read what .gitignore, .ignore and .jwtctlignore leave out too")
}

// check finds out whether the patterns are any.
func (c *fileChoice) check() error {
	for _, glob := range append(append([]string(nil), c.include...), c.exclude...) {
		if !doublestar.ValidatePattern(glob) {
			return usagef(`write it like '*.log' or 'logs/**/*.json'`, "%q is no pattern for file names", shorten(glob))
		}
	}
	return nil
}

// matchesAny reports whether a path, or for a pattern without a slash its last
// part, matches one of the patterns.
func matchesAny(globs []string, file string) bool {
	for _, glob := range globs {
		if doublestar.MatchUnvalidated(glob, file) || !strings.Contains(glob, "/") && doublestar.MatchUnvalidated(glob, path.Base(file)) {
			return true
		}
	}
	return false
}

// A walk lists the files below a directory.
type walk struct {
	app    *app
	choice *fileChoice
	root   string
	lists  map[string]intake.IgnoreList // by directory, relative to the root
	list   []input
	left   int // out, by ignore files
}

// directory lists the files below a directory, in the order of their names;
// hidden ones are left out and links to files followed. What cannot be listed
// is an input that fails when its turn comes.
func (a *app) directory(root string, choice *fileChoice) []input {
	w := walk{app: a, choice: choice, root: root, lists: map[string]intake.IgnoreList{}}
	_ = filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		return w.visit(path, entry, err)
	})
	if w.left > 0 {
		a.note("%s: %s left out by ignore files; --no-ignore reads them", root, countNoun(w.left, "name"))
	}
	if len(w.list) == 0 {
		a.note("%s: no file in it to read", root)
	}
	return w.list
}

func (w *walk) visit(name string, entry fs.DirEntry, err error) error {
	if err != nil {
		w.list = append(w.list, input{name: name, open: func() (io.ReadCloser, error) { return nil, err }})
		return nil
	}
	relative := "."
	if rel, err := filepath.Rel(w.root, name); err == nil {
		relative = filepath.ToSlash(rel)
	}
	switch dir := entry.IsDir(); {
	case relative == ".":
		w.enter(relative, name)
	case strings.HasPrefix(entry.Name(), "."), matchesAny(w.choice.exclude, relative):
		return skip(dir)
	case w.lists[path.Dir(relative)].Ignores(relative, dir):
		w.left++
		return skip(dir)
	case dir:
		w.enter(relative, name)
	case len(w.choice.include) > 0 && !matchesAny(w.choice.include, relative):
	case entry.Type().IsRegular() || entry.Type()&fs.ModeSymlink != 0 && leadsToFile(name):
		w.list = append(w.list, file(name))
	default:
		w.app.note("%s: not a regular file, left out", name)
	}
	return nil
}

func skip(dir bool) error {
	if dir {
		return filepath.SkipDir
	}
	return nil
}

// enter reads the ignore files of a directory.
func (w *walk) enter(relative, name string) {
	list, dir := w.lists[path.Dir(relative)], relative
	if relative == "." {
		dir = ""
	}
	if !w.choice.noIgnore {
		for _, base := range intake.IgnoreFiles() {
			if text, err := readIgnoreFile(filepath.Join(name, base)); err == nil {
				list = list.With(dir, text)
			} else if !errors.Is(err, fs.ErrNotExist) {
				w.app.note("%s: cannot be read: %v", filepath.Join(name, base), ioReason(err))
			}
		}
	}
	w.lists[relative] = list
}

// maxIgnoreFile is how much of an ignore file is read.
const maxIgnoreFile = 1 << 20

func readIgnoreFile(name string) (string, error) {
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() {
		return "", errors.Join(err, fs.ErrNotExist)
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxIgnoreFile))
	return string(text), err
}

// isGlob reports an argument that is meant as a pattern for file names: it has
// a "*" and nothing that stands in tokens, URLs and JSON.
func isGlob(arg string) bool {
	return strings.Contains(arg, "*") && namesFile(arg) && !strings.ContainsAny(arg, "\"'=&; \t") && !strings.Contains(arg, "://") &&
		!strings.HasPrefix(arg, "ey")
}

// matching lists the files that a pattern stands for, directories as
// [app.directory] does.
func (a *app) matching(glob string, choice *fileChoice) []input {
	names, err := doublestar.FilepathGlob(filepath.ToSlash(glob), doublestar.WithNoHidden())
	if err == nil && len(names) == 0 {
		err = errors.New("no file matches")
	}
	if err != nil {
		return []input{{name: glob, open: func() (io.ReadCloser, error) { return nil, err }}}
	}
	var list []input
	for _, name := range names {
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			continue // ** finds what is in it
		}
		list = append(list, file(name))
	}
	return list
}

// countNoun writes a number with its noun.
func countNoun(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
