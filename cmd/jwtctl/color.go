package main

// The values of --color.
const (
	colorAuto   = "auto"
	colorAlways = "always"
	colorNever  = "never"
)

// colored decides for one stream. The flag is the user speaking now, so it
// outranks the environment; "no" outranks "force" there, as it is the safer
// wish; only then does the terminal itself count.
func (a *app) colored(tty bool) bool {
	switch a.color.value {
	case colorAlways:
		return true
	case colorNever:
		return false
	}
	if a.getenv("NO_COLOR") != "" {
		return false
	}
	for _, name := range []string{"CLICOLOR_FORCE", "FORCE_COLOR"} {
		if value := a.getenv(name); value != "" && value != "0" && value != "false" {
			return true
		}
	}
	return tty && a.getenv("TERM") != "dumb"
}
