package token

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

var hdrCtySuspicious = audit.Rule{
	ID:       "hdr-cty-suspicious",
	Title:    "cty selects a dangerous parser",
	Severity: audit.Medium,
	Why: "If an attacker finds a way past the signature, a verifier that parses by cty can be led to XML " +
		"with external entities or to a deserializer that runs code.",
	Fix:    `Ignore cty except for the values that are expected; a JWT needs none, or "JWT" if it nests.`,
	Refs:   []string{"RFC 7515 §4.1.10", "RFC 7519 §5.2", "PortSwigger: JWT attacks", "CWE-502"},
	Bad:    `{"alg":"ES256","cty":"application/x-java-serialized-object"}`,
	Good:   `{"alg":"ES256","cty":"JWT"}`,
	Needs:  audit.NeedsParameter,
	Origin: true,
	CheckToken: func(p *audit.TokenPass) {
		cty := p.Header.Get("cty")
		if !cty.Exists() || cty.IsText("JWT") {
			return
		}
		if hasAny(strings.ToLower(cty.Text()), "xml", "serialized", "octet-stream", "pickle", "yaml", "marshal", "x-php", "html", "javascript") {
			p.Reportf("header/cty", "cty is %q", cty.Text())
		}
	},
}
