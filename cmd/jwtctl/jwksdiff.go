package main

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/intake"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/spf13/cobra"
)

// rotationOptions say what rotation is judged by.
type rotationOptions struct {
	auditOptions
	network       networkOptions
	tokenLifetime duration
	cacheTTL      duration
}

func (o *rotationOptions) bind(cmd *cobra.Command) {
	o.bindGate(cmd)
	o.network.bind(cmd)
	flags := cmd.Flags()
	flags.Var(&o.tokenLifetime, "max-token-lifetime", "longest life of a token that these keys sign")
	flags.Var(&o.cacheTTL, "cache-ttl", "how long verifiers keep the set; from a URL, otherwise what its server says")
}

// history begins a history that is judged by these.
func (o *rotationOptions) history() audit.History {
	return audit.History{MaxTokenLifetime: o.tokenLifetime.Duration, CacheTTL: o.cacheTTL.Duration}
}

type jwksDiffOptions struct {
	rotationOptions
	tokens []string
}

func newJWKSDiffCommand(a *app) *cobra.Command {
	opts := jwksDiffOptions{rotationOptions: rotationOptions{auditOptions: newAuditOptions()}}
	cmd := &cobra.Command{
		Use:   "diff FILE|URL[@TIME] FILE|URL[@TIME]...",
		Short: "Tell what changed between snapshots of a key set, and whether it was a safe rotation",
		Long: "diff compares snapshots of a JWK Set, the oldest first: which keys came, which went, and which kid names another key.\n" +
			"It judges the change by the rot-* rules. Those about times need to know when each snapshot was taken, given as\n" +
			"@TIME in RFC 3339 behind its name, and for how long tokens live and sets are cached. A URL is taken at this moment.\n" +
			"Exit code 1 says that the change breaks somebody: there is a finding of the severity given by --fail-on, or worse.",
		Example: `  jwtctl jwks diff testdata/rotation/1.jwks testdata/rotation/2.jwks
  jwtctl jwks diff --max-token-lifetime 1h --cache-ttl 1h testdata/rotation/1.jwks@2026-01-01T00:00:00Z testdata/rotation/2.jwks@2026-01-02T00:00:00Z testdata/rotation/3.jwks@2026-01-04T00:00:00Z
  jwtctl jwks diff -o json testdata/rotation/2.jwks testdata/rotation/3.jwks`,
		Args: countArgs(2, maxSnapshots, "two snapshots or more"),
		RunE: func(cmd *cobra.Command, args []string) error { return runJWKSDiff(cmd.Context(), a, &opts, args) },
	}
	opts.bind(cmd)
	opts.keys.passphrase.bind(cmd)
	cmd.Flags().StringArrayVar(&opts.tokens, "token", nil, "see whether verifiers could know the key of the token in `FILE`; repeatable")
	return cmd
}

// maxSnapshots is how many are compared in one go.
const maxSnapshots = 1000

func runJWKSDiff(ctx context.Context, a *app, opts *jwksDiffOptions, args []string) error {
	if err := stdinOnce(slices.Concat(args, opts.tokens)); err != nil {
		return err
	}
	h := opts.history()
	var err error
	for _, arg := range args {
		var s audit.Snapshot
		if s, err = opts.snapshot(ctx, a, arg, &h); err != nil {
			return err
		}
		if n := len(h.Snapshots); n > 0 && !s.At.IsZero() && s.At.Before(h.Snapshots[n-1].At) {
			return usagef("name the oldest snapshot first", "%s is older than %s", shorten(s.Name), shorten(h.Snapshots[n-1].Name))
		}
		h.Snapshots = append(h.Snapshots, s)
	}
	if h.Tokens, err = readTokens(a, opts.tokens); err != nil {
		return err
	}
	if opts.tokenLifetime.Duration > 0 && slices.ContainsFunc(h.Snapshots, func(s audit.Snapshot) bool { return s.At.IsZero() }) {
		a.note("no time is known of some snapshot, so nothing can be said of how long keys overlapped: write FILE@TIME")
	}
	return judgeRotation(ctx, a, &opts.auditOptions, h)
}

// stdinOnce refuses to read standard input twice: the second time it is empty.
func stdinOnce(places []string) error {
	if first := slices.Index(places, toStdin); first >= 0 && slices.Contains(places[first+1:], toStdin) {
		return usagef("put one of them into a file", "standard input can be read only once")
	}
	return nil
}

