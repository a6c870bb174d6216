package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"
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

// TestInterruptOfFetch holds that Ctrl-C ends a fetch that gets no answer.
func TestInterruptOfFetch(t *testing.T) {
	issuer := newAuthority(t, "NOT-SECRET test authority")
	ctx, cancel := context.WithCancel(t.Context())
	s := serveFault(t, "", &tls.Config{Certificates: []tls.Certificate{issuer.leaf(t, 90)}}, false, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	}))
	for _, args := range [][]string{{"jwks", "check"}, {"jwks", "list"}, {"jwks", "diff", s.URL}} {
		w := newWorld(issuer)
		start := time.Now()
		if code := w.run(ctx, append(args, s.URL)...); code != exitFailed || w.stderr.String() != "error: interrupted\n" {
			t.Errorf("%q: exit code %d, stderr %q", args, code, &w.stderr)
		}
		if took := time.Since(start); took > 5*time.Second || !errors.Is(ctx.Err(), context.Canceled) {
			t.Errorf("%q took %s", args, took)
		}
	}
}
