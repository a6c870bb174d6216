package audit

import (
	"time"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/glob"
)

// A Preset is what is known of the tokens of one product, so that a default
// setup is not drowned in findings. It makes milder only what the product
// fixes, never a rule that tells forged tokens from real ones: see
// [MayBeExpected].
type Preset struct {
	// Name is that of the product: "auth0". Title is how it calls itself.
	Name, Title string
	// Sources are the pages of the vendor that all this rests on.
	Sources []string
	// Confirmed says what of this those pages say outright, for the
	// documentation; "" says nothing.
	Confirmed string
	// Issues reports whether an issuer is one of the product, by the whole
	// shape of its URL.
	Issues func(issuer string) bool
	// Otherwise is what tokens are for whose own shape does not tell; "" leaves
	// them as they are.
	Otherwise Profile
	// Life returns how long the product lets a token live unless told
	// otherwise; 0 says nothing. A life within it that is longer than the
	// guides ask for is of low severity at most.
	Life func(claims inspect.Value) time.Duration
	// Expected are the findings that its tokens have as they come.
	Expected []Expectation
}

// An Expectation makes findings milder.
type Expectation struct {
	// Rule is a rule ID.
	Rule string
	// Profile restricts it to tokens of a profile, Path to a place, a pattern as
	// [glob.Match] reads it; "" means all.
	Profile Profile
	Path    string
	// AtMost is the severity that is left. Drop leaves nothing.
	AtMost Severity
	Drop   bool
	// Because says why, for the documentation.
	Because string
}

// The names that Policy.Preset knows beside those of presets.
const (
	PresetAuto = "auto" // by the issuer
	PresetNone = "none"
)

// findPreset returns the preset that a policy means for an issuer, nil for
// none.
func findPreset(name, issuer string) *Preset {
	for _, p := range Presets() {
		if p.Name == name || (name == "" || name == PresetAuto) && p.Issues(issuer) {
			return p
		}
	}
	return nil
}

// MayBeExpected reports whether a preset may make a rule milder. It may not
// where the rule is about who could have made the token, about secrets, or
// about how the token is read.
func MayBeExpected(rule string) bool {
	switch rule {
	case "hdr-typ-missing", "hdr-typ-generic":
		return true
	case "claim-injection", "claim-service-key", "claim-k8s-legacy":
		return false
	}
	for _, group := range [...]string{"claim-*", "at-*", "id-*", "pii-*", "size-*"} {
		if matches(group, rule) {
			return true
		}
	}
	return false
}

// soften applies the preset to the findings of a token and returns those that
// are left.
func (p *Preset) soften(findings []Finding, profile Profile) []Finding {
	if p == nil {
		return findings
	}
	left := findings[:0]
	for i := range findings {
		f := findings[i]
		f.Preset = p.Name
		if e := p.expects(&f, profile); e != nil {
			if e.Drop {
				continue
			}
			f.Severity = min(f.Severity, e.AtMost)
		}
		left = append(left, f)
	}
	return left
}

func (p *Preset) expects(f *Finding, profile Profile) *Expectation {
	for i := range p.Expected {
		e := &p.Expected[i]
		if e.Rule == f.Rule.ID && (e.Profile == "" || e.Profile == profile) && (e.Path == "" || glob.Match(e.Path, f.Location.Path, glob.File)) {
			return e
		}
	}
	return nil
}

// UsualLife returns how long the issuer's product lets such a token live
// unless told otherwise, 0 where nothing is known.
func (p *TokenPass) UsualLife() time.Duration {
	if p.Preset == nil || p.Preset.Life == nil {
		return 0
	}
	return p.Preset.Life(p.Claims)
}
