package audit

import (
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestPoliciesAreBounded: issuers made up by the million, or by the megabyte,
// do not fill the memory.
func TestPoliciesAreBounded(t *testing.T) {
	base := Policy{Overrides: []Override{{Issuer: "https://*.acme.dev", MaxLifetime: time.Hour}}}
	s := policies{base: &base}
	for i := range 5 * maxIssuers {
		s.of([]byte("https://" + strconv.Itoa(i) + ".acme.dev"))
		s.of([]byte("https://" + strconv.Itoa(i) + strings.Repeat("x", maxText)))
	}
	kept := 0
	for issuer := range s.byIssuer {
		kept += len(issuer)
	}
	if len(s.byIssuer) > maxIssuers || kept > maxIssuers*maxText {
		t.Errorf("%d issuers of %d bytes kept", len(s.byIssuer), kept)
	}
}

// TestOverrides: of several that fit, later ones win, field by field, and
// their lists take the place of those before.
func TestOverrides(t *testing.T) {
	yes, no := true, false
	base := Policy{Preset: PresetNone, MaxLifetime: time.Minute, Demands: Demands{Algorithms: []string{"ES256"}, Required: []string{"sub"}},
		Severities: []SeverityOverride{{"pii-*", High}},
		Overrides: []Override{
			{Issuer: "https://*.acme.dev", MaxLifetime: time.Hour, FAPI2: &yes, Demands: Demands{Algorithms: []string{"RS256"}}, Severities: []SeverityOverride{{"pii-email", Low}}},
			{Issuer: "https://old.acme.dev", FAPI2: &no, Preset: "auth0", Profile: ProfileIDToken, Skew: time.Second, Demands: Demands{Required: []string{}}},
		}}
	s := policies{base: &base}
	email, phone := &Rule{ID: "pii-email"}, &Rule{ID: "pii-phone"}
	old := s.of([]byte("https://old.acme.dev"))
	p := old.policy
	if p.MaxLifetime != time.Hour || p.FAPI2 || p.Profile != ProfileIDToken || p.Skew != time.Second || p.Demands.Algorithms[0] != "RS256" || len(p.Demands.Required) != 0 || old.preset != &presetAuth0 {
		t.Errorf("%+v %v", p, old.preset)
	}
	if p.severity(email, Info) != Low || p.severity(phone, Info) != High || base.severity(email, Info) != High {
		t.Error("severities of the override are not the last to be asked")
	}
	if other := s.of([]byte("https://as.example")); other.policy != &base || other.preset != nil {
		t.Errorf("%+v", other)
	}
	if len(base.Severities) != 1 || base.Demands.Algorithms[0] != "ES256" {
		t.Errorf("the base has changed: %+v", base)
	}
}
