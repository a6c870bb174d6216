package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/jwtctl/jwtctl/internal/config"
	"github.com/spf13/cobra"
)

// configSource are the flags that say which policy file to read.
type configSource struct {
	file string
	none bool
}

func (c *configSource) bind(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&c.file, "config", "", "policy in `FILE`, in place of the "+config.Name+" of this directory or repository")
	flags.BoolVar(&c.none, "no-config", false, "read no policy file")
	putInGroup(flags.Lookup("config"), policyFlags)
	putInGroup(flags.Lookup("no-config"), policyFlags)
}

// policyFlags is the title of the flags about the policy file and what it has.
const policyFlags = "Policy flags"

// load reads the policy file, nil where there is none.
func (c *configSource) load(a *app) (*config.File, error) {
	switch {
	case c.none && c.file != "":
		return nil, usagef("leave one of them out", "--config and --no-config contradict each other")
	case c.none:
		return nil, nil
	case c.file != "":
		if err := refusePipe("policy", c.file); err != nil {
			return nil, err
		}
		f, err := os.Open(c.file)
		if err != nil {
			return nil, usagef("check the path", "cannot read %s: %w", shorten(c.file), ioReason(err))
		}
		defer f.Close()
		return parseConfig(c.file, f)
	}
	return findConfig(a)
}

// findConfig looks for a policy file in the working directory and above it, up
// to the root of the repository; where there is no repository, in the working
// directory alone, for whose directories the others are is not known. A link
// that leads out of the repository is not followed.
func findConfig(a *app) (*config.File, error) {
	dir, err := os.Getwd()
	if err != nil {
		return nil, nil // a directory that is gone has no file
	}
	repository := repositoryOf(dir)
	root, err := os.OpenRoot(repository)
	if err != nil {
		return nil, nil // one that cannot be entered has no file for us
	}
	defer root.Close()
	for at := dir; ; at = filepath.Dir(at) {
		name, shown := inRoot(repository, at), filepath.Join(pathUp(dir, at), config.Name)
		info, err := root.Stat(filepath.Join(name, config.Name))
		switch {
		case err == nil && !info.Mode().IsRegular():
			return nil, usagef("--no-config leaves it out", "%s is not a file", shown)
		case err == nil:
			f, err := root.Open(filepath.Join(name, config.Name))
			if err != nil {
				return nil, usagef("--no-config leaves it out", "cannot read %s: %w", shown, ioReason(err))
			}
			defer f.Close()
			return parseConfig(shown, f)
		case !errors.Is(err, fs.ErrNotExist):
			return nil, usagef("--no-config leaves it out", "cannot read %s: %w", shown, ioReason(err))
		}
		if _, err := root.Stat(filepath.Join(name, ".jwtctl.yml")); err == nil {
			a.note("%s is not read; call it %s", filepath.Join(pathUp(dir, at), ".jwtctl.yml"), config.Name)
		}
		if at == repository {
			return nil, nil
		}
	}
}

// repositoryOf returns the directory with .git at or above dir, or dir itself.
func repositoryOf(dir string) string {
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil {
			return at
		}
		if at == filepath.Dir(at) {
			return dir
		}
	}
}

// inRoot names a directory inside another.
func inRoot(root, dir string) string {
	if name, err := filepath.Rel(root, dir); err == nil {
		return name
	}
	return "."
}

// pathUp leads from a directory to one above it.
func pathUp(from, to string) string {
	if up, err := filepath.Rel(from, to); err == nil {
		return up
	}
	return to
}

func parseConfig(name string, src io.Reader) (*config.File, error) {
	text, err := io.ReadAll(io.LimitReader(src, config.MaxBytes+1))
	if err != nil {
		return nil, usagef("check the path", "cannot read %s: %w", shorten(name), ioReason(err))
	}
	file, err := config.Parse(name, text, configNames())
	if err != nil {
		return nil, usageError{fmt.Errorf("%w", err)}
	}
	return file, nil
}
