package main

import (
	"crypto/tls"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// to redirects, whatever is asked for.
func to(location string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		good(w, "Location", expand(location, "$HOST", r.Host))
		w.WriteHeader(http.StatusFound)
	}
}

// jwksOnly serves one path by a handler and nothing at the others.
func jwksOnly(serve http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/jwks" {
			http.NotFound(w, r)
			return
		}
		serve(w, r)
	}
}

func redirectFaults() []fault {
	return []fault{
		{name: "redirect on the same host", serve: func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/jwks" {
				to("/keys")(w, r)
			} else {
				body(goodSet)(w, r)
			}
		}, findings: []string{"low net-redirect: status 302 redirects from $URL/jwks to $URL/keys"}},
		{name: "redirect to nothing", serve: inTurn(to("/keys"), status(404)), code: 1, stderr: "error: $URL/keys: the server answered 404 Not Found\nhint: check the path; an issuer publishes it as jwks_uri in its metadata\n",
			findings: []string{"high net-status: /keys answers 404", "low net-redirect: status 302 redirects from $URL/jwks to $URL/keys"}},
		{name: "redirect loop", serve: jwksOnly(to("/jwks")), code: 1, stderr: "error: $URL/jwks: more than 3 redirects\n" + nowhere,
			findings: []string{"high net-redirect: 4 redirects, the last from $URL/jwks to $URL/jwks: clients do not follow so many"}},
		{name: "redirect to http", serve: jwksOnly(to("http://$HOST/jwks")), code: 1, stderr: "error: $URL/jwks: redirects from https to http://$HOST/jwks\n" + nowhere,
			findings: []string{"critical net-redirect: status 302 redirects from https to http://$HOST/jwks, where anyone on the way can replace the keys"}},
		{name: "redirect to a file", serve: jwksOnly(to("file:///etc/passwd")), code: 1, stderr: "error: $URL/jwks: redirects to what is neither http nor https\n" + nowhere,
			findings: []string{`high net-redirect: status 302 redirects to a URL of scheme "file"`}},
		{name: "redirect to another host", serve: jwksOnly(to("https://cdn.example.net/jwks?key=hunter2")), code: 1, stderr: "error: $URL/jwks: redirects to another origin, https://cdn.example.net/jwks\n" + nowhere,
			findings: []string{"high net-redirect: status 302 redirects from $URL/jwks to another host, https://cdn.example.net/jwks"}},
		{name: "redirect to a private address", serve: jwksOnly(to("https://10.0.0.1/jwks")), code: 1, stderr: "error: $URL/jwks: redirects to another origin, https://10.0.0.1/jwks\n" + nowhere,
			findings: []string{"high net-redirect: status 302 redirects from $URL/jwks to another host, https://10.0.0.1/jwks"}},
		{name: "redirect with a password", serve: jwksOnly(to("https://me:hunter2@$HOST/jwks")), code: 3, stderr: "error: $URL/jwks: redirects to a URL with a user name or password\n" + nowhere,
			findings: []string{"low net-redirect: status 302 redirects from $URL/jwks to https://$HOST/jwks"}},
		{name: "redirect to nowhere", serve: jwksOnly(to("")), code: 1, stderr: "error: $URL/jwks: redirects without saying where to\n" + nowhere,
			findings: []string{"high net-redirect: status 302 redirects from $URL/jwks to nowhere"}},
	}
}

func certified(days int, names ...string) func(*testing.T, *authority) *tls.Config {
	return func(t *testing.T, a *authority) *tls.Config {
		return &tls.Config{Certificates: []tls.Certificate{a.leaf(t, days, names...)}}
	}
}

