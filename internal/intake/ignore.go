package intake

import (
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Ignore files are read as git, ripgrep and others do: comments, "!" to take in
// again, "/" at the end for directories, "/" elsewhere to bind a pattern to its
// directory, and "**".

// IgnoreFiles are the files that are read, in this order: what a later one says
// wins.
func IgnoreFiles() []string { return []string{".gitignore", ".ignore", ".jwtctlignore"} }

// An IgnoreList is the patterns of some ignore files. The zero IgnoreList leaves nothing
// out.
type IgnoreList struct{ patterns []ignorePattern }

type ignorePattern struct {
	dir      string // the directory of the file, "" for the root
	glob     string
	negated  bool
	dirsOnly bool
	anchored bool // the glob is of a path below dir, not of a name anywhere
}

// With returns a list that goes on with the patterns of a file in a directory,
// which is given relative to the root, with slashes. Lines that are no valid
// pattern are passed over, as git does.
func (l IgnoreList) With(dir string, text string) IgnoreList {
	patterns := append([]ignorePattern(nil), l.patterns...)
	for line := range strings.Lines(text) {
		if p, ok := parseIgnore(strings.TrimRight(line, "\r\n")); ok {
			p.dir = dir
			patterns = append(patterns, p)
		}
	}
	return IgnoreList{patterns}
}

func parseIgnore(line string) (p ignorePattern, ok bool) {
	if trimmed := strings.TrimRight(line, " \t"); !strings.HasSuffix(trimmed, `\`) {
		line = trimmed
	}
	if line == "" || line[0] == '#' {
		return p, false
	}
	line, p.negated = strings.CutPrefix(line, "!")
	line, p.dirsOnly = strings.CutSuffix(line, "/")
	p.anchored = strings.Contains(line, "/")
	p.glob = literal(strings.TrimPrefix(line, "/"))
	return p, p.glob != "" && doublestar.ValidatePattern(p.glob)
}

// literal takes the meaning from braces, which git's patterns do not know.
func literal(glob string) string { return strings.NewReplacer("{", `\{`, "}", `\}`).Replace(glob) }

// Ignores reports whether a path relative to the root, with slashes, is left
// out. A directory that is left out takes everything in it with it.
func (l IgnoreList) Ignores(file string, isDir bool) bool {
	for i := len(l.patterns) - 1; i >= 0; i-- {
		p := &l.patterns[i]
		if (!p.dirsOnly || isDir) && p.matches(file) {
			return !p.negated
		}
	}
	return false
}

func (p *ignorePattern) matches(file string) bool {
	if p.dir != "" {
		below, ok := strings.CutPrefix(file, p.dir+"/")
		if !ok {
			return false
		}
		file = below
	}
	if !p.anchored {
		file = path.Base(file)
	}
	return doublestar.MatchUnvalidated(p.glob, file)
}
