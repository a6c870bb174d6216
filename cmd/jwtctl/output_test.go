package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestOutputFlagRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"jsno":              `did you mean json?`,
		"xml":               `choose one of text, json`,
		"json=":             `write -o json=FILE, or -o json for standard output`,
		"json":              `give one of them a file: -o json=FILE`,
		"json=/dev/stdout":  `give one of them a file: -o json=FILE`,
		"json=report.first": `give one of them a file: -o json=FILE`,
	} {
		flag := newOutputFlag(formatText, formatJSON)
		for _, earlier := range []string{"text", "text=report.first"} {
			if err := flag.Set(earlier); err != nil {
				t.Fatal(err)
			}
		}
		if err := flag.Set(text); hintOf(err, "") != want {
			t.Errorf("-o %s: %v, hint %q, want %q", text, err, hintOf(err, ""), want)
		}
	}
}

func TestOutputsGoEachToItsPlace(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "out.json")
	stdout, err := renderTo(t, []string{"text", "json=" + file}, func(out *sink) error {
		_, err := fmt.Fprint(out, out.Format)
		return err
	})
	if text, _ := os.ReadFile(file); err != nil || stdout != "text" || string(text) != "json" {
		t.Errorf("stdout %q, file %q, %v", stdout, text, err)
	}
	requireFiles(t, dir, "out.json")
}

func TestFailedOutputLeavesTheOldFile(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "old.txt")
	if err := os.WriteFile(file, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	fault := errors.New("half way")
	_, err := renderTo(t, []string{"text=" + file, "json=" + filepath.Join(dir, "new")}, func(out *sink) error {
		fmt.Fprint(out, "new")
		if out.Format == formatJSON {
			return fault
		}
		return nil
	})
	if text, _ := os.ReadFile(file); !errors.Is(err, fault) || string(text) != "old" {
		t.Errorf("file %q, %v", text, err)
	}
	requireFiles(t, dir, "old.txt")
}

func TestOutputReplacesBehindALinkAndKeepsTheMode(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "file"), filepath.Join(dir, "link")
	if err := errors.Join(os.WriteFile(file, []byte("old"), 0o600), os.Symlink(file, link)); err != nil {
		t.Skip(err)
	}
	_, err := renderTo(t, []string{"text=" + link}, func(*sink) error { return nil })
	info, statErr := os.Lstat(file)
	if err != nil || statErr != nil || info.Size() != 0 || info.Mode() != 0o600 {
		t.Errorf("%v, %v, %v", err, statErr, info)
	}
	requireFiles(t, dir, "file", "link")
}

func TestOutputNamesThePlaceThatFails(t *testing.T) {
	for _, path := range []string{t.TempDir(), filepath.Join(t.TempDir(), "no", "such")} {
		_, err := renderTo(t, []string{"text=" + path}, func(*sink) error { return nil })
		if err == nil || !strings.HasPrefix(err.Error(), "cannot write "+path+": ") {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// renderTo runs write for the given -o flags and returns standard output.
func renderTo(t *testing.T, flags []string, write func(*sink) error) (string, error) {
	t.Helper()
	var stdout bytes.Buffer
	a := newApp(context.Background(), env{stdout: &stdout})
	flag := newOutputFlag(formatText, formatJSON)
	for _, text := range flags {
		if err := flag.Set(text); err != nil {
			t.Fatal(err)
		}
	}
	err := flag.each(a, write)
	a.buffer.Flush()
	return stdout.String(), err
}

func requireFiles(t *testing.T, dir string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, entry := range entries {
		got = append(got, entry.Name())
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("files %q, want %q", got, want)
	}
}