// readTokens reads every token of the files that names a key. What is none must not pass for
// one whose key is known.
func readTokens(a *app, paths []string) (list []*inspect.Token, err error) {
	for _, path := range paths {
		text, err := readAll(a, path)
		if err != nil {
			return nil, err
		}
		before := len(list)
		var reader intake.Reader
		err = reader.Read(intake.Plain(bytes.NewReader(text)), func(f *intake.Found) error {
			t := inspect.Parse(bytes.Clone(f.Token.Text))
			if kid := t.Header.JSON.Get("kid"); kid.Kind() == inspect.String {
				list = append(list, t)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		if len(list) == before {
			return nil, usagef("give a file with a token in it; without a kid nothing can be said of its key", "there is no token with a kid in %s", shorten(path))
		}
	}
	return list, nil
}

// judgeRotation reports what changed and what the rules say of it. JSON and
// text tell the changes too; the other formats are those of audit.
func judgeRotation(ctx context.Context, a *app, opts *auditOptions, h audit.History) error {
	run, err := startAudit(ctx, a, opts)
	if err != nil {
		return err
	}
	defer run.release()
	changes := audit.KeyChanges(h)
	findings := run.engine.Rotation(h)
	for i, out := range run.outs {
		switch out.Format {
		case formatText:
			err = render.RotationText(out, out.Theme, changes)
		case formatJSON:
			run.reports[i] = render.NewRotationJSON(out, h.Snapshots, changes)
		}
		if err != nil {
			return err
		}
	}
	run.shown.Inputs = len(h.Snapshots)
	last := h.Snapshots[len(h.Snapshots)-1]
	run.shown.Keys = len(last.Keys.Keys)
	return run.end(run.judged(&render.Judged{Location: audit.Location{Input: last.Name}, Keys: last.Keys.Keys, Findings: findings}))
}

// snapshot reads one argument: a file or a URL, perhaps with a time.
func (o *rotationOptions) snapshot(ctx context.Context, a *app, arg string, h *audit.History) (audit.Snapshot, error) {
	place, at, err := splitTime(arg)
	if err != nil {
		return audit.Snapshot{}, err
	}
	if isURL(place) {
		if !at.IsZero() {
			return audit.Snapshot{}, usagef("leave out the time", "%s is fetched now, not at %s", shorten(place), at.Format(time.RFC3339))
		}
		return o.fetchSnapshot(ctx, a, place, h)
	}
	s := audit.Snapshot{Name: place, At: at}
	if place != toStdin {
		if data, err := readAll(a, place); err == nil && isEmptySet(data) {
			s.Keys = inspect.NewKeySet()
			return s, nil
		}
	}
	s.Keys, err = o.keys.passphrase.readKeyFile(a, place)
	return s, err
}

// fetchSnapshot fetches a key set, or that of an issuer.
func (o *rotationOptions) fetchSnapshot(ctx context.Context, a *app, url string, h *audit.History) (audit.Snapshot, error) {
	client, err := o.network.client(a)
	if err != nil {
		return audit.Snapshot{}, err
	}
	survey, err := client.Survey(ctx, url)
	if err != nil {
		return audit.Snapshot{}, err
	}
	visit := survey.KeySet
	if visit == nil {
		visit = survey.Metadata[0]
	}
	if visit.Err != nil {
		return audit.Snapshot{}, visit.Err
	}
	if visit != survey.KeySet {
		return audit.Snapshot{}, withHint(fmt.Errorf("%s names no jwks_uri", visit.URL), "give the URL of the key set")
	}
	if life := visit.Endpoint.Freshness().Lifetime; o.cacheTTL.Duration == 0 && life > h.CacheTTL {
		h.CacheTTL = life
	}
	s := audit.Snapshot{Name: visit.URL, At: visit.Endpoint.At, Keys: inspect.NewKeySet()}
	if !isEmptySet(visit.Body) {
		s.Keys, err = readFetched(visit.Body, visit.URL)
	}
	return s, err
}

// isEmptySet tells a JWK Set without keys, which elsewhere is a fault and here
// the end of a bad rotation.
func isEmptySet(data []byte) bool {
	doc, problems := inspect.ReadJSON(data)
	keys := doc.Get("keys")
	return len(problems) == 0 && keys.Kind() == inspect.Array && keys.Len() == 0
}

// splitTime takes the time off the name of a snapshot.
func splitTime(arg string) (place string, at time.Time, err error) {
	i := strings.LastIndexByte(arg, '@')
	if i < 0 || i+1 == len(arg) || arg[i+1] < '0' || arg[i+1] > '9' || isURL(arg) && strings.Contains(arg[i:], "/") {
		return arg, time.Time{}, nil
	}
	at, err = time.Parse(time.RFC3339, arg[i+1:])
	if err != nil {
		if at, err = time.Parse(time.DateOnly, arg[i+1:]); err != nil {
			return "", at, usagef("write it like keys.jwks@2026-01-02T15:04:05Z", "%q is not an RFC 3339 time", shorten(arg[i+1:]))
		}
	}
	return arg[:i], at, nil
}
