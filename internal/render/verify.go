package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/safetext"
)

// VerifyText shows a verdict to a person: the answer, every check, and what
// became of each key.
func VerifyText(w io.Writer, theme Theme, v *inspect.Verdict) error {
	var b strings.Builder
	b.WriteString(headline(theme, v) + "\n\n" + theme.Bold("Checks") + "\n")
	names := 0
	for _, c := range v.Checks {
		names = max(names, min(width(safetext.Escape(c.Name)), 24))
	}
	for _, c := range v.Checks {
		name := safetext.Escape(c.Name)
		fmt.Fprintf(&b, "  %s  %s%s  %s\n", statusWord(theme, c.Status), name, pad(name, names), safetext.Escape(redactString(c.Detail)))
	}
	if len(v.Keys) > 0 {
		b.WriteString("\n" + theme.Bold("Keys") + "\n")
	}
	for _, k := range v.Keys {
		tried := "not tried"
		if k.Tried {
			tried = "tried    "
		}
		fmt.Fprintf(&b, "  %s  %s  %s\n", theme.Dim(tried), safetext.Escape(keyName(k.Key)), safetext.Escape(k.Why))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func headline(theme Theme, v *inspect.Verdict) string {
	if v.Valid {
		return theme.Good("VALID") + "  " + v.Algorithm + ", signed with " + safetext.Escape(keyName(v.Key))
	}
	return theme.Bad("REJECTED")
}

func statusWord(theme Theme, s inspect.Status) string {
	word := fmt.Sprintf("%-8s", s)
	switch s {
	case inspect.Passed:
		return theme.Good(word)
	case inspect.Failed:
		return theme.Bad(word)
	}
	return theme.Medium(word)
}

// keyName names a key by its kid, or failing that by its kind and place.
func keyName(k *inspect.Key) string {
	kind := strings.TrimSpace(k.Type + " " + k.Curve)
	if k.ID != "" {
		return fmt.Sprintf("kid %q (%s)", k.ID, kind)
	}
	return strings.TrimSpace(kind + " " + k.Source)
}

// The wire types of jwtctl.verify/v1.
type (
	verdictWire struct {
		Schema    string      `json:"schema"`
		Valid     bool        `json:"valid"`
		Algorithm string      `json:"alg,omitempty"`
		Checks    []checkWire `json:"checks"`
		Keys      []trialWire `json:"keys"`
	}
	checkWire struct {
		Name   string         `json:"name"`
		Status inspect.Status `json:"status"`
		Detail string         `json:"detail"`
	}
	trialWire struct {
		KID    string `json:"kid"`
		KTY    string `json:"kty"`
		Source string `json:"source,omitempty"`
		Tried  bool   `json:"tried"`
		Why    string `json:"why"`
	}
)

// VerifyJSON writes a verdict as jwtctl.verify/v1.
func VerifyJSON(w io.Writer, v *inspect.Verdict) error {
	wire := verdictWire{Schema: "jwtctl.verify/v1", Valid: v.Valid, Algorithm: v.Algorithm, Checks: []checkWire{}, Keys: []trialWire{}}
	for _, c := range v.Checks {
		wire.Checks = append(wire.Checks, checkWire(c))
	}
	for _, k := range v.Keys {
		wire.Keys = append(wire.Keys, trialWire{k.Key.ID, k.Key.Type, k.Key.Source, k.Tried, k.Why})
	}
	text, err := marshal(wire, "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(text, '\n'))
	return err
}
