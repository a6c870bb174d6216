package inspect_test

import (
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

const provider = `{"issuer":"https://as.acme.dev","jwks_uri":"https://as.acme.dev/jwks","token_endpoint":"https://as.acme.dev/t",
"mtls_endpoint_aliases":{"token_endpoint":"https://mtls.acme.dev/t"},"id_token_signing_alg_values_supported":["RS256"],"jwks_uri":"https://other.acme.dev"}`

func TestReadMetadata(t *testing.T) {
	m := inspect.ReadMetadata([]byte(provider))
	check(t, "issuer", m.Issuer(), "https://as.acme.dev")
	check(t, "role", m.Role, inspect.RoleOpenIDProvider)
	var paths []string
	for _, v := range m.Endpoints {
		paths = append(paths, v.Path())
	}
	check(t, "endpoints", strings.Join(paths, " "), "/jwks_uri /token_endpoint /jwks_uri /mtls_endpoint_aliases/token_endpoint")
	if len(m.Problems) != 1 || m.Problems[0].Code != inspect.CodeDuplicate || m.Problems[0].Offset != strings.LastIndex(provider, `"jwks_uri"`) {
		t.Errorf("problems %v, want the second jwks_uri", m.Problems)
	}
	check(t, "last of two", m.Get("jwks_uri").Text(), "https://other.acme.dev")
}

func TestLooksLikeMetadata(t *testing.T) {
	for text, want := range map[string]inspect.MetadataRole{
		provider:                              inspect.RoleOpenIDProvider,
		`{"issuer":"a","token_endpoint":"b"}`: inspect.RoleAuthorizationServer,
		`{"issuer":"a","jwks_uri":"b"}`:       inspect.RoleAuthorizationServer,
		`{"token_endpoint":"a","jwks_uri":"b","scopes_supported":["openid"]}`: inspect.RoleOpenIDProvider,
		`{"redirect_uris":["a"],"grant_types":["b"]}`:                         inspect.RoleClient,
		`{"issuer":"a"}`:                               inspect.RoleUnknown,
		`{"jwks_uri":"a","token_endpoint":"b"}`:        inspect.RoleUnknown,
		`{"keys":[],"issuer":"a","jwks_uri":"b"}`:      inspect.RoleUnknown,
		`{"resource":"a","issuer":"b","jwks_uri":"c"}`: inspect.RoleUnknown,
		`{"iss":"a","sub":"b"}`:                        inspect.RoleUnknown,
		`[{"issuer":"a","jwks_uri":"b"}]`:              inspect.RoleUnknown,
		``:                                             inspect.RoleUnknown,
		`{"a_supported":1,"b_supported":2,"c_supported":3,"issuer":["not", "a", "string"],"x":{}}`: inspect.RoleAuthorizationServer,
	} {
		doc, _ := inspect.ReadJSON([]byte(text))
		check(t, text, inspect.LooksLikeMetadata(doc.Root()), want)
	}
}

func TestReadTokenResponse(t *testing.T) {
	const body = `{"access_token":"a","token_type":"Bearer"}`
	bare := inspect.ReadTokenResponse([]byte(body))
	if bare.Header != nil || !bare.IsTokenResponse() || len(bare.Problems) > 0 {
		t.Errorf("bare body: header %v, problems %v", bare.Header, bare.Problems)
	}
	raw := "HTTP/1.1 100 Continue\r\n\r\nHTTP/2 200\r\nCache-Control: private\r\nbroken line\r\ncache-control: no-store\r\n\r\n" + body + "x"
	r := inspect.ReadTokenResponse([]byte(raw))
	control, ok := r.Field("CACHE-CONTROL")
	check(t, "field", control, "private, no-store")
	check(t, "ok", ok, true)
	check(t, "fields", len(r.Header), 2)
	if len(r.Problems) != 1 || r.Problems[0].Offset != len(raw)-1 {
		t.Errorf("problems %v, want one at %d", r.Problems, len(raw)-1)
	}
	cut := inspect.ReadTokenResponse([]byte("HTTP/1.1 200 OK\nA: b"))
	if cut.IsTokenResponse() || len(cut.Header) != 1 {
		t.Errorf("header without a body: %v", cut.Header)
	}
}

func TestIsTokenResponse(t *testing.T) {
	for text, want := range map[string]bool{
		`{"access_token":"a","expires_in":300}`:     true,
		`{"access_token":"a","refresh_token":"b"}`:  true,
		`{"id_token":"a","token_type":"Bearer"}`:    true,
		`{"access_token":"a"}`:                      false,
		`{"access_token":{},"token_type":"Bearer"}`: false,
		`{"access_token":"a","expires_in":300`:      false,
		`{"access_token":"a","expires_in":300} {}`:  false,
		`["access_token"]`:                          false,
	} {
		check(t, text, inspect.ReadTokenResponse([]byte(text)).IsTokenResponse(), want)
	}
}

// FuzzEndpointDocuments: no text makes the readers of metadata and token
// responses panic, lose text or point outside it.
func FuzzEndpointDocuments(f *testing.F) {
	for _, s := range []string{"", "{}", provider, `{"issuer":1,"mtls_endpoint_aliases":{"a_endpoint":"\ud800"}}`, `{"access_token":"` + hs256 + `","expires_in":1e9}`,
		"HTTP/1.1 200 OK\r\nCache-Control: no-store\r\n\r\n{\"access_token\":\"a\",\"id_token\":\"b\"}", "HTTP/\n\nHTTP/\n\n", "\xef\xbb\xbf{}", "HTTP/1.1 200\n:\n\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		m := inspect.ReadMetadata(text)
		checkDocument(t, m.JSON)
		for _, v := range m.Endpoints {
			if got := m.JSON.Root().Lookup(v.Path()); !got.Exists() {
				t.Errorf("nothing at %s", v.Path())
			}
		}
		_ = inspect.LooksLikeMetadata(m.JSON.Root())
		r := inspect.ReadTokenResponse(text)
		checkDocument(t, r.JSON)
		for _, p := range append(r.Problems, m.Problems...) {
			if p.Offset < 0 || p.Offset > len(text) {
				t.Errorf("problem %v is outside of %d bytes", p, len(text))
			}
		}
		if r.IsTokenResponse() {
			_ = r.Token("access_token")
		}
		_, _ = r.Field("Cache-Control")
	})
}
