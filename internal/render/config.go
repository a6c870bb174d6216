package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/jwtctl/jwtctl/internal/safetext"
)

// A Setting is one key of the policy, its value and where that comes from.
type Setting struct {
	Key   string `json:"key"`
	Value any    `json:"value"` // nil where nothing is set
	From  string `json:"from"`
}

// ConfigText lists settings, what was set by somebody in bold. file is the
// policy file, "" for none.
func ConfigText(w io.Writer, theme Theme, file string, settings []Setting) error {
	var b strings.Builder
	if file == "" {
		file = "none"
	}
	fmt.Fprintf(&b, "policy file: %s\n\n", safetext.Escape(file))
	key, value := 0, 0
	for _, s := range settings {
		key, value = max(key, len(s.Key)), max(value, min(len([]rune(settingText(s.Value))), 40))
	}
	for _, s := range settings {
		text := settingText(s.Value)
		pad := strings.Repeat(" ", max(0, value-len([]rune(text))))
		name := fmt.Sprintf("%-*s", key, s.Key)
		if s.From == "default" {
			fmt.Fprintf(&b, "%s  %s%s  %s\n", name, text, pad, theme.Dim(s.From))
			continue
		}
		fmt.Fprintf(&b, "%s  %s%s  %s\n", theme.Bold(name), text, pad, safetext.Escape(s.From))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// settingText writes a value for people.
func settingText(value any) string {
	switch v := value.(type) {
	case nil:
		return "-"
	case []string:
		if len(v) == 0 {
			return "-"
		}
		return safetext.Escape(strings.Join(v, ", "))
	}
	return safetext.Escape(fmt.Sprint(value))
}

// ConfigJSON writes jwtctl.config/v1.
func ConfigJSON(w io.Writer, file string, settings []Setting) error {
	var name *string
	if file != "" {
		name = &file
	}
	text, err := marshal(struct {
		Schema   string    `json:"schema"`
		File     *string   `json:"file"`
		Settings []Setting `json:"settings"`
	}{"jwtctl.config/v1", name, settings}, "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(text, '\n'))
	return err
}
