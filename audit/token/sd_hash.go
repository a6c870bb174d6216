package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var sdHash = audit.Rule{
	ID:       "sd-hash",
	Title:    "disclosures are bound by a hash that is weak or unknown",
	Severity: audit.Medium,
	Why:      "With a short or broken hash a holder can find another disclosure for the same digest, and claim what the issuer never signed; one that no verifier knows makes the token useless.",
	Fix:      "Use sha-256, the default, or sha-384 or sha-512.",
	Refs:     []string{"RFC 9901 §4.1.1", "RFC 9901 §9.5", "IANA Named Information Hash Algorithm Registry"},
	Bad:      `{"_sd_alg":"sha-256-32","_sd":[]}`,
	Good:     `{"_sd_alg":"sha-256","_sd":[]}`,
	Cues:     []audit.Cue{{Names: []string{"_sd_alg"}}},
	CheckToken: func(p *audit.TokenPass) {
		alg := p.Claims.Get("_sd_alg")
		switch {
		case !alg.Exists(), !isSelective(p):
		case alg.Kind() != inspect.String:
			p.Reportf("payload/_sd_alg", "_sd_alg is a JSON %s, not a string", alg.Kind())
		default:
			checkHashName(p, alg)
		}
	},
}

func checkHashName(p *audit.TokenPass, alg inspect.Value) {
	switch string(alg.TextBytes()) {
	case "sha-256", "sha-384", "sha-512":
	case "sha3-256", "sha3-384", "sha3-512", "blake2s-256", "blake2b-256", "blake2b-512":
		p.ReportSeverityf(audit.Info, "payload/_sd_alg", "_sd_alg is %q, which few verifiers know", alg.Text())
	case "sha-256-128", "sha-256-120", "sha-256-96", "sha-256-64", "sha-256-32", "sha-1", "sha1", "md5", "md2", "md4":
		p.ReportSeverityf(audit.High, "payload/_sd_alg", "_sd_alg is %q: another disclosure with the same digest can be found", alg.Text())
	default:
		p.Reportf("payload/_sd_alg", "_sd_alg is %q, which is not a registered hash in its registered spelling", brief(alg.Text()))
	}
}
