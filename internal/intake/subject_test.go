package intake_test

import (
	"testing"

	"github.com/jwtctl/jwtctl/internal/intake"
)

func TestSubjectOf(t *testing.T) {
	for text, want := range map[string]intake.Subject{
		"":                                                        intake.Text,
		"eyJhbGciOiJub25lIn0.e30.":                                intake.Text,
		`{"sub":"keys"}`:                                          intake.Text,
		`{"text":"set \"kty\""}`:                                  intake.Text,
		`{"keys":["a","b"],"more":1}`:                             intake.Text,
		`{"kty":"oct","k":"AA"}`:                                  intake.Keys,
		"\xef\xbb\xbf {\"keys\":[]}":                              intake.Keys,
		`{"keys":[{"kty":"RSA"}],"a":1}`:                          intake.Keys,
		`{"kid":"-----BEGIN CERTIFICATE-----\n"}`:                 intake.Keys,
		"-----BEGIN CERTIFICATE REQUEST-----\n":                   intake.Keys,
		"-----BEGIN NEW CERTIFICATE REQUEST-----\n":               intake.Keys,
		"text\n-----BEGIN PUBLIC KEY-----\n":                      intake.Keys,
		"-----BEGIN PGP MESSAGE-----\n":                           intake.Text,
		"\nssh-rsa AAAAB3NzaC1yc2E=\n":                            intake.Keys,
		"ssh-rsa is a key type":                                   intake.Text,
		"\x30\x82\x01\x00":                                        intake.Keys,
		`{"issuer":"a","jwks_uri":"b"}`:                           intake.Metadata,
		`{"redirect_uris":["a"],"client_id":"b"}`:                 intake.ClientMetadata,
		`{"access_token":"a","token_type":"Bearer"}`:              intake.TokenResponse,
		"HTTP/2 200\n\n{\"access_token\":\"a\",\"expires_in\":1}": intake.TokenResponse,
		"HTTP/2 200\n\n{\"access_token\":\"a\"}":                  intake.Text,
		"{\"access_token\":\"a\",\"expires_in\":1}\n{\"access_token\":\"b\",\"expires_in\":1}\n": intake.Text,
		`{"event":"login","access_token":"a"}`:                                                   intake.Text,
	} {
		if got := intake.SubjectOf([]byte(text)); got != want {
			t.Errorf("%q is %d, want %d", text, got, want)
		}
	}
}

// FuzzSubjectOf: any text is something, and nothing is more than text that
// the look at its head rules out.
func FuzzSubjectOf(f *testing.F) {
	for _, s := range []string{"", "{", `{"keys":[]}`, `{"issuer":"a","jwks_uri":"b"}`, "HTTP/1.1 200\n\n{\"access_token\":\"a\",\"expires_in\":1}", "0\x82", "-----BEGIN KEY-----"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if got := intake.SubjectOf(text); got != intake.Text && !intake.MayBeDocument(text) {
			t.Errorf("%q is %d, but its head says that it is no document", text, got)
		}
	})
}
