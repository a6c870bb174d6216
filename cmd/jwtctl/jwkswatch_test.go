package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"net/http"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

const (
	onlyA    = `{"keys":[` + keyA + `]}`
	onlyB    = `{"keys":[` + keyB + `]}`
	otherKey = `{"keys":[{"kty":"OKP","crv":"Ed25519","use":"sig","alg":"EdDSA","kid":"a","x":"t47glzALZVM1gWX-9_NXelgTAzE7T2ojH5aeG-xOu3w"}]}`
)

// watch runs jwks watch against a server; each sleep lets the clock go on, and
// the stop-th one is interrupted.
func watch(t *testing.T, stop int, serve http.HandlerFunc, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	issuer := newAuthority(t, "NOT-SECRET test authority")
	s := serveFault(t, "", &tls.Config{Certificates: []tls.Certificate{issuer.leaf(t, 90)}}, false, jwksOnly(serve))
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	now, sleeps := faultNow, 0
	var out, errs bytes.Buffer
	w := newWorld(issuer)
	w.network.Retries = 0
	code = run(ctx, env{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, getenv: func(string) string { return "" },
		now: func() time.Time { return now }, network: w.network,
		sleep: func(ctx context.Context, d time.Duration) error {
			if sleeps++; sleeps == stop {
				cancel()
				return ctx.Err()
			}
			now = now.Add(d)
			return nil
		}}, append([]string{"jwks", "watch", "--every", "10m", s.URL + "/jwks"}, args...))
	return code, strings.ReplaceAll(out.String(), s.URL, "URL"), strings.ReplaceAll(errs.String(), s.URL, "URL")
}

func TestWatchSafeRotation(t *testing.T) {
	code, out, errs := watch(t, 0, inTurn(body(onlyA), body(goodSet), body(goodSet), body(goodSet), body(goodSet), body(goodSet), body(goodSet), body(goodSet), body(goodSet), body(onlyB)),
		"--for", "90m", "--max-token-lifetime", "5m", "--cache-ttl", "10m")
	want := "2026-01-02T03:04:05Z  start     1 key at URL/jwks\n" +
		"2026-01-02T03:14:05Z  added kid \"b\" (OKP Ed25519) 6-VO2KBvqGhqg8Hp2UP4w_ohoi1kW1-61vptTJ-fMfI\n" +
		"2026-01-02T04:34:05Z  removed kid \"a\" (OKP Ed25519) kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k\n" +
		"2026-01-02T04:34:05Z  end       10 polls, 2 changes, 0 findings\n"
	if code != exitYes || errs != "" || !sameWords(out, want) {
		t.Errorf("exit code %d, stderr %q, stdout\n%s\nwant\n%s", code, errs, out, want)
	}
}

// TestWatchClock holds that --now sets the clock of a watch and does not stop
// it: snapshots of one moment would have no overlap, and each removal be early.
func TestWatchClock(t *testing.T) {
	steps := []http.HandlerFunc{body(onlyA), body(goodSet), body(goodSet), body(goodSet), body(onlyB)}
	code, out, errs := watch(t, 0, inTurn(steps...), "--for", "40m", "--max-token-lifetime", "5m", "--cache-ttl", "10m", "--now", "2026-01-01T00:00:00Z")
	if code != exitYes || errs != "" || !strings.HasPrefix(out, "2026-01-01T00:00:00Z  start") ||
		!strings.Contains(out, "2026-01-01T00:40:00Z  removed") || !strings.Contains(out, "2026-01-01T00:40:00Z  end       5 polls, 2 changes, 0 findings") {
		t.Errorf("exit code %d, stderr %q, stdout\n%s", code, errs, out)
	}
}

// sameWords compares two texts but for how wide their columns are.
func sameWords(a, b string) bool {
	return strings.Join(strings.Fields(a), " ") == strings.Join(strings.Fields(b), " ")
}

// TestWatchBreakingChange holds that a watch ends at a change that breaks
// somebody, and says which.
func TestWatchBreakingChange(t *testing.T) {
	for rule, serve := range map[string]http.HandlerFunc{
		"rot-kid-reused":    inTurn(body(onlyA), body(onlyA), body(otherKey)),
		"rot-no-overlap ":   inTurn(body(onlyA), body(onlyA), body(`{"keys":[]}`)),
		"rot-no-overlap":    inTurn(body(onlyA), body(onlyA), body(onlyB)),
		"rot-removed-early": inTurn(body(onlyA), body(goodSet), body(onlyB)),
	} {
		code, out, errs := watch(t, 0, serve, "--max-token-lifetime", "12h", "-o", "ndjson")
		lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
		if code != exitNo || errs != "" || !strings.Contains(out, `"type":"finding","at":"2026-01-02T03:24:05Z","rule":"`+strings.TrimSpace(rule)+`"`) ||
			!strings.HasPrefix(lines[0], `{"type":"start","name":"URL/jwks","at":"2026-01-02T03:04:05Z","keys":1}`) ||
			!strings.HasPrefix(lines[len(lines)-1], `{"type":"end","at":"2026-01-02T03:24:05Z","polls":3,`) || !strings.Contains(lines[len(lines)-1], `"breaking":true`) {
			t.Errorf("%s: exit code %d, stderr %q, stdout\n%s", rule, code, errs, out)
		}
	}
}

