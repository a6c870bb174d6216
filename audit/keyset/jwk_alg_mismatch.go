package keyset

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

var jwkAlgMismatch = audit.Rule{
	ID:       "jwk-alg-mismatch",
	Title:    "alg does not fit the key",
	Severity: audit.High,
	Why:      "Verifiers skip or reject the key, or worse, use it with an algorithm that it was not made for.",
	Fix:      "Name the algorithm that the key is for: it follows from kty and crv.",
	Refs:     []string{"RFC 7517 §4.4", "RFC 7518 §3.1", "RFC 9864"},
	Bad:      `{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","alg":"ES384"}`,
	Good:     `{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","alg":"ES256"}`,
	CheckKey: func(p *audit.KeyPass) {
		alg := p.Key.Algorithm
		if alg == "" {
			return
		}
		a, known := inspect.FindAlgorithm(alg)
		if !known {
			p.ReportSeverityf(audit.Medium, "alg", "alg %.40q is not registered", alg)
			return
		}
		if why := algorithmMisfit(p.Key, a); why != "" {
			p.Reportf("alg", "alg is %s, %s", a.Name, why)
		}
	},
}

// algorithmMisfit says why a key cannot serve a registered algorithm.
func algorithmMisfit(k *inspect.Key, a *inspect.Algorithm) string {
	switch {
	case k.Type == "":
		return ""
	case a.KeyType != "" && a.KeyType != k.Type:
		return "which needs a key of type " + a.KeyType
	case a.Curve != "" && k.Curve != "" && a.Curve != k.Curve:
		return "which needs the curve " + a.Curve
	case a.Name == "EdDSA" && k.Curve != "Ed25519" && k.Curve != "Ed448",
		strings.HasPrefix(a.Name, "ECDH-ES") && (k.Type != "EC" && k.Type != "OKP" || strings.HasPrefix(k.Curve, "Ed")):
		return "which needs another kind of key"
	case (a.Kind == inspect.Signature || a.Kind == inspect.MAC) && k.Use == "enc":
		return `but use is "enc"`
	case (a.Kind == inspect.KeyManagement || a.Kind == inspect.ContentEncryption) && k.Use == "sig":
		return `but use is "sig"`
	}
	return ""
}
