package endpoint

import "github.com/jwtctl/jwtctl/audit"

var discJwksOrigin = audit.Rule{
	ID:       "disc-jwks-origin",
	Title:    "keys are fetched from another domain than the issuer's",
	Severity: audit.Medium,
	Why:      "Whoever holds that domain decides which tokens are genuine; clients that pin the keys to the issuer's host refuse them.",
	Fix:      "Serve jwks_uri from the issuer's own domain, or make sure that the other one is yours and stays so.",
	Refs:     []string{"RFC 8414 §6.2", "OpenID Connect Discovery §7.2"},
	Bad:      `{"issuer":"https://login.acme.dev","jwks_uri":"https://keys.bucket.example/jwks.json"}`,
	Good:     `{"issuer":"https://login.acme.dev","jwks_uri":"https://keys.acme.dev/jwks.json"}`,
	CheckMetadata: func(p *audit.MetadataPass) {
		issuer, keys := hostOf(p.Metadata.Issuer()), hostOf(p.Get("jwks_uri").Text())
		if addressBroken(p.Get("jwks_uri").Text()) || issuer == "" || keys == "" {
			return
		}
		from, to := registrable(issuer), registrable(keys)
		if from != to && !sameOwner(from, to) {
			p.Reportf("jwks_uri", "the keys are at %q, the issuer at %q", brief(keys), brief(issuer))
		}
	},
}

// addressBroken reports a URL that is not absolute: it leads to no domain.
func addressBroken(text string) bool {
	fault, _ := addressFault(text)
	return fault == "is no URL" || fault == "is no absolute URL" || fault == "names no host"
}

// sameOwner knows providers that keep their keys in another of their domains.
func sameOwner(issuer, keys string) bool {
	switch issuer {
	case "google.com":
		return keys == "googleapis.com"
	case "windows.net", "microsoftonline.com", "microsoft.com":
		return keys == "windows.net" || keys == "microsoftonline.com" || keys == "microsoft.com"
	case "apple.com":
		return keys == "icloud.com"
	case "facebook.com":
		return keys == "fbcdn.net"
	}
	return false
}
