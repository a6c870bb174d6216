package render

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// defaultLifetimeLimit is what lifetimes are held against where the policy
// sets no limit of its own.
const defaultLifetimeLimit = time.Hour

// lifetimes counts tokens by how long they live. The limit is one of the
// edges, so that every bar is either within it or beyond.
type lifetimes struct {
	limit  time.Duration
	edges  []time.Duration // the upper ends; the last count is of what is beyond
	counts []int
	never  int // tokens without an exp
	open   int // tokens that do not say when they were issued, or not well
}

func newLifetimes(limit time.Duration) lifetimes {
	if limit == 0 {
		limit = defaultLifetimeLimit
	}
	const day = 24 * time.Hour
	edges := []time.Duration{time.Minute, 5 * time.Minute, 15 * time.Minute, time.Hour, 4 * time.Hour, 12 * time.Hour,
		day, 7 * day, 30 * day, 365 * day}
	if at, found := slices.BinarySearch(edges, limit); !found {
		edges = slices.Insert(edges, at, limit)
	}
	return lifetimes{limit: limit, edges: edges, counts: make([]int, len(edges)+1)}
}

func (l *lifetimes) add(t *Subject) {
	switch t.lifespan {
	case lifespanKnown:
		at, _ := slices.BinarySearch(l.edges, t.life)
		l.counts[at]++
	case lifespanEndless:
		l.never++
	default:
		l.open++
	}
}

// A bar is one line of the chart.
type bar struct {
	name, class string
	n           int
}

// bars returns the lines of the chart, and how many of them are within the
// limit.
func (l *lifetimes) bars() (list []bar, within int) {
	for i, n := range l.counts {
		switch {
		case i == len(l.edges):
			list = append(list, bar{"longer", "beyond", n})
		case l.edges[i] <= l.limit:
			list = append(list, bar{"up to " + Span(l.edges[i]), "within", n})
			within = len(list)
		default:
			list = append(list, bar{"up to " + Span(l.edges[i]), "beyond", n})
		}
	}
	return append(list, bar{"no exp: for ever", "beyond", l.never}), within
}

// chart draws the bars and the limit between them.
func (l *lifetimes) chart(b *strings.Builder) {
	const row, left, widest, fullWidth = 26, 170, 460, 700
	list, within := l.bars()
	most, tokens := 1, 0
	for _, x := range list {
		most, tokens = max(most, x.n), tokens+x.n
	}
	if tokens == 0 {
		return
	}
	fmt.Fprintf(b, "<h2>Lifetimes against the limit of %s</h2>\n<figure>\n<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Number of tokens by lifetime\">\n",
		Span(l.limit), fullWidth, row*(len(list)+1)+8)
	y := 4
	for i, x := range list {
		width := int(widest * int64(x.n) / int64(most))
		fmt.Fprintf(b, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", left-10, y+14, x.name)
		if x.n > 0 {
			fmt.Fprintf(b, "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"18\" rx=\"2\"/>", x.class, left, y, max(2, width))
		}
		fmt.Fprintf(b, "<text x=\"%d\" y=\"%d\">%d</text>\n", left+8+width, y+14, x.n)
		y += row
		if i+1 == within {
			fmt.Fprintf(b, "<line class=\"limit\" x1=\"20\" x2=\"%d\" y1=\"%d\" y2=\"%[2]d\"/><text x=\"%[1]d\" y=\"%[3]d\" text-anchor=\"end\">limit %[4]s</text>\n",
				fullWidth-10, y+6, y+2, Span(l.limit))
			y += row / 2
		}
	}
	b.WriteString("</svg>\n</figure>\n")
	if l.open > 0 {
		fmt.Fprintf(b, "<p class=\"dim\">%s not shown: no lifetime can be told.</p>\n", count(l.open, "token"))
	}
}
