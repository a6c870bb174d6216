package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/keygen/keyring"
)

// TestCrashSweep lets every file system call of the commands that change a
// keyring fail, one after the other: the process is killed at it, or it
// answers with EIO or ENOSPC. After each the keyring and its public keys are
// the old ones or the new ones and whole, running the command again completes
// it exactly once, and nothing private is left lying about.
//
// One call in crashShare is tried, or every one with JWTCTL_CRASH=all, as
// `.ci/run` does.
func TestCrashSweep(t *testing.T) {
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("SKIPPED, AND NOTHING ELSE TESTS THIS: no strace to inject faults with; apt-get install strace")
	}
	if out, err := exec.Command("strace", "-o", os.DevNull, "-e", "trace=close", "true").CombinedOutput(); err != nil {
		t.Skipf("SKIPPED, AND NOTHING ELSE TESTS THIS: strace does not work here: %v: %s", err, out)
	}
	share := crashShare
	if os.Getenv("JWTCTL_CRASH") == "all" {
		share = 1
	}
	jobs := make(chan crash)
	var injected, changed atomic.Int64
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for c := range jobs {
				for ; !t.Failed(); c.at += share {
					hit, did := c.run(t)
					if !hit {
						break // there are fewer calls than that
					}
					injected.Add(1)
					if did {
						changed.Add(1)
					}
				}
			}
		})
	}
	first := 0
	for _, scene := range crashScenes(t) {
		for _, call := range strings.Fields("openat read write fsync fchmod fstat newfstatat renameat renameat2 linkat unlinkat getdents64 flock ftruncate close") {
			for _, fault := range []string{"signal=KILL", "error=EIO", "error=ENOSPC"} {
				first = first%share + 1 // spread what is tried
				jobs <- crash{scene, call, fault, first}
			}
		}
	}
	close(jobs)
	wg.Wait()
	t.Logf("%d faults injected, in spite of %d of which the change was made", injected.Load(), changed.Load())
	if least := int64(500 / share); injected.Load() < least {
		t.Errorf("injected %d faults; want %d at least", injected.Load(), least)
	}
}

// crashShare is how many calls there are to one that is tried, where time is
// short.
const crashShare = 12

// A crashScene is a command and the directory that it finds.
type crashScene struct {
	name   string
	files  map[string]string
	args   []string
	states string // of the keys, once the command is through
	again  int    // exit code of a run that finds everything done
}

// crash is one fault in one scene.
type crash struct {
	scene crashScene
	call  string
	fault string
	at    int
}

func crashScenes(t *testing.T) []crashScene {
	t.Helper()
	const soon, late = "2026-01-02T03:05:05Z", "2026-01-02T05:05:05Z"
	dir := t.TempDir()
	files := func() map[string]string {
		return map[string]string{"ring.jwks": readString(t, filepath.Join(dir, "ring.jwks")), "jwks.json": readString(t, filepath.Join(dir, "jwks.json"))}
	}
	ring := func(args ...string) {
		if out, err := inDir(dir, "jwtctl", append([]string{"keys"}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("keys %v: %v: %s", args, err, out)
		}
	}
	ring("init", "ring.jwks", "--public", "jwks.json")
	first := files()
	ring("rotate", "ring.jwks", "--now", soon)
	second := files()
	r, err := keyring.Read([]byte(first["ring.jwks"]))
	if err != nil {
		t.Fatal(err)
	}
	return []crashScene{
		{"init", nil, []string{"init", "ring.jwks", "--public", "jwks.json"}, "active ", exitUsage},
		{"announce", first, []string{"rotate", "ring.jwks", "--now", soon}, "active next ", exitYes},
		{"promote", second, []string{"rotate", "ring.jwks", "--now", late}, "retiring active ", exitYes},
		{"revoke", first, []string{"revoke", "ring.jwks", r.Keys[0].ID, "--now", soon}, "active ", exitYes},
		{"publish", map[string]string{"ring.jwks": second["ring.jwks"], "jwks.json": first["jwks.json"]}, []string{"publish", "ring.jwks", "--now", soon}, "active next ", exitYes},
		// The public keys were put back, so the next key must not sign, wherever it breaks off.
		{"stale", map[string]string{"ring.jwks": second["ring.jwks"], "jwks.json": first["jwks.json"]}, []string{"rotate", "ring.jwks", "--now", late}, "active next ", exitYes},
	}
}

func inDir(dir, name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	return cmd
}

func readString(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
	return string(text)
}

// run plays the scene with the fault, and then without. hit says that there
// was such a call, changed that the command did its work in spite of it.
func (c crash) run(t *testing.T) (hit, changed bool) {
	dir := t.TempDir()
	for name, text := range c.scene.files {
		mode := os.FileMode(0o600)
		if name == "jwks.json" {
			mode = 0o644
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), mode); err != nil {
			t.Fatal(err)
		}
	}
	log := filepath.Join(t.TempDir(), "log")
	args := append([]string{"-f", "-qq", "-o", log, "-e", "trace=" + c.call, "-e", fmt.Sprintf("inject=%s:%s:when=%d", c.call, c.fault, c.at), "jwtctl", "keys"}, c.scene.args...)
	cmd := inDir(dir, "strace", args...)
	output, _ := cmd.CombinedOutput() // the exit code says it
	code := cmd.ProcessState.ExitCode()
	if hit = code < 0 || strings.Contains(readString(t, log), "INJECTED"); !hit {
		return false, false
	}
	bad := func(format string, args ...any) {
		t.Errorf("%s, %s at %s number %d (exit code %d): %s\n%s", c.scene.name, c.fault, c.call, c.at, code, fmt.Sprintf(format, args...), output)
	}
	ring := readString(t, filepath.Join(dir, "ring.jwks"))
	changed = c.scene.done(t, dir)
	if ring != c.scene.files["ring.jwks"] && ringStates(ring) != c.scene.states {
		bad("the ring is neither old nor new: %s", ring)
	}
	if public := readString(t, filepath.Join(dir, "jwks.json")); public != c.scene.files["jwks.json"] && !soundPublic(public) {
		bad("the public keys are torn: %s", public)
	}
	if code == exitYes && !changed {
		bad("nothing was changed, and it says yes")
	}
	untouched := ring == c.scene.files["ring.jwks"] && readString(t, filepath.Join(dir, "jwks.json")) == c.scene.files["jwks.json"]
	if !untouched && bytes.Contains(output, []byte("nothing was changed")) {
		bad("something was changed, and it says that nothing was")
	}
	if leaks(ring, output) {
		bad("private bytes in its output")
	}
	c.again(t, dir, bad)
	return hit, changed
}

