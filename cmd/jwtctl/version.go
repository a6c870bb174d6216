package main

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/jwtctl/jwtctl/internal/safetext"
	"github.com/spf13/cobra"
)

// Set by the release build with -ldflags "-X main.version=...", which only
// reaches variables; nothing else writes them. Other builds ask the Go tool.
var version, commit, date string

// versionInfo is the wire form of jwtctl.version/v1.
type versionInfo struct {
	Schema   string `json:"schema"`
	Version  string `json:"version"`
	Commit   string `json:"commit"`
	Date     string `json:"date"`
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

// buildVersion tells what was built, from what the linker was told or else
// from what the Go tool stamped; never from a constant that could lie.
func buildVersion() versionInfo {
	info := versionInfo{
		Schema: "jwtctl.version/v1", Version: version, Commit: commit, Date: date,
		Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH,
	}
	if build, ok := debug.ReadBuildInfo(); ok {
		fill(&info.Version, build.Main.Version)
		for _, setting := range build.Settings {
			switch setting.Key {
			case "vcs.revision":
				fill(&info.Commit, setting.Value)
			case "vcs.time":
				fill(&info.Date, setting.Value)
			}
		}
	}
	fill(&info.Version, "(devel)")
	fill(&info.Commit, "unknown")
	fill(&info.Date, "unknown")
	return info
}

// fill sets what is not set yet.
func fill(field *string, value string) {
	if *field == "" {
		*field = value
	}
}

// line is the version as one line of text.
func (v versionInfo) line() string {
	return fmt.Sprintf("jwtctl %s (commit %s, built %s, %s, %s)", v.Version, v.Commit, v.Date, v.Go, v.Platform)
}

type versionOptions struct{ output outputFlag }

func newVersionCommand(a *app) *cobra.Command {
	opts := versionOptions{output: newOutputFlag(formatText, formatJSON)}
	cmd := &cobra.Command{
		Use:     "version",
		Short:   "Print the version and how it was built",
		GroupID: groupOther,
		Example: `  jwtctl version
  jwtctl version -o json`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return runVersion(a, &opts) },
	}
	opts.output.bind(cmd)
	return cmd
}

func runVersion(a *app, opts *versionOptions) error {
	info := buildVersion()
	return opts.output.each(a, func(out *sink) error {
		if out.Format == formatText {
			_, err := fmt.Fprintln(out, info.line())
			return err
		}
		text, err := json.MarshalIndent(info, "", "  ")
		if err != nil {
			return err
		}
		_, err = out.Write(append(safetext.AppendJSON(nil, text), '\n'))
		return err
	})
}
