package render

import "github.com/fatih/color"

// Theme paints words by what they mean, so that no renderer names a colour
// and no renderer decides whether there is any. It is a value made once per
// stream; fatih/color's own global switch, which looks at stdout alone, has no
// say in it. Text must be made safe (safetext) before it is painted.
type Theme struct {
	critical, high, medium, low, info *color.Color
	good, bad, key, bold, dim         *color.Color
}

// NewTheme returns a theme that paints, or one that leaves text as it is.
func NewTheme(enabled bool) Theme {
	paint := func(attributes ...color.Attribute) *color.Color {
		c := color.New(attributes...)
		if enabled {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
		return c
	}
	return Theme{
		critical: paint(color.FgHiWhite, color.BgRed, color.Bold),
		high:     paint(color.FgRed, color.Bold),
		medium:   paint(color.FgYellow),
		low:      paint(color.FgCyan),
		info:     paint(color.FgBlue),
		good:     paint(color.FgGreen),
		bad:      paint(color.FgRed),
		key:      paint(color.FgCyan),
		bold:     paint(color.Bold),
		dim:      paint(color.Faint),
	}
}

// Critical paints the severity that must be acted on at once.
func (t Theme) Critical(s string) string { return t.critical.Sprint(s) }

// High paints the severity that fails a build by default.
func (t Theme) High(s string) string { return t.high.Sprint(s) }

// Medium paints the middle severity.
func (t Theme) Medium(s string) string { return t.medium.Sprint(s) }

// Low paints the severity that can wait.
func (t Theme) Low(s string) string { return t.low.Sprint(s) }

// Info paints a remark that asks for nothing.
func (t Theme) Info(s string) string { return t.info.Sprint(s) }

// Good paints what passed.
func (t Theme) Good(s string) string { return t.good.Sprint(s) }

// Bad paints what failed.
func (t Theme) Bad(s string) string { return t.bad.Sprint(s) }

// Key paints the name of a member, header or flag beside its value.
func (t Theme) Key(s string) string { return t.key.Sprint(s) }

// Bold paints headings.
func (t Theme) Bold(s string) string { return t.bold.Sprint(s) }

// Dim paints what may be skipped: glosses, units, redactions.
func (t Theme) Dim(s string) string { return t.dim.Sprint(s) }
