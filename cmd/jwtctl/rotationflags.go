package main

import (
	"time"

	"github.com/jwtctl/jwtctl/keygen/keyring"
	"github.com/spf13/cobra"
)

// rotationFlags are the flags that say by which times a ring rotates. One that
// is not given leaves the ring's own time as it is.
type rotationFlags struct{ lifetime, cache, skew, every span }

// defaultRotationFlags shows in help what a new ring is given.
func defaultRotationFlags() rotationFlags {
	p := keyring.DefaultPolicy()
	byDefault := func(d time.Duration) span { return span{duration: duration{d}} }
	return rotationFlags{byDefault(p.TokenLifetime), byDefault(p.CacheTTL), byDefault(p.Skew), span{}}
}

func (f *rotationFlags) bind(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.Var(&f.lifetime, "max-token-lifetime", "the longest time from a token's signature to its exp")
	flags.Var(&f.cache, "cache-ttl", "the longest time for which a verifier uses the public keys without looking again")
	flags.Var(&f.skew, "skew", "clock difference that verifiers tolerate")
	flags.Var(&f.every, "every", "how long a key signs before the next one does; 0 leaves that to you")
	for _, name := range []string{"max-token-lifetime", "cache-ttl", "skew", "every"} {
		putInGroup(flags.Lookup(name), "Rotation flags")
	}
}

// over is a policy with the flags that were given in place of its own times.
func (f *rotationFlags) over(p keyring.Policy) (keyring.Policy, error) {
	for _, t := range []struct {
		given span
		to    *time.Duration
	}{{f.lifetime, &p.TokenLifetime}, {f.cache, &p.CacheTTL}, {f.skew, &p.Skew}, {f.every, &p.Every}} {
		if t.given.given {
			*t.to = t.given.Duration
		}
	}
	if err := p.Check(); err != nil {
		return p, usagef("see jwtctl keys rotate --help for what these times mean", "%w", err)
	}
	return p, nil
}