// TestWatchInterrupted holds that Ctrl-C ends a watch in good order.
func TestWatchInterrupted(t *testing.T) {
	code, out, errs := watch(t, 3, body(onlyA))
	if code != exitYes || errs != "" || !strings.Contains(out, "3 polls, 0 changes, 0 findings") {
		t.Errorf("exit code %d, stderr %q, stdout\n%s", code, errs, out)
	}
}

// TestWatchGoesOnAfterErrors holds that a failed fetch is told and no end, and
// that the watch is then no yes.
func TestWatchGoesOnAfterErrors(t *testing.T) {
	code, out, errs := watch(t, 0, inTurn(body(onlyA), status(503), body(onlyA)), "--for", "20m", "-o", "ndjson")
	if code != exitFailed || !strings.Contains(errs, "error: URL/jwks: the server answered 503") || !strings.Contains(out, `"type":"error"`) ||
		!strings.Contains(out, `"polls":3,"changes":0,"findings":0,"errors":1,"breaking":false`) {
		t.Errorf("exit code %d, stderr %q, stdout\n%s", code, errs, out)
	}
}

// TestWatchShowsAndKnows holds that --min-severity hides and does not excuse,
// and that findings of a baseline are known here too.
func TestWatchShowsAndKnows(t *testing.T) {
	serve := func() http.HandlerFunc { return inTurn(body(onlyA), body(otherKey)) }
	code, out, _ := watch(t, 0, serve(), "--min-severity", "critical")
	if code != exitNo || !strings.Contains(out, "rot-kid-reused") || strings.Contains(out, "rot-no-overlap") || !strings.Contains(out, "2 findings") {
		t.Errorf("--min-severity: exit code %d, stdout\n%s", code, out)
	}
	issuer := newAuthority(t, "NOT-SECRET test authority")
	s := serveFault(t, "", &tls.Config{Certificates: []tls.Certificate{issuer.leaf(t, 90)}}, false, jwksOnly(inTurn(body(onlyA), body(otherKey), body(onlyA), body(otherKey))))
	known := filepath.Join(t.TempDir(), "known.json")
	newWorld(issuer).run(t.Context(), "jwks", "diff", "--baseline", known, "--update-baseline", s.URL+"/jwks", s.URL+"/jwks")
	w := newWorld(issuer)
	w.sleep = func(context.Context, time.Duration) error { return nil }
	if code := w.run(t.Context(), "jwks", "watch", "--for", "10m", "--baseline", known, s.URL+"/jwks"); code != exitYes || !strings.Contains(w.stdout.String(), "1 change, 0 findings") {
		t.Errorf("--baseline: exit code %d, stderr %s, stdout\n%s", code, &w.stderr, &w.stdout)
	}
}

// TestWatchEndsByTheClock holds that servers which answer slowly do not
// stretch --for.
func TestWatchEndsByTheClock(t *testing.T) {
	code, out, _ := watch(t, 0, body(onlyA), "--every", "1m", "--for", "1h", "--now", "2026-01-02T03:04:05Z")
	if code != exitYes || !strings.Contains(out, "61 polls") {
		t.Errorf("quick answers: exit code %d, stdout\n%s", code, out)
	}
	issuer := newAuthority(t, "NOT-SECRET test authority")
	s := serveFault(t, "", &tls.Config{Certificates: []tls.Certificate{issuer.leaf(t, 90)}}, false, jwksOnly(body(onlyA)))
	w := newWorld(issuer)
	late := faultNow
	w.now = func() time.Time { return late }
	w.sleep = func(_ context.Context, d time.Duration) error { late = late.Add(10 * d); return nil }
	if code := w.run(t.Context(), "jwks", "watch", "--every", "1m", "--for", "1h", s.URL+"/jwks"); code != exitYes || !strings.Contains(w.stdout.String(), "end       7 polls") {
		t.Errorf("slow answers: exit code %d, stderr %s, stdout\n%s", code, &w.stderr, &w.stdout)
	}
}