func tlsFaults() []fault {
	here := []string{"--resolve", "login.example.com:$PORT:127.0.0.1"}
	const named = "https://login.example.com:$PORT/jwks"
	return []fault{
		{name: "self-signed", serve: body(goodSet), config: func(t *testing.T, _ *authority) *tls.Config {
			return certified(90)(t, newAuthority(t, "NOT-SECRET stranger"))
		}, code: 1,
			stderr:   "error: $URL/jwks: tls: failed to verify certificate: x509: certificate signed by unknown authority\n" + renew,
			findings: []string{"high net-tls: the certificate is not to be trusted: certificate signed by unknown authority"}},
		{name: "expired certificate", serve: body(goodSet), config: certified(-1), code: 1,
			stderr:   "error: $URL/jwks: tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-01-02T03:04:05Z is after 2026-01-01T03:04:05Z\n" + renew,
			findings: []string{"high net-tls: the certificate is not to be trusted: certificate has expired or is not yet valid: current time 2026-01-02T03:04:05Z is after 2026-01-01T03:04:05Z"}},
		{name: "certificate of another host", serve: body(goodSet), config: certified(90, "www.example.com"), url: named, args: here, code: 1,
			stderr:   "error: https://login.example.com:$PORT/jwks: tls: failed to verify certificate: x509: certificate is valid for www.example.com, not login.example.com\n" + renew,
			findings: []string{"high net-tls: the certificate is not to be trusted: certificate is valid for www.example.com, not login.example.com"}},
		{name: "TLS 1.1 only", serve: body(goodSet), code: 1, config: func(t *testing.T, a *authority) *tls.Config {
			return &tls.Config{Certificates: []tls.Certificate{a.leaf(t, 90)}, MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11}
		}, stderr: "error: $URL/jwks: remote error: tls: protocol version not supported\nhint: let the server offer TLS 1.2 or 1.3\n",
			findings: []string{"high net-tls: the server offers no TLS version from 1.2 on"}},
		{name: "certificate that ends soon", serve: body(goodSet), config: certified(5), findings: []string{"medium net-tls: the certificate ends on 2026-01-07T03:04:05Z, in 5 days"}},
		{name: "the name resolved by hand", serve: body(goodSet), config: certified(90, "login.example.com"), url: named, args: here},
	}
}

func headerFaults() []fault {
	reflect := func(w http.ResponseWriter, r *http.Request) {
		good(w, "Access-Control-Allow-Origin", r.Header.Get("Origin"), "Access-Control-Allow-Credentials", "true")
		_, _ = w.Write([]byte(goodSet))
	}
	return []fault{
		{name: "clock skewed by years", serve: body(goodSet, "Cache-Control", "", "Date", "Sat, 02 Jan 2100 00:00:00 GMT", "Expires", "Sat, 02 Jan 2100 01:00:00 GMT")},
		{name: "max-age 0", serve: body(goodSet, "Cache-Control", "max-age=0"), findings: []string{"low net-cache-none: caches may keep the set for 0 seconds only"}},
		{name: "max-age of a year", serve: body(goodSet, "Cache-Control", "public, max-age=31536000"), code: 1, findings: []string{"high net-cache-long: caches keep the set for 365 days: no key can be withdrawn before that"}},
		{name: "nothing about caching", serve: body(goodSet, "Cache-Control", ""), findings: []string{"low net-cache-missing: neither Cache-Control nor Expires says how long the set may be kept"}},
		{name: "Set-Cookie", serve: body(goodSet, "Set-Cookie", "session=hunter2; Secure"), findings: []string{`low net-cookie: cookies ["session"] are set with a public document`}},
		{name: "reflected CORS with credentials", serve: reflect, findings: []string{"medium net-cors: any web origin that asks is allowed to read the answer, with the user's credentials"}},
		{name: "escape sequences in a header", serve: body(goodSet, "Content-Type", "text/\u202e\u009b2J"), findings: []string{"low net-content-type: "}},
	}
}

