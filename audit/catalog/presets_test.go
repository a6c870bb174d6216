package catalog_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/inspect"
)

// TestPresets judges the tokens in testdata/presets by all rules: those that
// come out of the product as it is set up by default have no finding of medium
// severity or above, those with something wrong in them have the one named.
func TestPresets(t *testing.T) {
	for _, preset := range audit.Presets() {
		t.Run(preset.Name, func(t *testing.T) {
			archive, err := txtar.ParseFile(filepath.Join("../../testdata/presets", preset.Name+".txtar"))
			if err != nil {
				t.Fatal(err)
			}
			seen := map[string]int{}
			for _, f := range archive.Files {
				kind, _, _ := strings.Cut(f.Name, "/")
				seen[kind]++
				t.Run(f.Name, func(t *testing.T) { judgePreset(t, preset.Name, kind, f.Data) })
			}
			if seen["clean"] < 2 || seen["bad"] < 3 {
				t.Errorf("too few tokens: %v", seen)
			}
		})
	}
}

func judgePreset(t *testing.T, preset, kind string, data []byte) {
	text, finds, _ := strings.Cut(string(data), "finds: ")
	fx := readFixture(t, []byte(text))
	switch {
	case strings.Contains(fx["header"], "RS256"):
		fx["signature"] = "256"
	case strings.Contains(fx["header"], "none"):
		fx["signature"] = "0"
	}
	engine, err := audit.NewEngine(catalog.Rules(), audit.Policy{}, fixtureNow)
	if err != nil {
		t.Fatal(err)
	}
	found := engine.Token(inspect.Parse(fx.token(t)), audit.Location{Input: preset})
	if kind == "bad" {
		rule, severity, _ := strings.Cut(strings.TrimSpace(finds), " ")
		if !slices.ContainsFunc(found, func(f audit.Finding) bool {
			return f.Rule.ID == rule && (severity == "" || f.Severity.String() == severity)
		}) {
			t.Errorf("no %s %s", rule, severity)
		}
		return
	}
	if len(found) > 0 && found[0].Preset != preset {
		t.Errorf("preset %q", found[0].Preset)
	}
	for _, f := range found {
		if f.Severity >= audit.Medium {
			t.Errorf("%s %s: %s", f.Severity, f.Rule.ID, f.Message)
		}
	}
}

// TestPresetIssuers holds that no preset is chosen for an issuer that only
// looks like one of the product.
func TestPresetIssuers(t *testing.T) {
	const tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47"
	chosen := func(iss string) string {
		var got string
		rule := audit.Rule{ID: "x-y", CheckToken: func(p *audit.TokenPass) {
			if p.Preset != nil {
				got = p.Preset.Name
			}
		}}
		engine, err := audit.NewEngine([]*audit.Rule{&rule}, audit.Policy{}, fixtureNow)
		if err != nil {
			t.Fatal(err)
		}
		engine.Token(inspect.Parse(fixture{"header": `{"alg":"RS256"}`, "payload": `{"iss":"` + iss + `"}`}.token(t)), audit.Location{})
		return got
	}
	for iss, want := range map[string]string{
		"https://acme.auth0.com/": "auth0", "https://acme.eu.auth0.com/": "auth0",
		"https://acme.okta.com": "okta", "https://acme.oktapreview.com/oauth2/aus1": "okta",
		"https://login.microsoftonline.com/" + tenant + "/v2.0": "entra", "https://sts.windows.net/" + tenant + "/": "entra",
		"https://acme.b2clogin.com/" + tenant + "/v2.0/": "entra", "https://" + tenant + ".ciamlogin.com/" + tenant + "/v2.0": "entra",
		"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Abc": "cognito", "https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_Abc": "cognito",
		"https://issuer-cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Abc": "cognito", "https://sso.acme.dev/realms/acme": "keycloak", "https://accounts.google.com": "google", "https://securetoken.google.com/acme": "firebase",
		"https://oidc.eks.us-west-2.amazonaws.com/id/ABC": "kubernetes", "https://kubernetes.default.svc": "kubernetes",
		"https://token.actions.githubusercontent.com": "github-actions", "https://token.actions.githubusercontent.com/acme": "github-actions",
		"https://token.actions.acme.ghe.com": "github-actions", "https://token.actions.acme.ghe.com/acme": "github-actions", "https://ghes.acme.dev/_services/token": "github-actions",
		"https://oidc-eks.eu-west-1.api.aws/id/ABC": "kubernetes", "https://gitlab.com": "gitlab",
	} {
		if got := chosen(iss); got != want {
			t.Errorf("%s: preset %q, want %q", iss, got, want)
		}
	}
	for _, iss := range []string{
		"https://evil-auth0.com/", "https://evil-auth0.com.attacker/", "https://acme.auth0.com.evil.example/", "https://auth0.com/", "https://.auth0.com/",
		"https://a.b.c.auth0.com/", "https://acme.auth0.com@evil.example/", "https://evil.example/.auth0.com/", "https://evil.example?.auth0.com/",
		`https://evil.example\\.auth0.com/`, "https://evil.example#.auth0.com/", "http://acme.auth0.com/", "https://acme.auth0.com:444/", "https://ACME.auth0.com/", "acme.auth0.com", "https://acme.auth0.com/x/",
		"https://acme.okta.com.evil.example", "https://a.acme.okta.com", "https://acme.okta.com/oauth2/a/b", "https://acmeokta.com",
		"https://login.microsoftonline.com/common/v2.0", "https://evil-login.microsoftonline.com/" + tenant + "/v2.0", "https://login.microsoftonline.com/" + tenant,
		"https://cognito-idp.us-west-2.amazonaws.com/eu-west-1_Abc", "https://evil.s3.amazonaws.com/us-west-2_Abc", "https://cognito-idp.us-west-2.amazonaws.com/us-west-2_a/b",
		"https://issuer-cognito-idp.us-west-2.amazonaws.com/eu-west-1_Abc", "https://evil-cognito-idp.us-west-2.amazonaws.com/us-west-2_Abc",
		"https://sso.acme.dev/realms/", "https://sso.acme.dev/realms/a/b", "https://sso.acme.dev/x/realms/a", "http://accounts.google.com", "https://accounts.google.com.evil.example",
		"https://securetoken.google.com/", "https://oidc.eks.evil.example/id/ABC", "https://oidc.eks.x.y.amazonaws.com/id/ABC", "https://kubernetes.default.svc.evil.example",
		"https://token.actions.ghe.com", "https://token.actions.a.b.ghe.com", "https://actions.acme.ghe.com", "https://token.actions.acme.ghe.com.evil.example", "https://ghes.acme.dev/_services/token/x",
		"https://oidc-eks.evil.example/id/ABC", "https://oidc-eks.a.b.api.aws/id/ABC", "https://oidc-eks.eu-west-1.api.aws/x/ABC",
		"https://token.actions.githubusercontent.com/a/b", "https://gitlab.com.evil.example", "https://gitlab.com/", "",
	} {
		if got := chosen(iss); got != "" {
			t.Errorf("%s: preset %q", iss, got)
		}
	}
}

