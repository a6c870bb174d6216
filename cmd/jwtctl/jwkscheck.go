package main

import (
	"context"
	"fmt"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/fetch"
	"github.com/jwtctl/jwtctl/internal/intake"
	"github.com/spf13/cobra"
)

type jwksCheckOptions struct {
	auditOptions
	network networkOptions
	follow  bool
	repeat  int
}

func newJWKSCheckCommand(a *app) *cobra.Command {
	opts := jwksCheckOptions{auditOptions: newAuditOptions()}
	cmd := &cobra.Command{
		Use:   "check URL|FILE|-",
		Short: "Judge what an issuer publishes: its endpoints, metadata and keys",
		Long: "check judges the keys of a JWK Set, each by itself and all together, as one that is published; or the metadata\n" +
			"of an issuer, OpenID or OAuth, by the rules about those. With --issuer they must name that very issuer.\n" +
			"The URL of an issuer, of its metadata or of a key set is fetched, and jwks_uri followed from there; the servers\n" +
			"are judged too: TLS, redirects, caching, CORS and more. Of a file nothing is fetched, unless with --follow.\n" +
			"Formats and gate are those of audit. A broken key is a finding, and the others are judged all the same.\n" +
			"Exit code 1 says that there is a finding of the severity given by --fail-on, or worse.",
		Example: `  jwtctl jwks check testdata/keys/sample-es-1.public.jwks
  jwtctl jwks check --fail-on medium -o json testdata/keys/sample-es-1.public.jwks
  jwtctl jwks check --help`,
		Args: countArgs(1, 1, "one file or URL"),
		RunE: func(cmd *cobra.Command, args []string) error { return runJWKSCheck(cmd.Context(), a, &opts, args[0]) },
	}
	opts.bindGate(cmd)
	opts.keys.passphrase.bindFile(cmd)
	opts.blocklists.bind(cmd)
	opts.network.bind(cmd)
	flags := cmd.Flags()
	flags.StringVar(&opts.requested, "issuer", "", "issuer `URL` that metadata must name")
	flags.BoolVar(&opts.follow, "follow", false, "fetch the jwks_uri of metadata in a file")
	flags.IntVar(&opts.repeat, "repeat", 1, "fetch `N` times, to see whether all servers behind the name say the same")
	flags.IntVar(&opts.maxKeys, "max-keys", inspect.MaxKeys, "read up to `N` keys, of 2 KiB each")
	return cmd
}

// webOrigin is the page that is said to ask, to see whether any may.
const webOrigin = "https://origin.example"

func runJWKSCheck(ctx context.Context, a *app, opts *jwksCheckOptions, place string) error {
	if opts.repeat < 1 || opts.repeat > 100 {
		return usagef("give a number from 1 to 100", "cannot fetch %d times", opts.repeat)
	}
	if opts.maxKeys < 1 {
		return usagef("give a number from 1 on", "cannot read %d keys", opts.maxKeys)
	}
	if err := opts.spareSources([]string{place}); err != nil {
		return err
	}
	opts.network.origin, opts.network.maxBody = webOrigin, int64(opts.keyLimits().Bytes)
	client, err := opts.network.client(a)
	if err != nil {
		return err
	}
	run, err := startAudit(ctx, a, &opts.auditOptions)
	if err != nil {
		return err
	}
	defer run.release()
	check := jwksCheck{ctx: ctx, auditRun: run, client: client, opts: opts}
	judge := check.file
	if isURL(place) {
		judge = check.url
	}
	err = judge(place)
	if opts.requested != "" && err == nil && run.shown.Documents == 0 {
		a.note("no metadata were seen, so nothing was held against --issuer %s", shorten(opts.requested))
	}
	return run.end(err)
}

// bytesPerKey is room for an RSA key of 4096 bits with a certificate.
const bytesPerKey = 2 << 10

// keyLimits says how much of a key set is read.
func (o *auditOptions) keyLimits() inspect.KeyLimits {
	if o.maxKeys <= inspect.MaxKeys {
		return inspect.KeyLimits{Keys: o.maxKeys, Bytes: inspect.MaxKeySetBytes}
	}
	return inspect.KeyLimits{Keys: o.maxKeys, Bytes: o.maxKeys * bytesPerKey}
}

// A jwksCheck judges one key set or issuer.
type jwksCheck struct {
	*auditRun
	ctx    context.Context
	client *fetch.Client
	opts   *jwksCheckOptions
}

// file judges a document that nobody has fetched.
func (c *jwksCheck) file(place string) error {
	data, err := readAll(c.a, place)
	if err != nil {
		return err
	}
	if place == toStdin {
		place = "stdin"
	}
	if c.opts.repeat > 1 && !c.opts.follow {
		c.a.note("--repeat is about what is fetched, and of a file nothing is")
	}
	c.shown.Inputs = 1
	if subject := intake.SubjectOf(data); subject != intake.Metadata && subject != intake.ClientMetadata {
		return c.keySet(data, place)
	}
	if err := c.metadata(place, audit.MetadataSource{Metadata: inspect.ReadMetadata(data), Requested: c.opts.requested}); err != nil || !c.opts.follow {
		return err
	}
	var cancel context.CancelFunc
	c.ctx, cancel = c.client.Limited(c.ctx)
	defer cancel()
	if keys := c.client.Follow(c.ctx, data); keys != nil {
		return c.visit(keys, nil)
	}
	c.a.note("%s names no jwks_uri to follow", place)
	return nil
}

// keySet judges the keys of a file.
func (c *jwksCheck) keySet(data []byte, place string) error {
	source, err := c.published(data, place)
	if err != nil {
		return err
	}
	return c.keys(place, source)
}

// published reads keys as a set that is published. What is beyond the limits
// is not judged at all: half a set would look like another one.
func (c *jwksCheck) published(data []byte, place string) (*audit.KeySource, error) {
	source, err := c.keySource(data, place)
	if err != nil {
		return nil, err
	}
	source.SetWanted = true
	reason := source.Err
	if len(source.Keys) == 1 && reason == nil {
		reason = source.Keys[0].Problem
	}
	if inspect.FaultOf(reason) == inspect.FaultLimit {
		return nil, withHint(fmt.Errorf("%s: %w", place, reason), "--max-keys N reads more")
	}
	return source, nil
}
