package inspect

import "strings"

// A MetadataRole says whose metadata a document states.
type MetadataRole int

// The roles.
const (
	RoleUnknown             MetadataRole = iota // nothing tells
	RoleAuthorizationServer                     // RFC 8414 §2
	RoleOpenIDProvider                          // OpenID Connect Discovery 1.0 §3
	RoleClient                                  // RFC 7591 §2: a client's, not a server's
)

// Metadata are the metadata of an authorization server or OpenID provider, as
// they were written down. The zero Value stands for each member that is not
// there; nothing is filled in by defaults.
type Metadata struct {
	// JSON is the whole document, Problems are its departures from strict
	// JSON, with byte offsets.
	JSON     *Document
	Problems []Problem
	// Role is whose metadata they are, as far as the members tell.
	Role MetadataRole
	// Endpoints are the members that hold the address of an endpoint, in
	// their order, "jwks_uri" and the mutual-TLS aliases (RFC 8705 §5) too.
	Endpoints []Value
}

// ReadMetadata reads metadata. It never fails: what is wrong with the text is
// a fact. The result refers to text, which must not be changed afterwards.
func ReadMetadata(text []byte) *Metadata {
	m := new(Metadata)
	m.JSON, m.Problems = ReadJSON(text)
	m.Role = roleOf(m.JSON.Root())
	m.addEndpoints(m.JSON.Root())
	m.addEndpoints(m.Get("mtls_endpoint_aliases"))
	return m
}

// Get returns a member, the zero Value where there is none.
func (m *Metadata) Get(name string) Value { return m.JSON.Get(name) }

// Issuer returns the issuer identifier, "" where there is none.
func (m *Metadata) Issuer() string { return m.Get("issuer").Text() }

func (m *Metadata) addEndpoints(object Value) {
	for v := range object.Children() {
		name := v.Name()
		if strings.HasSuffix(name, "_endpoint") || name == "jwks_uri" || name == "signed_jwks_uri" || name == "check_session_iframe" {
			m.Endpoints = append(m.Endpoints, v)
		}
	}
}

// LooksLikeMetadata says whose metadata a JSON value is, [RoleUnknown] where
// it is none: one member that anything may have is not enough.
func LooksLikeMetadata(v Value) MetadataRole {
	if v.Kind() != Object || v.Get("keys").Exists() || v.Get("kty").Exists() || v.Get("resource").Exists() { // RFC 9728
		return RoleUnknown
	}
	marks := 0
	for m := range v.Children() {
		name := m.Name()
		if strings.HasSuffix(name, "_supported") || strings.HasSuffix(name, "_endpoint") || name == "jwks_uri" {
			marks++
		}
	}
	role := roleOf(v)
	switch {
	case role == RoleClient:
		return RoleClient
	case marks >= 3, marks >= 1 && v.Get("issuer").Kind() == String:
		return max(role, RoleAuthorizationServer)
	}
	return RoleUnknown
}

// roleOf tells the role of metadata by what only that role has.
func roleOf(root Value) MetadataRole {
	has := func(name string) bool { return root.Get(name).Exists() }
	switch {
	case has("redirect_uris") && !has("issuer") && !has("token_endpoint"):
		return RoleClient
	case has("id_token_signing_alg_values_supported"), has("userinfo_endpoint"), root.Get("scopes_supported").HasText("openid"),
		has("claims_supported"), root.Get("response_types_supported").HasText("id_token"):
		return RoleOpenIDProvider
	case has("issuer"), has("token_endpoint"), has("authorization_endpoint"):
		return RoleAuthorizationServer
	}
	return RoleUnknown
}

// HasText reports whether the value is an array with the string s in it, or
// that string itself.
func (v Value) HasText(s string) bool {
	for e := range v.Children() {
		if e.IsText(s) {
			return true
		}
	}
	return v.IsText(s)
}
