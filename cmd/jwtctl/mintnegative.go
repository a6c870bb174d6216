package main

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/internal/render"
	"github.com/jwtctl/jwtctl/mint"
	"github.com/jwtctl/jwtctl/mint/negative"
	"github.com/spf13/cobra"
)

// The formats of a set of tokens that are not those of one token.
const (
	formatJUnitCases = "junit-cases"
	formatGo         = "go"
)

// negativeOptions are the flags of mint for tokens that must be refused.
type negativeOptions struct {
	asked  bool
	format outputFlag
	host   string
}

// hostLetters are all that a host and its port are written with.
const hostLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.:[]"

func (o *negativeOptions) bind(cmd *cobra.Command) {
	o.format = newOutputFlag(formatNDJSON, formatJUnitCases, formatGo)
	flags := cmd.Flags()
	flags.BoolVar(&o.asked, "negative", false, "make a labelled set from that token: those that a sound verifier must refuse, and good ones")
	flags.Var(&o.format, "format", "with --negative: ndjson, junit-cases, go, to standard output or a file; repeatable")
	flags.StringVar(&o.host, "host", "", "with --negative: let the key URLs in the tokens name `HOST` (default "+negative.DefaultHost+")")
	completeWords(cmd, "format", o.format.formats)
	for _, name := range []string{"negative", "format", "host"} {
		putInGroup(flags.Lookup(name), "Tokens that must be refused")
	}
}

// conflicts refuses flags that say nothing about a set, or mean nothing
// without one.
func (o *negativeOptions) conflicts(m *mintOptions) error {
	if !o.asked {
		switch {
		case len(o.format.chosen) > 0:
			return usagef("add --negative, or write -o FORMAT for one token", "--format is for --negative")
		case o.host != "":
			return usagef("add --negative", "--host is for --negative")
		}
		return nil
	}
	switch {
	case len(m.output.chosen) > 0:
		return usagef("write --format ndjson, junit-cases or go", "-o is for single tokens, not for --negative")
	case m.count.n > 0:
		return usagef("leave --count out", "--negative makes one token for each case")
	}
	if u, err := url.Parse("https://" + o.host); err != nil || u.Host != o.host || strings.Trim(o.host, hostLetters) != "" {
		return usagef("write --host attacker.example or --host 127.0.0.1:8080", "--host %q is no host name", shorten(o.host))
	}
	return nil
}

// mintNegative makes the set from the token that the spec describes, by
// default an access token.
func mintNegative(a *app, opts *mintOptions, spec *mint.Spec) error {
	if spec.Profile == "" && opts.like == "" && opts.shape.value == "" {
		spec.Profile = audit.ProfileAccessToken
	}
	set, err := negative.Make(spec, opts.negative.host)
	var unfit *negative.UnfitError
	if errors.As(err, &unfit) {
		return usageError{unfit}
	}
	if err != nil {
		return err
	}
	rejects := set.Rejects()
	a.note("%d tokens to refuse and %d to accept; %d cases that make no sense for this key are left out", rejects, len(set.Tokens)-rejects, len(set.LeftOut))
	a.note("verify them at %s: alg %s, iss %q, aud %q, typ %q", set.Now.UTC().Format(time.RFC3339), set.Algorithm, set.Issuer, set.Audience, set.Type)
	return opts.negative.format.each(a, func(out *sink) error {
		switch out.Format {
		case formatNDJSON:
			return render.NegativeNDJSON(out, set)
		case formatJUnitCases:
			return render.NegativeJUnit(out, set)
		case formatGo:
			return render.NegativeGo(out, set)
		}
		return fmt.Errorf("no renderer for format %q", out.Format)
	})
}
