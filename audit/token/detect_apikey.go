package token

import "strings"

// An alphabet is what the random part of a secret is made of.
type alphabet uint8

const (
	letters   alphabet = iota // letters and digits
	base64URL                 // and "-", "_"
	dotted                    // and "."
	hexDigits
)

// A keyForm is how a provider's secrets begin, and the least that follows.
type keyForm struct {
	prefix string
	least  int
	chars  alphabet
	what   string
}

var cloudForms = keyForms{
	{"AKIA", 16, letters, "AWS access key ID"},
	{"ASIA", 16, letters, "AWS access key ID"},
	{"AIza", 35, base64URL, "Google API key"},
	{"GOCSPX-", 24, base64URL, "Google OAuth client secret"},
	{"ya29.", 30, dotted, "Google access token"},
	{"dop_v1_", 64, hexDigits, "DigitalOcean token"},
	{"LTAI", 20, letters, "Alibaba Cloud access key ID"},
	{"hvs.", 20, base64URL, "Vault token"},
	{"dapi", 32, hexDigits, "Databricks token"},
}

var vcsForms = keyForms{
	{"github_pat_", 70, base64URL, "GitHub token"},
	{"glpat-", 20, dotted, "GitLab token"},
	{"gldt-", 20, dotted, "GitLab deploy token"},
	{"glrt-", 20, dotted, "GitLab runner token"},
	{"glptt-", 40, dotted, "GitLab trigger token"},
	{"glcbt-", 20, dotted, "GitLab job token"},
	{"pypi-AgE", 50, base64URL, "PyPI token"},
	{"dckr_pat_", 20, base64URL, "Docker Hub token"},
	{"rubygems_", 48, hexDigits, "RubyGems token"},
	{"ATBB", 32, letters, "Bitbucket token"},
}

var saasForms = keyForms{
	{"sk_live_", 16, letters, "Stripe key"},
	{"rk_live_", 16, letters, "Stripe key"},
	{"sk_test_", 16, letters, "Stripe test key"},
	{"whsec_", 24, letters, "Stripe webhook secret"},
	{"xoxb-", 20, base64URL, "Slack token"},
	{"xoxp-", 20, base64URL, "Slack token"},
	{"xoxa-", 20, base64URL, "Slack token"},
	{"xoxr-", 20, base64URL, "Slack token"},
	{"xoxs-", 20, base64URL, "Slack token"},
	{"xoxe.", 20, dotted, "Slack token"},
	{"xapp-", 20, base64URL, "Slack token"},
	{"SG.", 60, dotted, "SendGrid key"},
	{"sk-proj-", 40, base64URL, "OpenAI key"},
	{"sk-ant-", 40, base64URL, "Anthropic key"},
	{"shpat_", 32, hexDigits, "Shopify token"},
	{"shpss_", 32, hexDigits, "Shopify secret"},
	{"sq0csp-", 40, base64URL, "Square secret"},
	{"hf_", 34, letters, "Hugging Face token"},
	{"ATATT3xFfGF0", 60, base64URL, "Atlassian token"},
	{"lin_api_", 32, letters, "Linear key"},
	{"ntn_", 40, letters, "Notion token"},
	{"PMAK-", 40, base64URL, "Postman key"},
	{"glsa_", 32, base64URL, "Grafana token"},
	{"sntrys_", 40, base64URL, "Sentry token"},
	{"NRAK-", 27, letters, "New Relic key"},
}

// keyForms are the secrets of some providers.
type keyForms []keyForm

// starts returns what a text in one of the forms begins with: its prefix, or a
// word that people leave in front of it.
func (f keyForms) starts() []string {
	starts := []string{"Bearer ", "token "}
	for i := range f {
		starts = append(starts, f[i].prefix)
	}
	return starts
}

// keyIn returns the form that a text has as a whole, nil for none.
func keyIn(s string, forms keyForms) *keyForm {
	if len(s) < 20 || len(s) > 400 {
		return nil
	}
	s = withoutScheme(s)
	for i := range forms {
		f := &forms[i]
		if s[0] == f.prefix[0] && strings.HasPrefix(s, f.prefix) && f.fits(len(s)-len(f.prefix)) && f.chars.hold(s[len(f.prefix):]) {
			return f
		}
	}
	return nil
}

// withoutScheme removes the words that people leave in front of a secret.
func withoutScheme(s string) string {
	return strings.TrimPrefix(strings.TrimPrefix(s, "Bearer "), "token ")
}

// fits reports a length that the random part can have: exactly the least where
// no sign sets the prefix apart, as in AKIA.
func (f *keyForm) fits(n int) bool {
	return n == f.least || n > f.least && (f.least >= 40 || !alnum(f.prefix[len(f.prefix)-1]))
}

// hold reports text that is made of the alphabet alone.
func (a alphabet) hold(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case digit(c), a == hexDigits && c >= 'a' && c <= 'f':
		case a != hexDigits && alnum(c):
		case a >= base64URL && a <= dotted && (c == '-' || c == '_'):
		case a == dotted && c == '.':
		default:
			return false
		}
	}
	return true
}

// checkedStarts returns what a text that isChecked begins with.
func checkedStarts() []string {
	return []string{"Bearer ", "token ", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "npm_"}
}

// isChecked reports a GitHub or npm token: a prefix, 30 letters and digits,
// and their CRC-32 in six digits to the base 62.
func isChecked(s string) bool {
	s = withoutScheme(s)
	if len(s) != 40 || s[3] != '_' || !letters.hold(s[4:]) {
		return false
	}
	switch s[:3] {
	case "ghp", "gho", "ghu", "ghs", "ghr", "npm":
	default:
		return false
	}
	crc := ^uint32(0)
	for i := 4; i < 34; i++ {
		crc ^= uint32(s[i])
		for range 8 {
			crc = crc>>1 ^ 0xedb88320&-(crc&1)
		}
	}
	crc = ^crc
	for i := 39; i >= 34; i-- {
		if s[i] != "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"[crc%62] {
			return false
		}
		crc /= 62
	}
	return true
}

// isAzureSecret reports the client secrets of Entra applications.
func isAzureSecret(s string) bool {
	if len(s) < 37 || len(s) > 40 || !digit(s[3]) || s[4] != 'Q' || s[5] != '~' {
		return false
	}
	for i := range len(s) {
		if c := s[i]; !alnum(c) && strings.IndexByte("~._-", c) < 0 {
			return false
		}
	}
	return true
}
