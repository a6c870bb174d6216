package render

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/jwtctl/jwtctl/internal/safetext"
	"github.com/jwtctl/jwtctl/keygen/keyring"
)

// The chart has a column for each span between two moments at which something
// happens, however long it is: what is at stake is the order.
const (
	chartSpan  = 12 // cells between two moments
	chartMost  = 4  // moments to come that are drawn
	chartPast  = 3  // cells before now
	stateWidth = 9
)

// ringChart draws which key signs when, and until when each is published.
func ringChart(w io.Writer, theme Theme, r keyring.Ring, now time.Time) error {
	moments := chartMoments(r, now)
	width := len("kid")
	for _, k := range r.Keys {
		width = max(width, utf8.RuneCountInString(safetext.Escape(k.ID)))
	}
	head := fmt.Sprintf("  %-*s  %-*s  %s", width, "kid", stateWidth, "state", strings.Repeat(" ", chartPast))
	for i, m := range moments {
		label := "now"
		if i > 0 {
			label = relative(m, now)
		}
		head += fmt.Sprintf("%-*s", chartSpan+1, label)
	}
	if _, err := fmt.Fprintln(w, theme.Bold(strings.TrimRight(head, " "))); err != nil {
		return err
	}
	for _, k := range inOrder(r) {
		kid := safetext.Escape(k.ID)
		pad := strings.Repeat(" ", width-utf8.RuneCountInString(kid))
		state := fmt.Sprintf("%-*s", stateWidth, k.State)
		if _, err := fmt.Fprintf(w, "  %s%s  %s  %s\n", kid, pad, paintState(theme, k.State, state), chartRow(r, k, moments)); err != nil {
			return err
		}
	}
	return nil
}

// chartMoments are now and the moments to come.
func chartMoments(r keyring.Ring, now time.Time) []time.Time {
	moments := []time.Time{now}
	for _, e := range r.Outlook() {
		if e.ID != "" && e.At.After(moments[len(moments)-1]) && len(moments) <= chartMost {
			moments = append(moments, e.At)
		}
	}
	return moments
}

// inOrder lists the keys as they are published: active, next, retiring.
func inOrder(r keyring.Ring) []keyring.Key {
	rank := func(k keyring.Key) int {
		return slices.Index([]keyring.State{keyring.Active, keyring.Next, keyring.Retiring}, k.State)
	}
	keys := slices.Clone(r.Keys)
	slices.SortStableFunc(keys, func(a, b keyring.Key) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), b.SignedUntil.Compare(a.SignedUntil))
	})
	return keys
}

// chartRow draws the life of one key.
func chartRow(r keyring.Ring, k keyring.Key, moments []time.Time) string {
	before := "┈"
	if k.State == keyring.Active {
		before = "━"
	}
	row := strings.Repeat(before, chartPast)
	for i, m := range moments {
		row += "│" + strings.Repeat(phase(r, k, m), chartSpan)
		if i == len(moments)-1 && strings.HasSuffix(row, "━") {
			row = strings.TrimSuffix(row, "━") + "▶"
		}
	}
	return strings.TrimRight(row, " ")
}

// phase is what a key does from a moment on: it signs, it is published, or it
// is gone.
func phase(r keyring.Ring, k keyring.Key, at time.Time) string {
	next, coming := r.Next()
	switch {
	case k.State == keyring.Next && !at.Before(k.SignsFrom), k.State == keyring.Active && (!coming || at.Before(next.SignsFrom)):
		return "━"
	case k.State == keyring.Next, at.Before(publishedUntil(r, k)):
		return "┈"
	}
	return " "
}

// publishedUntil is until when a key that retires or will retire stays.
func publishedUntil(r keyring.Ring, k keyring.Key) time.Time {
	for _, e := range r.Outlook() {
		if e.ID == k.ID && e.To == keyring.Removed {
			return e.At
		}
	}
	return k.PublishedUntil
}

func paintState(theme Theme, s keyring.State, text string) string {
	switch s {
	case keyring.Active:
		return theme.Good(text)
	case keyring.Next:
		return theme.Key(text)
	}
	return theme.Dim(text)
}