func keyFaults() []fault {
	const (
		private = `{"keys":[{"kty":"OKP","crv":"Ed25519","use":"sig","alg":"EdDSA","kid":"a","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"},` + keyB + `]}`
		oct     = `{"keys":[{"kty":"oct","use":"sig","alg":"HS256","kid":"h","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"},` + keyA + `,` + keyB + `]}`
		alike   = `{"keys":[` + keyA + `,{"kty":"OKP","crv":"Ed25519","use":"sig","alg":"EdDSA","kid":"a","x":"t47glzALZVM1gWX-9_NXelgTAzE7T2ojH5aeG-xOu3w"}]}`
		swapped = `{"keys":[{"kty":"OKP","crv":"Ed25519","use":"sig","alg":"EdDSA","kid":"a","x":"AmFuSDYBTK5q3Pd34MH8yQ0MLxaMcFIJwRyG1lhmCzY"},` + keyB + `]}`
	)
	many := func(n int) http.HandlerFunc {
		return body(`{"keys":[` + strings.TrimSuffix(strings.Repeat(keyA+",", n), ",") + `]}`)
	}
	return []fault{
		{name: "1,000 keys", serve: many(1000), rules: "net-status"},
		{name: "1,001 keys", serve: many(1001), rules: "net-status", code: 3, stderr: "error: $URL/jwks: there are more than 1000 keys\nhint: --max-keys N reads more\n"},
		{name: "1,001 keys that are allowed", serve: many(1001), rules: "net-status", args: []string{"--max-keys", "1001"}},
		{name: "10,000 keys", serve: many(10_000), rules: "net-status", code: 3, stderr: "error: $URL/jwks: the body is longer than 1048576 bytes\nhint: --max-keys N reads more\n"},
		{name: "5,000 keys that are allowed", serve: many(5_000), rules: "net-status", args: []string{"--max-keys", "5000"}},
		{name: "private key in the set", serve: body(private), rules: "jwk-private", code: 1, findings: []string{"critical jwk-private: "}},
		{name: "secret in the set", serve: body(oct), rules: "jwk-oct-public", code: 1, findings: []string{"critical jwk-oct-public: "}},
		{name: "two kids alike", serve: body(alike), code: 1, findings: []string{"high jwks-duplicate-kid: "}},
		{name: "one kid with another key on the second fetch", serve: inTurn(body(goodSet), body(swapped)), args: []string{"--repeat", "3"}, code: 1,
			findings: []string{"high net-unstable: 2 of 2 further answers say something else"}},
		{name: "a server that fails now and then", serve: inTurn(body(goodSet), status(404), body(goodSet)), args: []string{"--repeat", "3"}, code: 1,
			findings: []string{"high net-unstable: 1 of 2 further requests got no answer"}},
		{name: "repetitions that take too long", serve: inTurn(body(goodSet), body(goodSet), stall("")), args: []string{"--repeat", "4", "--timeout", "1s"}, code: 3,
			stderr: "error: $URL/jwks: the time was over after 2 of 4 answers\nhint: --timeout gives it more time\n"},
		{name: "the same in another order", serve: inTurn(body(goodSet), body(`{"keys":[`+keyB+`,`+keyA+`]}`)), args: []string{"--repeat", "2"}},
	}
}

// issuerOf serves metadata, with ISSUER for the server's own URL, and a set.
func issuerOf(metadata string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case openID:
			body(expand(metadata, "ISSUER", "https://"+r.Host))(w, r)
		case "/jwks":
			body(goodSet)(w, r)
		default:
			http.NotFound(w, r)
		}
	}
}

const soundMetadata = `"authorization_endpoint":"ISSUER/a","token_endpoint":"ISSUER/t","response_types_supported":["code"],"subject_types_supported":["public"],` +
	`"code_challenge_methods_supported":["S256"],"id_token_signing_alg_values_supported":["RS256","ES256"],"authorization_response_iss_parameter_supported":true}`