// TestWatchLastsToTheEnd holds that the last poll is at the end of --for, also
// where each one takes a moment.
func TestWatchLastsToTheEnd(t *testing.T) {
	for lasting, want := range map[string]string{"30m": "03:34:05Z  end       4 polls", "25m": "03:29:05Z  end       4 polls", "5m": "03:09:05Z  end       2 polls"} {
		issuer := newAuthority(t, "NOT-SECRET test authority")
		at, answers := faultNow, atomic.Int64{}
		s := serveFault(t, "", &tls.Config{Certificates: []tls.Certificate{issuer.leaf(t, 90)}}, false, jwksOnly(func(w http.ResponseWriter, r *http.Request) {
			answers.Add(1)
			body(onlyA)(w, r)
		}))
		w := newWorld(issuer)
		w.now = func() time.Time { return at.Add(time.Duration(answers.Load()) * 20 * time.Millisecond) }
		w.sleep = func(_ context.Context, d time.Duration) error { at = at.Add(d); return nil }
		if code := w.run(t.Context(), "jwks", "watch", "--every", "10m", "--for", lasting, s.URL+"/jwks"); code != exitYes || !strings.Contains(w.stdout.String(), want) {
			t.Errorf("--for %s: exit code %d, stderr %s, stdout\n%s", lasting, code, &w.stderr, &w.stdout)
		}
	}
}

// TestWatchThatSawNothing holds that a watch which was broken off before its
// first answer is no yes.
func TestWatchThatSawNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	issuer := newAuthority(t, "NOT-SECRET test authority")
	s := serveFault(t, "", &tls.Config{Certificates: []tls.Certificate{issuer.leaf(t, 90)}}, false, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	}))
	w := newWorld(issuer)
	if code := w.run(ctx, "jwks", "watch", s.URL+"/jwks"); code != exitFailed || w.stderr.String() != "error: interrupted\n" {
		t.Errorf("exit code %d, stderr %q", code, &w.stderr)
	}
}

// TestPublishedSecret holds that a set which lets everybody sign is told, and
// not its secret.
func TestPublishedSecret(t *testing.T) {
	issuer := newAuthority(t, "NOT-SECRET test authority")
	secret := `{"kty":"oct","kid":"s","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"}` // RFC 7515 §A.1
	s := serveFault(t, "", &tls.Config{Certificates: []tls.Certificate{issuer.leaf(t, 90)}}, false, body(`{"keys":[`+secret+`]}`))
	w := newWorld(issuer)
	w.run(t.Context(), "verify", "--kid", "s", "--jwks", s.URL+"/jwks", "../../testdata/tokens/access-token.jwt")
	if !strings.Contains(w.stderr.String(), `publishes a private key or secret, kid "s"`) || strings.Contains(w.stderr.String(), "AyM1") {
		t.Errorf("stderr %q", &w.stderr)
	}
}

// TestListOfIssuer holds that jwks list takes an issuer as jwks check does.
func TestListOfIssuer(t *testing.T) {
	issuer := newAuthority(t, "NOT-SECRET test authority")
	s := serveFault(t, "", &tls.Config{Certificates: []tls.Certificate{issuer.leaf(t, 90)}}, false, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/tenant" + openID:
			body(`{"issuer":"https://`+r.Host+`/tenant","jwks_uri":"https://`+r.Host+`/jwks"}`)(w, r)
		case "/jwks":
			body(goodSet)(w, r)
		default:
			http.NotFound(w, r)
		}
	}))
	for path, want := range map[string]int{"/tenant": exitYes, "/tenant" + openID: exitYes, "/jwks": exitYes, "/other": exitFailed} {
		w := newWorld(issuer)
		code := w.run(t.Context(), "jwks", "list", s.URL+path)
		if code != want || want == exitYes && !strings.Contains(w.stdout.String(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k") ||
			want == exitFailed && !strings.Contains(w.stderr.String(), path+": the server answered 404") {
			t.Errorf("%s: exit code %d, stderr %s, stdout\n%s", path, code, &w.stderr, &w.stdout)
		}
	}
}

// TestNothingSeen holds that what could not be had is not called clean.
func TestNothingSeen(t *testing.T) {
	issuer := newAuthority(t, "NOT-SECRET test authority")
	s := serveFault(t, "", &tls.Config{Certificates: []tls.Certificate{issuer.leaf(t, 90)}}, false, body(goodSet))
	s.Close()
	w := newWorld(issuer)
	if code := w.run(t.Context(), "jwks", "check", s.URL+"/jwks"); code != exitFailed || w.stdout.String() != "nothing could be read, so nothing was judged\n" {
		t.Errorf("exit code %d, stdout %q", code, &w.stdout)
	}
}

// TestRemembered holds that a server which changes all of its keys with every
// answer does not fill the memory.
func TestRemembered(t *testing.T) {
	small, large := inspect.NewKeySet(), &inspect.KeySet{Keys: make([]*inspect.Key, maxRemembered)}
	for name, c := range map[string]struct {
		list []audit.Snapshot
		want int
	}{
		"few":            {make([]audit.Snapshot, 5), 5},
		"many":           {make([]audit.Snapshot, maxSnapshots+5), maxSnapshots},
		"large":          {[]audit.Snapshot{{Keys: small}, {Keys: large}, {Keys: large}}, 2},
		"large long ago": {[]audit.Snapshot{{Keys: large}, {Keys: large}, {Keys: small}, {Keys: small}}, 3},
	} {
		for i := range c.list {
			if c.list[i].Keys == nil {
				c.list[i].Keys = small
			}
		}
		if got := remembered(c.list); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}
