package render

import "github.com/jwtctl/jwtctl/inspect"

// headerGloss explains a header parameter, and an algorithm by name.
func headerGloss(m inspect.Value) string {
	switch m.Name() {
	case "alg", "enc":
		return algorithmGloss(m.Text())
	case "typ":
		return "media type of the token"
	case "cty":
		return "media type of the payload"
	case "kid":
		return "key ID"
	case "jwk":
		return "embedded public key"
	case "jku":
		return "URL of the key set"
	case "x5u":
		return "URL of the certificate chain"
	case "x5c":
		return "certificate chain"
	case "x5t", "x5t#S256":
		return "certificate thumbprint"
	case "crit":
		return "extensions that must be understood"
	case "b64":
		return "whether the payload is base64url encoded"
	case "zip":
		return "compression of the payload"
	case "epk":
		return "ephemeral public key"
	case "apu", "apv":
		return "key agreement party"
	case "iv":
		return "initialization vector of the key wrapping"
	case "tag":
		return "authentication tag of the key wrapping"
	case "p2s":
		return "PBES2 salt"
	case "p2c":
		return "PBES2 iterations"
	case "nonce":
		return "nonce of the server"
	}
	return ""
}

// algorithmGloss says what an algorithm is and where it is defined.
func algorithmGloss(name string) string {
	a, ok := inspect.FindAlgorithm(name)
	if !ok {
		return "not a registered algorithm"
	}
	return string(a.Kind) + " · " + a.Ref
}
