package render

import (
	"fmt"
	"html"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/jwtctl/jwtctl/mint/negative"
)

// NegativeJUnit writes a set of tokens as JUnit XML: a testsuite for each
// family and a testcase for each token, which stands among its properties.
// The cases have no result yet: whoever runs them writes it in.
func NegativeJUnit(w io.Writer, set *negative.Set) error {
	out := errWriter{w: w}
	out.printf("%s<testsuites name=\"jwtctl mint --negative\" tests=\"%d\">\n", xmlHeader, len(set.Tokens))
	for _, family := range negative.Families() {
		tokens := tokensOf(set, family.Name)
		if len(tokens) == 0 {
			continue
		}
		out.printf("  <testsuite name=\"%s\" tests=\"%d\" timestamp=\"%s\">\n    <properties>\n", xmlText(family.Title), len(tokens), set.Now.UTC().Format("2006-01-02T15:04:05"))
		for _, p := range [][2]string{{"alg", set.Algorithm}, {"iss", set.Issuer}, {"aud", set.Audience}, {"typ", set.Type}, {"jwks", string(set.JWKS())}} {
			if p[1] != "" {
				out.printf("      <property name=\"%s\" value=\"%s\"/>\n", p[0], xmlWhole(p[1]))
			}
		}
		out.printf("    </properties>\n")
		for _, t := range tokens {
			junitCase(&out, &t)
		}
		out.printf("  </testsuite>\n")
	}
	out.printf("</testsuites>\n")
	return out.err
}

func junitCase(out *errWriter, t *negative.Token) {
	out.printf("    <testcase classname=\"jwtctl.negative.%s\" name=\"%s\">\n      <properties>\n", t.Family, xmlText(t.Name))
	for _, p := range [][2]string{{"expect", t.Expect()}, {"why", t.Why}, {"reference", t.Reference}, {"rule", t.Rule}, {"check", t.Check}, {"token", string(t.Text)}} {
		if p[1] != "" {
			out.printf("        <property name=\"%s\" value=\"%s\"/>\n", p[0], xmlWhole(p[1]))
		}
	}
	out.printf("      </properties>\n    </testcase>\n")
}

// xmlWhole makes a text safe for an attribute as xmlText does, but leaves its
// tokens whole. What is not ASCII is written by its number.
func xmlWhole(s string) string {
	var b strings.Builder
	for _, r := range html.EscapeString(s) {
		switch {
		case r < ' ' && !strings.ContainsRune("\t\n\r", r): // XML cannot hold it, by its number neither
			fmt.Fprintf(&b, "&#%d;", utf8.RuneError)
		case r < ' ', r > '~':
			fmt.Fprintf(&b, "&#%d;", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// tokensOf are the tokens of one family.
func tokensOf(set *negative.Set, family string) []negative.Token {
	var list []negative.Token
	for _, t := range set.Tokens {
		if t.Family == family {
			list = append(list, t)
		}
	}
	return list
}

// errWriter keeps the first error, so that not each line has to.
type errWriter struct {
	w   io.Writer
	err error
}

func (w *errWriter) printf(format string, args ...any) {
	if w.err == nil {
		_, w.err = fmt.Fprintf(w.w, format, args...)
	}
}
