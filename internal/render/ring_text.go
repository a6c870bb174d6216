package render

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/internal/safetext"
	"github.com/jwtctl/jwtctl/keygen/keyring"
)

// RingText writes the report for people: what was done, who signs when, and
// what is to come.
func RingText(w io.Writer, theme Theme, r RingReport) error {
	var lines []string
	for _, c := range r.Changes {
		lines = append(lines, changeLine(theme, r, c))
	}
	if r.Revocation != nil {
		lines = append(lines, revocationLines(theme, r)...)
	}
	if len(lines) == 0 && r.Command == "rotate" {
		line := "nothing is due"
		if len(r.Written) > 0 {
			line += "; wrote " + safetext.Escape(strings.Join(r.Written, ", "))
		}
		lines = append(lines, line)
	}
	if r.Command == "passphrase" {
		lines = append(lines, passphraseLine(r))
	}
	if r.DryRun {
		lines = append(lines, theme.Dim("this was a dry run: nothing was written"))
	}
	if len(lines) > 0 {
		lines = append(lines, "")
	}
	lines = append(lines, theme.Bold(safetext.Escape(r.File))+": "+policyLine(r.Ring.Policy))
	if _, err := fmt.Fprintln(w, strings.Join(lines, "\n")); err != nil {
		return err
	}
	if err := ringChart(w, theme, r.Ring, r.Now); err != nil {
		return err
	}
	legend := "  ━ signs   ┈ is published"
	if r.Public != "" {
		legend += " in " + safetext.Escape(r.Public)
	}
	if _, err := fmt.Fprintln(w, theme.Dim(legend)); err != nil {
		return err
	}
	return outlookText(w, r)
}

// passphraseLine says how the ring is on the disk.
func passphraseLine(r RingReport) string {
	switch {
	case r.Encrypted:
		return "encrypted with the new passphrase"
	case len(r.Written) > 0:
		return "not encrypted any more"
	}
	return "not encrypted"
}

func policyLine(p keyring.Policy) string {
	text := fmt.Sprintf("tokens live up to %s, verifiers cache %s, clocks differ up to %s", Span(p.TokenLifetime), Span(p.CacheTTL), Span(p.Skew))
	if p.Every > 0 {
		text += ", a new key signs every " + Span(p.Every)
	}
	return text
}

// changeLine says what happened to a key, or would happen in a dry run.
func changeLine(theme Theme, r RingReport, c keyring.Change) string {
	kid := safetext.Escape(c.ID)
	if c.ID == "" {
		kid = "a new key"
	}
	when := dated(c.Until, r.Now)
	switch c.To {
	case keyring.Next:
		return fmt.Sprintf("%s %s, and signs from %s", theme.Key("announced"), kid, when)
	case keyring.Active:
		return fmt.Sprintf("%s %s signs from now on", theme.Good("active"), kid)
	case keyring.Retiring:
		return fmt.Sprintf("%s %s signs no more, and stays published until %s", theme.Dim("retiring"), kid, when)
	}
	return fmt.Sprintf("%s %s", theme.Dim("removed"), kid)
}

// revocationLines say what a revocation breaks, and until when.
func revocationLines(theme Theme, r RingReport) []string {
	v := r.Revocation
	kid := safetext.Escape(v.ID)
	if v.Was == keyring.Removed {
		return []string{kid + " is gone already"}
	}
	lines := []string{fmt.Sprintf("%s %s, which was %s", theme.Bad("revoked"), kid, v.Was)}
	if !v.TokensUntil.IsZero() {
		lines = append(lines, "  every token that it signed is refused from now on; the last would have lived until "+dated(v.TokensUntil, r.Now))
	}
	lines = append(lines, "  a verifier with a cached set still trusts it until "+dated(v.TrustedUntil, r.Now)+": clear caches that you can reach")
	if v.Replacement == "" {
		return lines
	}
	new := safetext.Escape(v.Replacement) + " signs now"
	if v.Made {
		new = "a new key, " + new
	}
	if v.KnownFrom.After(r.Now) {
		new += "; a verifier with a cached set refuses its tokens until " + dated(v.KnownFrom, r.Now)
	}
	return append(lines, "  "+new)
}

// outlookText lists what is to come, with dates.
func outlookText(w io.Writer, r RingReport) error {
	for _, e := range r.Ring.Outlook() {
		what := safetext.Escape(e.ID)
		switch e.To {
		case keyring.Next:
			what = "a new key is announced"
		case keyring.Active:
			what += " begins to sign"
		case keyring.Retiring:
			what += " signs no more"
		case keyring.Removed:
			what += " is removed"
		}
		when := relative(e.At, r.Now)
		if !r.Now.Before(e.At) {
			when = "due now"
		}
		if _, err := fmt.Fprintf(w, "  %s  %-9s  %s\n", e.At.UTC().Format(time.RFC3339), when, what); err != nil {
			return err
		}
	}
	return nil
}

// dated writes a time to come with how far it is.
func dated(t, now time.Time) string {
	return fmt.Sprintf("%s (%s)", t.UTC().Format(time.RFC3339), relative(t, now))
}
