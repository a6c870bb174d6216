package main

import (
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestPictureIsFresh draws docs/terminal.svg, the picture in the README, from
// what the program really prints on a terminal with colours.
func TestPictureIsFresh(t *testing.T) {
	var lines []string
	for _, command := range []string{"jwtctl decode --no-audit testdata/tokens/access-token.jwt", "jwtctl audit --min-severity high testdata/tokens/session.jwt"} {
		cmd := exec.Command("sh", "-c", command+" --color always")
		cmd.Dir = projectRoot
		out, _ := cmd.Output() // a finding exits with 1
		lines = append(lines, "\x1b[1m$ "+command+"\x1b[22m")
		lines = append(lines, strings.Split(strings.TrimRight(string(out), "\n"), "\n")...)
		lines = append(lines, "")
	}
	want := drawSVG(lines[:len(lines)-1])
	path := filepath.Join(projectRoot, "docs/terminal.svg")
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("docs/terminal.svg is stale: run go test ./cmd/jwtctl -run Picture -update")
	}
}

var sgr = regexp.MustCompile("\x1b\\[([0-9;]*)m")

// drawSVG draws lines with ANSI colours as a picture of a terminal.
func drawSVG(lines []string) string {
	widest := 0
	for _, line := range lines {
		widest = max(widest, len([]rune(sgr.ReplaceAllString(line, ""))))
	}
	var b strings.Builder
	width, height := 32+widest*8, 32+len(lines)*18
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" font-family="ui-monospace,Menlo,Consolas,monospace" font-size="13">`+"\n", width, height)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="8" fill="#14161b"/>`+"\n")
	for i, line := range lines {
		fmt.Fprintf(&b, `<text x="16" y="%d" fill="#d6d9e0" xml:space="preserve">%s</text>`+"\n", 30+i*18, spans(line))
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// spans turns the colours of one line into tspans.
func spans(line string) string {
	var b strings.Builder
	style := ""
	write := func(text string) {
		if text != "" {
			fmt.Fprintf(&b, `<tspan%s>%s</tspan>`, style, html.EscapeString(text))
		}
	}
	for {
		at := sgr.FindStringSubmatchIndex(line)
		if at == nil {
			write(line)
			return b.String()
		}
		write(line[:at[0]])
		style = svgStyle(line[at[2]:at[3]])
		line = line[at[1]:]
	}
}

// svgStyle knows the colours of render.Theme.
func svgStyle(code string) string {
	fills := map[string]string{"31": "#ff6b6b", "32": "#69db7c", "33": "#ffd43b", "34": "#74a8ff", "36": "#66d9e8", "97": "#ff8787", "2": "#7d8590"}
	style := ""
	for _, part := range strings.Split(code, ";") {
		if fill := fills[part]; fill != "" {
			style += ` fill="` + fill + `"`
		}
		if part == "1" {
			style += ` font-weight="bold"`
		}
	}
	return style
}
