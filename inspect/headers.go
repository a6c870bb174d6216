package inspect

// A HeaderParameter is one entry of the IANA registry "JSON Web Signature and
// Encryption Header Parameters".
type HeaderParameter struct {
	Name string
	// Core is set for the parameters that JWS, JWE and JWA themselves
	// define: "crit" must not name them (RFC 7515 §4.1.11).
	Core bool
	// Ref says where it is defined.
	Ref string
}

// headerParameters is the registry as of 2026-02-05, the common ones first: a
// search from the front finds them at once.
var headerParameters = [...]HeaderParameter{
	{"alg", true, "RFC 7515 §4.1.1"},
	{"typ", true, "RFC 7515 §4.1.9"},
	{"kid", true, "RFC 7515 §4.1.4"},
	{"x5t", true, "RFC 7515 §4.1.7"},
	{"enc", true, "RFC 7516 §4.1.2"},
	{"cty", true, "RFC 7515 §4.1.10"},
	{"x5c", true, "RFC 7515 §4.1.6"},
	{"x5t#S256", true, "RFC 7515 §4.1.8"},
	{"jwk", true, "RFC 7515 §4.1.3"},
	{"jku", true, "RFC 7515 §4.1.2"},
	{"x5u", true, "RFC 7515 §4.1.5"},
	{"crit", true, "RFC 7515 §4.1.11"},
	{"zip", true, "RFC 7516 §4.1.3"},
	{"epk", true, "RFC 7518 §4.6.1.1"},
	{"apu", true, "RFC 7518 §4.6.1.2"},
	{"apv", true, "RFC 7518 §4.6.1.3"},
	{"iv", true, "RFC 7518 §4.7.1.1"},
	{"tag", true, "RFC 7518 §4.7.1.2"},
	{"p2s", true, "RFC 7518 §4.8.1.1"},
	{"p2c", true, "RFC 7518 §4.8.1.2"},
	{"iss", false, "RFC 7519 §10.4.1"},
	{"sub", false, "RFC 7519 §10.4.1"},
	{"aud", false, "RFC 7519 §10.4.1"},
	{"b64", false, "RFC 7797 §3"},
	{"ppt", false, "RFC 8225 §8.1"},
	{"url", false, "RFC 8555 §6.4.1"},
	{"nonce", false, "RFC 8555 §6.5.2"},
	{"svt", false, "RFC 9321"},
	{"jwt", false, "OpenID for Verifiable Presentations §12"},
	{"client_id", false, "OpenID for Verifiable Presentations §5"},
	{"trust_chain", false, "OpenID Federation §4.3"},
	{"peer_trust_chain", false, "OpenID Federation §4.4"},
	{"iheSSId", false, "IHE ITI Document Signature §5.10"},
}

// FindHeaderParameter looks a header parameter up in the registry. Names are
// case-sensitive (RFC 7515 §4).
func FindHeaderParameter(name []byte) (*HeaderParameter, bool) {
	for i := range headerParameters {
		if headerParameters[i].Name == string(name) {
			return &headerParameters[i], true
		}
	}
	return nil, false
}

// HeaderParameters returns the whole registry.
func HeaderParameters() []HeaderParameter {
	return append([]HeaderParameter(nil), headerParameters[:]...)
}
