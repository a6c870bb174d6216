package token

import (
	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var dpopBinding = audit.Rule{
	ID:       "dpop-binding",
	Title:    "access token and DPoP proof are of different keys",
	Severity: audit.Critical,
	Why: "The access token is bound to the key in cnf.jkt. A proof by another key proves nothing of it: that is how a " +
		"stolen token looks, and a server that takes the two together takes any thief. Where the token has no cnf.jkt " +
		"at all, which makes it good without a proof, it is high.",
	Fix: "Refuse the request unless cnf.jkt is the RFC 7638 thumbprint of the proof's jwk; have the client sign with the " +
		"key that it asked for the token with.",
	Refs:  []string{"RFC 9449 §6.1", "RFC 9449 §7.1", "RFC 9449 §4.3"},
	Bad:   "Authorization: DPoP with a token whose cnf.jkt is not the thumbprint of the key in the DPoP header",
	Good:  "Authorization: DPoP with a token whose cnf.jkt is that thumbprint",
	Needs: audit.NeedsCarrier,
	CheckToken: func(p *audit.TokenPass) {
		other := p.Companion()
		if other == nil {
			return
		}
		if p.Profile == audit.ProfileDPoP {
			checkBinding(p, "header/jwk", p.Token, inspect.Parse(other))
			return
		}
		checkBinding(p, "payload/cnf", inspect.Parse(other), p.Token)
	},
}

// checkBinding compares the key of a proof with the one that an access token
// is bound to, if that can be read.
func checkBinding(p *audit.TokenPass, path string, proof, access *inspect.Token) {
	key := enclosedKey(proof.Header.JSON.Get("jwk"))
	if key == nil || key.Thumbprint() == "" || !access.Claims().IsObject() || access.Malformed() {
		return
	}
	switch jkt := access.Claim("cnf").Get("jkt"); {
	case !jkt.Exists():
		p.ReportSeverityf(audit.High, path, "the access token beside the proof has no cnf.jkt: it is good without one")
	case !jkt.IsText(key.Thumbprint()):
		p.Reportf(path, "the proof's key is %s, and the access token is bound to %.60q", key.Thumbprint(), jkt.Text())
	}
}
