package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// tmpfs mounts a file system of so many pages of 4 KiB, or skips the test.
func tmpfs(t *testing.T, pages int) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%dk", 4*pages)); err != nil {
		t.Skipf("SKIPPED, AND NOTHING ELSE TESTS THIS: a file system of our own cannot be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// TestFullDisk rotates on a disk that has room for nothing more, then for one
// page more, and so on. Either it works, or nothing has changed, and it works
// as soon as there is room.
func TestFullDisk(t *testing.T) {
	failed, worked := 0, 0
	for _, scene := range crashScenes(t) {
		for free := range 4 {
			dir := tmpfs(t, 8)
			fill := 8 - free
			for name, text := range scene.files {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
				fill--
			}
			ballast := filepath.Join(dir, "ballast")
			if err := os.WriteFile(ballast, make([]byte, 4096*fill), 0o600); err != nil {
				t.Fatal(err)
			}
			if free == 0 {
				if err := os.WriteFile(filepath.Join(dir, "more"), []byte("x"), 0o600); err == nil {
					t.Fatal("the disk is not full")
				}
				_ = os.Remove(filepath.Join(dir, "more"))
			}
			args := append([]string{"keys"}, scene.args...)
			output, err := inDir(dir, "jwtctl", args...).CombinedOutput()
			switch {
			case err == nil:
				worked++
			case readString(t, filepath.Join(dir, "ring.jwks")) != scene.files["ring.jwks"] || readString(t, filepath.Join(dir, "jwks.json")) != scene.files["jwks.json"]:
				t.Errorf("%s with %d pages: %v, and the files have changed: %s", scene.name, free, err, output)
			case !strings.Contains(string(output), "no space left on device") || !strings.Contains(string(output), "hint: "):
				t.Errorf("%s with %d pages: %s", scene.name, free, output)
			default:
				failed++
			}
			if err := os.Remove(ballast); err != nil {
				t.Fatal(err)
			}
			if output, err := inDir(dir, "jwtctl", args...).CombinedOutput(); err != nil && scene.again == exitYes {
				t.Errorf("%s with room again: %v: %s", scene.name, err, output)
			}
			if !scene.done(t, dir) {
				t.Errorf("%s with room again is not done", scene.name)
			}
		}
	}
	if failed < 5 || worked < 5 {
		t.Errorf("%d runs failed and %d worked; want some of both", failed, worked)
	}
}

// TestReadOnlyDirectory shows a ring and its public keys where nothing can be
// written, and changes nothing.
func TestReadOnlyDirectory(t *testing.T) {
	for _, scene := range crashScenes(t)[1:] {
		dir := tmpfs(t, 8)
		for name, text := range scene.files {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
			t.Fatal(err)
		}
		cmd := inDir(dir, "jwtctl", append([]string{"keys"}, scene.args...)...)
		output, _ := cmd.CombinedOutput() // the exit code says it
		if code := cmd.ProcessState.ExitCode(); code != exitFailed || !strings.Contains(string(output), "read-only file system") {
			t.Errorf("%s: exit code %d: %s", scene.name, code, output)
		}
		for _, read := range [][]string{{"keys", "list", "ring.jwks"}, {"keys", "publish", "--public", "-", "ring.jwks"}, {"keys", "rotate", "--dry-run", "--now", "2026-01-03T00:00:00Z", "ring.jwks"}} {
			if output, err := inDir(dir, "jwtctl", read...).CombinedOutput(); err != nil {
				t.Errorf("jwtctl %v: %v: %s", read, err, output)
			}
		}
	}
}