// again runs the command without a fault: all is to be well then.
func (c crash) again(t *testing.T, dir string, bad func(string, ...any)) {
	done := c.scene.done(t, dir)
	cmd := inDir(dir, "jwtctl", append([]string{"keys"}, c.scene.args...)...)
	output, _ := cmd.CombinedOutput() // the exit code says it
	if code := cmd.ProcessState.ExitCode(); code != exitYes && !(done && code == c.scene.again) {
		bad("the second run ends with %d: %s", code, output)
	}
	if !c.scene.done(t, dir) {
		bad("the second run does not complete it: %s\n%s", readString(t, filepath.Join(dir, "ring.jwks")), readString(t, filepath.Join(dir, "jwks.json")))
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		switch e.Name() {
		case "ring.jwks", "jwks.json", ".ring.jwks.lock":
		default:
			bad("%s is left", e.Name())
		}
	}
	if info, err := os.Stat(filepath.Join(dir, "ring.jwks")); err != nil || info.Mode() != 0o600 {
		bad("the ring's mode is %v, %v", info.Mode(), err)
	}
}

// done reports that the ring is as the command is to make it, once, and that
// the public keys are the ring's.
func (s crashScene) done(t *testing.T, dir string) bool {
	text := readString(t, filepath.Join(dir, "ring.jwks"))
	r, err := keyring.Read([]byte(text))
	if err != nil || ringStates(text) != s.states {
		return false
	}
	if next, ok := r.Next(); ok && s.name == "stale" && next.SignsFrom.Format(time.RFC3339) != "2026-01-02T06:05:05Z" {
		return false
	}
	public, err := r.Publish()
	removed := 0
	if s.name == "revoke" {
		removed = 1
	}
	return err == nil && string(public) == readString(t, filepath.Join(dir, "jwks.json")) && len(r.Removed) == removed
}

// ringStates are the states of a ring's keys, or what is wrong with it.
func ringStates(text string) string {
	r, err := keyring.Read([]byte(text))
	if err != nil {
		return err.Error()
	}
	states := ""
	for _, k := range r.Keys {
		states += string(k.State) + " "
	}
	return states
}

// soundPublic reports a JWK Set without anything private.
func soundPublic(text string) bool {
	set, err := inspect.ReadKeys([]byte(text), nil)
	if err != nil {
		return false
	}
	for _, k := range set.Keys {
		if k.Problem != nil || k.IsPrivate() {
			return false
		}
	}
	return true
}

// leaks reports that an output has the private value of one of a ring's keys.
func leaks(ring string, output []byte) bool {
	for rest := ring; ; {
		_, after, ok := strings.Cut(rest, `"d":"`)
		if !ok {
			return false
		}
		value, end, _ := strings.Cut(after, `"`)
		if rest = end; bytes.Contains(output, []byte(value[:12])) {
			return true
		}
	}
}