func metadataFaults() []fault {
	at := func(members string) http.HandlerFunc { return issuerOf("{" + members + "," + soundMetadata) }
	const rules, dir = "net-*,disc-issuer-mismatch,disc-alg-*,disc-jwks-origin,disc-field-missing", "/"
	return []fault{
		{name: "sound issuer", path: dir, rules: rules, serve: at(`"issuer":"ISSUER/","jwks_uri":"ISSUER/jwks"`)},
		{name: "issuer by its metadata", path: openID, rules: rules, serve: at(`"issuer":"ISSUER/","jwks_uri":"ISSUER/jwks"`)},
		{name: "server that answers everything with 200", path: dir, rules: rules + ",disc-malformed", serve: func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/.well-known/oauth-authorization-server" {
				body("Error opening file")(w, r)
				return
			}
			at(`"issuer":"ISSUER/","jwks_uri":"ISSUER/jwks"`)(w, r)
		}},
		{name: "issuer mismatch", path: dir, rules: rules, serve: at(`"issuer":"https://evil.example.com","jwks_uri":"ISSUER/jwks"`), code: 1, findings: []string{"critical disc-issuer-mismatch: ", "medium disc-jwks-origin: "}},
		{name: "trailing slash issuer", path: dir, rules: rules, serve: at(`"issuer":"ISSUER","jwks_uri":"ISSUER/jwks"`), code: 1, findings: []string{"critical disc-issuer-mismatch: "}},
		{name: "issuer mismatch by metadata", path: openID, rules: rules, serve: at(`"issuer":"https://evil.example.com","jwks_uri":"ISSUER/jwks"`), code: 1, findings: []string{"critical disc-issuer-mismatch: ", "medium disc-jwks-origin: "}},
		{name: "no jwks_uri", path: dir, rules: rules, serve: at(`"issuer":"ISSUER/"`), code: 1, findings: []string{"high disc-field-missing: "}},
		{name: "jwks_uri on another origin", path: dir, rules: rules, serve: at(`"issuer":"ISSUER/","jwks_uri":"https://keys.example.net/jwks"`), code: 3,
			world:  func(w *world) { w.network.Resolver = dns(map[string]string{"keys.example.net": "192.168.0.1"}) },
			stderr: "error: https://keys.example.net/jwks: 192.168.0.1 is not public (private)\nhint: a URL that a document names may lead to public addresses only; if this one is meant, give it yourself\n", findings: []string{"medium disc-jwks-origin: "}},
		{name: "DNS rebinding", path: dir, rules: rules, serve: at(`"issuer":"ISSUER/","jwks_uri":"https://keys.example.net:1/jwks"`), code: 3,
			world:  func(w *world) { w.network.Resolver = dns(map[string]string{"keys.example.net": "127.0.0.1"}) },
			stderr: "error: https://keys.example.net:1/jwks: 127.0.0.1 is not public (loopback)\nhint: a URL that a document names may lead to public addresses only; if this one is meant, give it yourself\n", findings: []string{"medium disc-jwks-origin: "}},
		{name: "jwks_uri is a file", path: dir, rules: "net-*", serve: at(`"issuer":"ISSUER/","jwks_uri":"file:///etc/passwd"`), code: 3,
			stderr: "error: $URL" + openID + ": jwks_uri: not an https URL\nhint: a URL looks like https://host/path\n"},
		{name: "user names in the metadata", path: dir, rules: "disc-issuer-*,disc-endpoint-http,disc-jwks-origin", serve: issuerOf(expand(`{"issuer":"ISSUER","jwks_uri":"ISSUER/jwks",`+soundMetadata, "ISSUER", "https://me:hunter2@login.example.com")), code: 1,
			stderr: "error: $URL" + openID + ": jwks_uri: the URL holds a user name or password, which is never sent\nhint: remove what stands between // and @\n",
			findings: []string{`critical disc-issuer-mismatch: the issuer is "https://login.example.com", asked for was "$URL/"`,
				`medium disc-issuer-invalid: issuer "https://login.example.com" has a user name in it`,
				`medium disc-endpoint-http: "https://login.example.com/jwks" has a user name in it`,
				`medium disc-endpoint-http: "https://login.example.com/a" has a user name in it`, `medium disc-endpoint-http: "https://login.example.com/t" has a user name in it`}},
		{name: "none and HS256", path: dir, rules: rules, serve: issuerOf(`{"issuer":"ISSUER/","jwks_uri":"ISSUER/jwks",` + expand(soundMetadata, `"RS256"`, `"RS256","none","HS256"`)), code: 1,
			findings: []string{"high disc-alg-none: ", "medium disc-alg-mixed: "}},
		{name: "no metadata", path: dir, rules: rules, serve: http.NotFound, code: 1, findings: []string{"high net-status: " + openID + " answers 404"},
			stderr: "error: no issuer metadata: $URL" + openID + ": the server answered 404 Not Found; $URL/.well-known/oauth-authorization-server: the server answered 404 Not Found\nhint: give the address of the key set instead: --jwks URL\n"},
	}
}

