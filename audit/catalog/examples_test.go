package catalog_test

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/inspect"
)

// notRun lists the rules whose examples are descriptions, and why.
var notRun = map[string]string{
	"alg-not-advertised":      "rests on the metadata that are given",
	"dpop-binding":            "rests on two tokens",
	"url-token":               "rests on what the token stands in",
	"dpop-stale":              "rests on the profile that the user names",
	"id-hash-mismatch":        "the token is described",
	"alg-key-mismatch":        "rests on the keys that are given",
	"hdr-jwk-self-verified":   "rests on the bytes of the signature",
	"hmac-blank-secret":       "rests on the bytes of the signature",
	"hmac-derived-secret":     "rests on the bytes of the signature",
	"hmac-known-secret":       "rests on the bytes of the signature",
	"hmac-low-entropy":        "rests on the secret that is given",
	"hmac-reused":             "rests on several tokens",
	"sig-nonce-reuse":         "rests on several tokens",
	"claim-jti-reused":        "rests on several tokens",
	"hmac-public-key":         "rests on the keys that are given",
	"hmac-short":              "rests on the secret that is given",
	"kid-unresolved":          "rests on the keys that are given",
	"sig-invalid":             "rests on the keys that are given",
	"hdr-typ-generic":         "rests on what kind of token it is",
	"hdr-typ-mismatch":        "rests on the profile that the user names",
	"hdr-zip":                 "the good example differs in the payload",
	"jwe-epk-invalid":         "coordinates are left out",
	"jwe-inflate":             "rests on the keys that are given",
	"key-blocklisted":         "rests on the lists that are given",
	"jwe-iv-tag-length":       "rests on the sizes of other parts",
	"parse-nested-undeclared": "the inner token is left out",
	"sig-der":                 "rests on the bytes of the signature",
	"sig-example-token":       "the published token is not repeated",
	"sig-length":              "rests on the size of the signature",
	"sig-rsa-short":           "rests on the size of the signature",
	"sig-zero":                "rests on the bytes of the signature",
	"disc-docs-differ":        "rests on two documents",
	"disc-issuer-mismatch":    "rests on what was asked for",
	"resp-expires-in":         "the token is described",
	"at-typ":                  "rests on the profile that the user names",
	"fapi-alg":                "rests on what the user asks for",
	"fapi-unbound":            "rests on what the user asks for",
	"kb-binding":              "rests on the bytes of the token",
	"sd-hidden-validity":      "disclosures are described",
	"sd-salt":                 "disclosures are described",
	"policy-alg":              "rests on what the policy demands",
	"policy-issuer":           "rests on what the policy demands",
	"policy-audience":         "rests on what the policy demands",
	"policy-claim-required":   "rests on what the policy demands",
	"policy-claim-forbidden":  "rests on what the policy demands",
	"policy-claim-unknown":    "rests on what the policy demands",
	"size-claims":             "a size",
	"size-cookie":             "a size",
	"size-header":             "a size",
}

// TestExamples runs what rules show as bad and good.
func TestExamples(t *testing.T) {
	for id := range notRun {
		if !hasRule(id) {
			t.Errorf("%s is excused but does not exist", id)
		}
	}
	for _, rule := range catalog.Rules() {
		if notRun[rule.ID] != "" {
			continue
		}
		for example, want := range map[string]bool{rule.Bad: true, rule.Good: false} {
			if rule.CheckMetadata != nil || rule.CheckResponse != nil {
				checkEndpointExample(t, rule, example, want)
				continue
			}
			if rule.CheckEndpoint != nil || rule.CheckRotation != nil {
				checkNetworkExample(t, rule, example, want)
				continue
			}
			if rule.CheckToken == nil {
				checkKeyExample(t, rule, example, want)
				continue
			}
			text, ok := exampleToken(t, rule, example)
			if !ok {
				t.Errorf("%s: cannot run %s", rule.ID, example)
				continue
			}
			engine, err := audit.NewEngine([]*audit.Rule{rule}, audit.Policy{}, fixtureNow)
			if err != nil {
				t.Fatal(err)
			}
			if found := engine.Token(inspect.Parse(text), audit.Location{}); len(found) > 0 != want {
				t.Errorf("%s: %d findings for %s: %s", rule.ID, len(found), example, text)
			}
		}
	}
}

// checkEndpointExample runs an example of metadata or of a token response.
func checkEndpointExample(t *testing.T, rule *audit.Rule, example string, want bool) {
	engine, err := audit.NewEngine([]*audit.Rule{rule}, audit.Policy{}, fixtureNow)
	if err != nil {
		t.Fatal(err)
	}
	found := engine.Metadata(audit.MetadataSource{Metadata: inspect.ReadMetadata([]byte(example))}, audit.Location{})
	if rule.CheckResponse != nil {
		found = engine.Response(inspect.ReadTokenResponse([]byte(example)), audit.Location{})
	}
	if len(found) > 0 != want {
		t.Errorf("%s: %d findings for %s", rule.ID, len(found), example)
	}
}

// checkKeyExample runs an example that is a JWK or a JWK Set. Long numbers are
// left out of others, which therefore only describe.
func checkKeyExample(t *testing.T, rule *audit.Rule, example string, want bool) {
	if !json.Valid([]byte(example)) || strings.Contains(example, "…") {
		if strings.HasPrefix(example, "{") && !strings.Contains(example, "…") {
			t.Errorf("%s: cannot run %s", rule.ID, example)
		}
		return
	}
	engine, err := audit.NewEngine([]*audit.Rule{rule}, audit.Policy{}, fixtureNow)
	if err != nil {
		t.Fatal(err)
	}
	source, err := audit.ReadKeySource([]byte(example), nil)
	if err != nil {
		t.Fatal(err)
	}
	if found := engine.Keys(source, audit.Location{}); len(found) > 0 != want {
		t.Errorf("%s: %d findings for %s", rule.ID, len(found), example)
	}
}

// exampleToken makes a token of an example: a whole token, a header "with"
// claims, or one of them, by what the rule is about, beside ordinary others.
func exampleToken(t *testing.T, rule *audit.Rule, example string) (text []byte, ok bool) {
	fx := fixture{"header": `{"alg":"ES256","typ":"JWT","kid":"2026-01"}`, "payload": `{"sub":"alice"}`}
	if strings.HasPrefix(example, "eyJ") || strings.HasPrefix(example, `{"payload":`) {
		return []byte(example), true
	}
	if header, payload, both := strings.Cut(example, " with "); both {
		fx["header"], fx["payload"] = header, payload
		return fx.token(t), json.Valid([]byte(header)) && json.Valid([]byte(payload))
	}
	switch rule.Group() {
	case "alg", "hdr", "kid":
		fx["header"] = example
	case "jwe":
		header := base64.RawURLEncoding.EncodeToString([]byte(example))
		return []byte(header + ".a2tr.aWlpaWlpaWlpaWlp.Y2Nj.dHR0dHR0dHR0dHR0dHR0dA"), json.Valid([]byte(example))
	default:
		fx["payload"] = example
	}
	// Data behind the JSON value is what parse-trailing-data is about.
	return fx.token(t), json.Valid([]byte(example)) || rule.ID == "parse-trailing-data"
}