// TestPresetsAreHarmless holds that no preset makes a rule milder that tells
// forged tokens, secrets or broken readings, nor one that does not exist, and
// that each says why.
func TestPresetsAreHarmless(t *testing.T) {
	for _, p := range audit.Presets() {
		if p.Issues == nil || p.Title == "" || p.Issues("") || p.Issues("https://as.acme.dev") {
			t.Errorf("%s takes any issuer for its own, or has no title", p.Name)
		}
		if len(p.Sources) == 0 || !strings.HasPrefix(p.Sources[0], "https://") {
			t.Errorf("%s names no page that it rests on", p.Name)
		}
		for _, e := range p.Expected {
			rule, ok := catalog.Find(e.Rule)
			switch {
			case !ok:
				t.Errorf("%s: no rule %s", p.Name, e.Rule)
			case !audit.MayBeExpected(e.Rule):
				t.Errorf("%s must not make %s milder", p.Name, e.Rule)
			case e.Drop && rule.Severity > audit.Low:
				t.Errorf("%s must not drop %s, which is of %s severity", p.Name, e.Rule, rule.Severity)
			case e.Because == "":
				t.Errorf("%s does not say why %s is expected", p.Name, e.Rule)
			}
		}
	}
	for _, rule := range catalog.Rules() {
		switch rule.Group() {
		case "alg", "sig", "hmac", "kid", "jwk", "jwks", "key", "jwe", "parse", "secret", "policy", "time", "life", "disc", "resp":
			if audit.MayBeExpected(rule.ID) {
				t.Errorf("presets may make %s milder", rule.ID)
			}
		}
	}
}

// TestPresetCostsNothing: once an issuer is known, finding its preset and its
// policy allocates nothing.
func TestPresetCostsNothing(t *testing.T) {
	for _, policy := range []audit.Policy{{}, {Preset: audit.PresetNone}, {Overrides: []audit.Override{{Issuer: "https://*.auth0.com/", MaxLifetime: 1}}}} {
		quiet := audit.Rule{ID: "x-y", CheckToken: func(*audit.TokenPass) {}}
		engine, err := audit.NewEngine([]*audit.Rule{&quiet}, policy, fixtureNow)
		if err != nil {
			t.Fatal(err)
		}
		measure := func(payload string) float64 {
			token := inspect.Parse(fixture{"header": `{"alg":"RS256"}`, "payload": payload}.token(t))
			return testing.AllocsPerRun(100, func() { engine.Token(token, audit.Location{}) })
		}
		if with, without := measure(`{"iss":"https://acme.auth0.com/"}`), measure(`{"sub":"x"}`); with > without {
			t.Errorf("%v allocations with an issuer, %v without", with, without)
		}
	}
}
