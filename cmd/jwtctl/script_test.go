package main

import (
	"compress/gzip"
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// update rewrites what the tests compare with: cmp files in scripts, docs/cli.
var update = flag.Bool("update", false, "rewrite golden files and docs")

const defaultNow = "2026-01-02T03:04:05Z"

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"jwtctl": func() {
		os.Exit(run(untilInterrupted(), scriptEnv(), os.Args[1:]))
	}, "testsigner": testSigner})
}

// scriptEnv is the real world with a clock that a script sets by
// JWTCTL_TEST_NOW; the program itself knows of no such variable.
func scriptEnv() env {
	e := osEnv()
	text := os.Getenv("JWTCTL_TEST_NOW")
	if text == "" {
		text = defaultNow
	}
	moment, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	e.now = func() time.Time { return moment }
	return e
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup:               setUpScript,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"code": code, "gz": gz},
	})
}

// setUpScript gives scripts $TOKEN255 and so on, and the folder of keys, $KEYS.
func setUpScript(e *testscript.Env) error {
	keys, err := filepath.Abs(projectRoot + "/testdata/keys")
	if err != nil {
		return err
	}
	e.Setenv("KEYS", keys)
	return setTokens(e)
}

// code runs a command that must end with one exit code: code 2 jwtctl nonsense.
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N COMMAND [ARG]...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// gz compresses a file: gz FILE writes FILE.gz.
func gz(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: gz FILE")
	}
	out, err := os.Create(ts.MkAbs(args[0] + ".gz"))
	ts.Check(err)
	w := gzip.NewWriter(out)
	_, err = io.WriteString(w, ts.ReadFile(args[0]))
	ts.Check(errors.Join(err, w.Close(), out.Close()))
}