// TestFileAndURLAgree holds that a document has the same findings whether it
// is read from a file or served, over the outside cases, if they are there.
func TestFileAndURLAgree(t *testing.T) {
	root := os.Getenv("JWTCTL_VECTORS")
	if root == "" {
		t.Skip("JWTCTL_VECTORS is not set")
	}
	cases, err := os.ReadFile(filepath.Join(root, "cases.ndjson"))
	if err != nil {
		t.Fatal(err)
	}
	issuer := newAuthority(t, "NOT-SECRET test authority")
	compared := 0
	for line := range strings.Lines(string(cases)) {
		var c struct{ ID, Op, File string }
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		if c.Op != "jwks-check" && c.Op != "discovery-check" {
			continue
		}
		compared++
		path := filepath.Join(root, c.File)
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		s := serveFault(t, "", &tls.Config{Certificates: []tls.Certificate{issuer.leaf(t, 90)}}, false, jwksOnly(body(string(text))))
		var found [2][]string
		for i, place := range []string{path, s.URL + "/jwks"} {
			w := newWorld(issuer)
			w.network.Resolver = dns(nil)
			w.run(t.Context(), "jwks", "check", "-o", "json", "--ignore", "net-*", place)
			found[i] = w.findings(t)
		}
		if !slices.Equal(found[0], found[1]) {
			t.Errorf("%s: as a file\n%s\nas served\n%s", c.ID, strings.Join(found[0], "\n"), strings.Join(found[1], "\n"))
		}
	}
	if compared < 40 {
		t.Errorf("compared %d only", compared)
	}
}

// TestUserNamesAreNotShown holds that no report in any format shows the
// password that somebody has put into the URLs of their metadata, and no
// message one that the user has typed.
func TestUserNamesAreNotShown(t *testing.T) {
	issuer := newAuthority(t, "NOT-SECRET test authority")
	file := filepath.Join(t.TempDir(), "openid-configuration")
	metadata := expand(`{"issuer":"ISSUER","jwks_uri":"ISSUER/jwks",`+soundMetadata, "ISSUER", "https://me:hunter2@login.example.com")
	if err := os.WriteFile(file, []byte(metadata), 0o600); err != nil {
		t.Fatal(err)
	}
	const typed = "https://me:hunter2@login.example.com"
	lines := [][]string{
		{"jwks", "check", typed}, {"jwks", "list", typed + "/jwks"}, {"jwks", "watch", typed}, {"jwks", "watch", "htps" + typed[5:]},
		{"jwks", "diff", typed + "@2026-01-01T00:00:00Z", file}, {"jwks", "diff", file, typed}, {"jwks", "check", "htps" + typed[5:]},
		{"verify", "--issuer", typed, "a.b.c"}, {"verify", "--jwks", typed, "a.b.c"}, {"audit", "--jwks", typed, "a.b.c"},
		{"jwks", "check", "--follow", file},
	}
	for _, format := range auditFormats() {
		lines = append(lines, []string{"jwks", "check", "--min-severity", "info", "--issuer", typed + "/x", "-o", format, file}, []string{"audit", "-o", format, file})
	}
	for _, args := range lines {
		w := newWorld(issuer)
		code := w.run(t.Context(), args...)
		if out := w.stdout.String() + w.stderr.String(); out == "" || strings.Contains(out, "hunter2") {
			t.Errorf("%q: exit code %d\n%s", args, code, out)
		}
	}
}
