package fetch

import (
	"net/url"
	"testing"
)

// TestIssuerOf holds that the issuer found from the URL of its metadata is one
// whose metadata are there.
func TestIssuerOf(t *testing.T) {
	for raw, want := range map[string]string{
		"https://host/.well-known/openid-configuration":                  "https://host",
		"https://host/a/b/.well-known/openid-configuration":              "https://host/a/b",
		"https://host/.well-known/oauth-authorization-server":            "https://host",
		"https://host:8443/.well-known/oauth-authorization-server/a%2Fb": "https://host:8443/a%2Fb",
		"https://host/.well-known/openid-configuration/a":                "https://host/a",
		"https://host/.well-known/oauth-authorization-serverless":        "",
		"https://host/jwks": "",
		"https://host/":     "",
	} {
		u, err := url.Parse(raw)
		if err != nil {
			t.Fatal(err)
		}
		if got := issuerOf(u); got != want {
			t.Errorf("%s: %q, want %q", raw, got, want)
		}
	}
	for _, issuer := range []string{"https://host", "https://host/a", "https://host:8443/a%2Fb/c"} {
		u, err := url.Parse(issuer)
		if err != nil {
			t.Fatal(err)
		}
		for _, place := range metadataPlaces(u) {
			if got := issuerOf(place); got != issuer {
				t.Errorf("%s: the issuer of %s is %q", issuer, place, got)
			}
			if !placesHave(New(Options{}), issuer+"/", place) {
				t.Errorf("%s/ has no metadata at %s", issuer, place)
			}
		}
	}
}
