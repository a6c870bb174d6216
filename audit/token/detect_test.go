package token

import (
	"encoding/base64"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// TestDetectors holds the detectors to what their standards say at the edges;
// the fixtures of the rules hold the rest.
func TestDetectors(t *testing.T) {
	for name, d := range map[string]struct {
		detect  func(string) bool
		yes, no []string
	}{
		"e-mail": {isEmail,
			[]string{"a@b.co", "a.b+c@mail.acme.co.uk", strings.Repeat("a", 64) + "@b.co", "a@b-c.de", "a@1.de", "a@xn--mller-kva.de"},
			[]string{"", "@", "@b.co", "a@", "a@b", "a@.b.co", "a@b.co.", "a@-b.co", "a@b..co", "a@b.9c", "a@b.0c", "/a@b.co",
				strings.Repeat("a", 65) + "@b.co", "a@" + strings.Repeat("b.", 130) + "co", "a(b)@b.co", "a@b_c.de"}},
		"E.164": {isE164,
			[]string{"+29012345", "+4915112345678", "+49123456789012", "+12025550100", "+78005553535", "+8613800138000"},
			[]string{"", "+", "+2901234", "+1234567890123456", "+12025550", "+120255501000", "+11025550100", "+12021550100", "+38412345678", "+09912345678",
				"4915112345678", "+49 151 1234a678", "++4915112345678"}},
		"dialable": {isDialable,
			[]string{"1234567", "123456789012345", "+49 (151) 12/34", "555.1212"},
			[]string{"", "123456", "1234567890123456", "12345x7"}},
		"IPv4": {func(s string) bool { _, ok := ipv4([]byte(s)); return ok },
			[]string{"0.0.0.0", "255.255.255.255", "10.0.0.1"},
			[]string{"", "1.2.3", "1.2.3.", ".1.2.3", "1..2.3", "1.2.3.4.5", "256.1.1.1", "1.1.1.256", "1.2.3.0004", "0001.2.3.4", "a.b.c.d"}},
		"file path": {isFilePath,
			[]string{"/etc/x", "/home/u/a", `C:\x`, `z:\x`, `\\srv\share`},
			[]string{"/etc/", "/etcetera/x", "/api/x", `C:\`, `1:\x`, `C:/x`, `\\srv`, "/var/x\ny"}},
		"secret name": {isSecretName,
			[]string{"pwd", "api_key", "APIKey", "userPassword", "X-Api-Key", "oauth2Secret", "a:b/secret"},
			[]string{"", "pw", "key", "keys", "sword", "passwordless", "useSecret", "is_secret", "secret.name", "pwd_", "xpwd"}},
		"secret value": {isSecretValue,
			[]string{"hunter2", "s3cr3t", "2026-01-0", "2026x01-02", "abcd-ef-gh-ij", "Ab******"},
			[]string{"", "****", "-", "TRUE", "2026-01-02", "2026-01-02T03:04:05Z", "https://acme.com"}},
		"admin role": {func(s string) bool { return isAdminRole([]byte(s)) },
			[]string{"admin", "ROLE_ADMIN", "Super Admin", "sysadmin", "ROLE_SUPER-ADMIN", "system:masters", "root"},
			[]string{"", "role", "administered", "admin2go", "readmin", strings.Repeat("a", 30), "xroot", "rootz"}},
		"SQL": {isSQL,
			[]string{"' or 1=1", "') or ('x'='x", "\" or \"a\"=\"a", "'||'1'='1", "admin';--", "x' or true", "1;drop table x"},
			[]string{"", "it's", "rock 'n' roll", "' or 1=2", "'a' or b", "' or trueish", "o'neil--smith", "'quoted' --", "a or 1=1"}},
		"thumbprint": {func(s string) bool { return isThumbprint([]byte(s)) },
			[]string{"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I", strings.Repeat("A", 43)},
			[]string{"", strings.Repeat("A", 42), strings.Repeat("A", 44), strings.Repeat("A", 42) + "B", strings.Repeat("A", 42) + "="}},
	} {
		for _, s := range d.yes {
			if !d.detect(s) {
				t.Errorf("%s: %q is not detected", name, s)
			}
		}
		for _, s := range d.no {
			if d.detect(s) {
				t.Errorf("%s: %q is detected", name, s)
			}
		}
	}
}

func TestSpan(t *testing.T) {
	for want, seconds := range map[string]int64{
		"0s": 0, "1s": 1, "10s": 10, "1m": 60, "1m10s": 70, "15m1s": 901, "10m": 600, "1h": 3600, "1h0m1s": 3601, "10h": 36000, "1h40m": 6000,
		"24h": day, "47h59m59s": 2*day - 1, "2 days": 2 * day, "2 days and 1s": 2*day + 1, "2 days and 59s": 2*day + 59, "30 days": 30*day + 60,
		"729 days": 729*day + hour, "2 years": 730 * day, "10 years": 3653 * day,
	} {
		if got := span(seconds); got != want {
			t.Errorf("span(%d) = %q, want %q", seconds, got, want)
		}
	}
}

func TestSplitURL(t *testing.T) {
	for s, want := range map[string][3]string{
		"https://acme.com": {"https", "acme.com", ""}, "http://u:p@acme.com:80/x?y": {"http", "acme.com", "/x?y"},
		"https://[::1]:8080/": {"https", "::1", "/"}, "https://acme.com#f": {"https", "acme.com", "#f"}, "git+ssh://h?q": {"git+ssh", "h", "?q"}, "a:///p": {"a", "", "/p"},
	} {
		u, ok := splitURL([]byte(s))
		if got := [3]string{string(u.scheme), string(u.host), string(u.rest)}; !ok || got != want {
			t.Errorf("splitURL(%q) = %q, %v; want %q", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "acme.com", "://x", "https:/x", "urn:x", "a b://c", "https"} {
		if u, ok := splitURL([]byte(s)); ok {
			t.Errorf("splitURL(%q) = %q, true", s, u)
		}
	}
}

func TestRoom(t *testing.T) {
	for id, want := range map[string]int{"": 0, "0123456789": 33, "0123-456789ab": 52, "0123456789ag": 72, "Ab.9": 24, "aaaa": 0, "aaab": 16, "7": 0} {
		if got, _ := room([]byte(id)); got != want {
			t.Errorf("room(%q) = %d, want %d", id, got, want)
		}
	}
	if _, numeric := room([]byte("12-3")); !numeric {
		t.Error("12-3 is numeric")
	}
	if _, numeric := room([]byte("12_3")); numeric {
		t.Error("12_3 is not numeric")
	}
}

// TestOnce demands one finding where several claims tell the same.
func TestOnce(t *testing.T) {
	const iat = `"iss":"https://as.acme.com","iat":1767323045,"exp":`
	for payload, want := range map[string]string{
		`{"email":"a@b.co","upn":"a@b.co","user":{"mail":"a@b.co"}}`: "pii-email",
		`{"name":"Jane Doe","given_name":"Jane"}`:                    "pii-name",
		`{` + iat + `2082683045,"roles":["admin"],"scope":"*"}`:      "life-extreme",
		`{` + iat + `1767409446,"roles":["admin"]}`:                  "life-privileged",
		`{` + iat + `1767409446}`:                                    "life-access",
	} {
		engine, err := audit.NewEngine(claimRules(), audit.Policy{Select: []string{"pii-*", "life-*"}}, time.Unix(1767323045, 0))
		if err != nil {
			t.Fatal(err)
		}
		text := "eyJhbGciOiJFUzI1NiJ9." + base64.RawURLEncoding.EncodeToString([]byte(payload)) + "." + strings.Repeat("A", 86)
		found := engine.Token(inspect.Parse([]byte(text)), audit.Location{})
		if len(found) != 1 || found[0].Rule.ID != want {
			t.Errorf("%s: %d findings, want one of %s", payload, len(found), want)
			for _, f := range found {
				t.Logf("%s: %s", f.Rule.ID, f.Message)
			}
		}
	}
}

// TestQuiet demands that judging a token that is in order finds nothing and
// allocates next to nothing
// beyond the strings of its claims.
func TestQuiet(t *testing.T) {
	engine, err := audit.NewEngine(slices.Concat(claimRules(), profileRules()), audit.Policy{}, time.Unix(1767323045, 0))
	if err != nil {
		t.Fatal(err)
	}
	payload := `{"iss":"https://as.acme.com/realms/x","sub":"248289761001","aud":["https://api.acme.com"],"iat":1767323045,"nbf":1767323045,"exp":1767323645,` +
		`"jti":"79685b65-945d-450a-a3d8-a36bcf72c23d","scope":"openid orders:read","roles":["editor"],"cnf":{"jkt":"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"},` +
		`"ref":"refs/heads/main","note":"Miles O'Brien; see https://acme.com/a","tenant":{"id":"t-1","region":"eu-1"}}`
	token := inspect.Parse([]byte("eyJhbGciOiJFUzI1NiJ9." + base64.RawURLEncoding.EncodeToString([]byte(payload)) + "." + strings.Repeat("A", 86)))
	for _, f := range engine.Token(token, audit.Location{}) {
		t.Errorf("%s: %s", f.Rule.ID, f.Message)
	}
	empty, _ := audit.NewEngine(nil, audit.Policy{}, time.Now())
	before := testing.AllocsPerRun(100, func() { empty.Token(token, audit.Location{}) })
	after := testing.AllocsPerRun(100, func() { engine.Token(token, audit.Location{}) })
	if after-before > 3 { // the strings, and two copies of the note to look closer
		t.Errorf("%v allocations, %v without rules", after, before)
	}
}
