package catalog_test

import (
	"bytes"
	"cmp"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/blocklist"
	"github.com/jwtctl/jwtctl/audit/catalog"
	"github.com/jwtctl/jwtctl/inspect"
)

const fixtureDir = "../../testdata/rules"

// fixtureNow is the time at which fixtures are judged unless they say otherwise.
var fixtureNow = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

// TestFixtures runs every rule over its fixtures: each rule needs one that
// fires and one that stays silent.
func TestFixtures(t *testing.T) {
	for _, rule := range catalog.Rules() {
		t.Run(rule.ID, func(t *testing.T) {
			archive, err := txtar.ParseFile(filepath.Join(fixtureDir, rule.ID+".txtar"))
			if err != nil {
				t.Fatalf("rule without fixtures: %v", err)
			}
			seen := map[string]int{}
			for _, f := range archive.Files {
				kind, name, _ := strings.Cut(f.Name, "/")
				seen[kind]++
				t.Run(f.Name, func(t *testing.T) { runFixture(t, rule, kind, name, f.Data) })
			}
			if seen["fires"] == 0 || seen["silent"] == 0 {
				t.Errorf("want at least one fires/ and one silent/ fixture, have %v", seen)
			}
		})
	}
}

// TestNoStrayFixtures finds fixtures of rules that no longer exist.
func TestNoStrayFixtures(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(fixtureDir, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures found: %v", err)
	}
	for _, f := range files {
		if id := strings.TrimSuffix(filepath.Base(f), ".txtar"); !hasRule(id) {
			t.Errorf("%s belongs to no rule", f)
		}
	}
}

func hasRule(id string) bool {
	_, ok := catalog.Find(id)
	return ok
}

// runFixture judges one fixture with one rule.
func runFixture(t *testing.T, rule *audit.Rule, kind, name string, data []byte) {
	fx := readFixture(t, data)
	now := fixtureNow
	if s := fx["now"]; s != "" {
		var err error
		if now, err = time.Parse(time.RFC3339, s); err != nil {
			t.Fatal(err)
		}
	}
	policy := audit.Policy{Profile: audit.Profile(fx["profile"]), Keys: fx.keys(t), Secrets: true}
	if s := fx["advertised"]; s != "" {
		policy.Metadata = []*inspect.Metadata{inspect.ReadMetadata([]byte(s))}
	}
	policy.FAPI2 = fx["fapi2"] == "true"
	policy.Demands = fx.demands()
	policy.Blocklists = fx.blocklists(t)
	if s := fx["max-lifetime"]; s != "" {
		var err error
		if policy.MaxLifetime, err = time.ParseDuration(s); err != nil {
			t.Fatal(err)
		}
	}
	engine, err := audit.NewEngine([]*audit.Rule{rule}, policy, now)
	if err != nil {
		t.Fatal(err)
	}
	text, found := fx.judge(t, engine, name)
	switch kind {
	case "fires":
		if len(found) == 0 {
			t.Fatalf("no finding for %s", text)
		}
		fx.check(t, found)
	case "silent":
		if len(found) > 0 {
			t.Fatalf("unwanted finding: %s at %s", found[0].Message, found[0].Location.Path)
		}
	default:
		t.Fatalf("fixture %s/%s is neither fires/ nor silent/", kind, name)
	}
}

// A fixture is a list of "key: value" lines:
//
//	header, payload    JSON text, encoded by the test
//	signature          a number of bytes, or hex:..., or b64:...; 64 unless given
//	hmac               the secret to make the signature with, by the header's alg; hex: before an encoded one
//	key, secret        what the token should be signed with: a JWK or JWK Set, a text
//	earlier-header, earlier-payload, earlier-signature, earlier-hmac   another token of the run, before this one
//	companion-header, companion-payload, companion-raw   the other token of a request with a DPoP proof
//	url                the part of a URL that the token stands in, and the name of the parameter
//	raw                the whole token text, instead of the three above
//	jwk, jwks          a key, or a key set, to judge instead of a token
//	blocklist          a list of known keys: a line of text, or hex: before its bytes
//	ring               says that the key set is a keyring: "private", or how others can read it
//	published          true for a key set that came from a URL
//	file               the same in a file of testdata/keys
//	advertised         the issuer's metadata, to hold the token against
//	metadata           the metadata of an issuer to judge instead; other, requested: what is known beside
//	response           a token response to judge instead; $TOKEN in it is the token; http: a header field before it
//	endpoint           what was seen of an endpoint, as endpointJSON
//	history            snapshots of a key set, as historyJSON
//	now, profile, max-lifetime, fapi2   what the rule judges by
//	algorithms, issuers, audiences, required, forbidden, allowed   what the policy demands, commas between
//	path, severity, message      what a firing rule must report first (message: a part of it)
//	count              how many findings it must report; 1 unless given
//
// A firing fixture must say path and severity.
type fixture map[string]string

func readFixture(t *testing.T, data []byte) fixture {
	fx := fixture{}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		key, value, ok := strings.Cut(line, ":")
		if line == "" {
			continue
		}
		switch key {
		case "url", "companion-header", "companion-payload", "companion-raw", "earlier-header", "earlier-payload", "earlier-signature", "earlier-hmac", "header", "payload", "signature", "hmac", "key", "secret", "raw", "jwk", "jwks", "published", "ring", "blocklist", "file", "metadata", "advertised", "other", "requested", "response", "http", "endpoint", "history", "now", "profile", "max-lifetime", "fapi2", "algorithms", "issuers", "audiences", "required", "forbidden", "allowed", "path", "severity", "message", "count":
		default:
			ok = false
		}
		if !ok {
			t.Fatalf("bad fixture line %q", line)
		}
		if _, twice := fx[key]; twice {
			t.Fatalf("fixture line %q stands twice", key)
		}
		fx[key] = strings.TrimPrefix(value, " ")
	}
	return fx
}

// earlier returns the token that the run has met before.
func (fx fixture) earlier() fixture {
	before := fixture{}
	for key, value := range fx {
		if name, ok := strings.CutPrefix(key, "earlier-"); ok {
			before[name] = value
		}
	}
	return before
}

// judge runs the engine over the token or the keys of the fixture.
func (fx fixture) judge(t *testing.T, engine *audit.Engine, name string) (text []byte, found []audit.Finding) {
	loc := audit.Location{Input: name, Carrier: fx.carrier(t)}
	if fx["metadata"] != "" || fx["response"] != "" {
		return fx.judgeEndpoint(t, engine, loc)
	}
	if text := []byte(fx["endpoint"]); len(text) > 0 {
		return text, engine.Endpoint(readEndpoint(t, text), loc)
	}
	if text := []byte(fx["history"]); len(text) > 0 {
		return text, engine.Rotation(readHistory(t, text))
	}
	text = []byte(cmp.Or(fx["jwk"], fx["jwks"]))
	if file := fx["file"]; file != "" {
		var err error
		if text, err = os.ReadFile(filepath.Join("../../testdata/keys", file)); err != nil {
			t.Fatal(err)
		}
	}
	if len(text) == 0 {
		text = fx.token(t)
		if before := fx.earlier(); len(before) > 0 {
			engine.Token(inspect.Parse(before.token(t)), audit.Location{Input: "earlier", Index: 1})
		}
		return text, engine.Token(inspect.Parse(text), loc)
	}
	source, err := audit.ReadKeySource(text, nil)
	if err != nil {
		t.Fatal(err)
	}
	source.SetWanted, source.Published = fx["jwks"] != "" && fx["ring"] == "", fx["published"] == "true"
	source.Ring, source.Exposed = fx["ring"] != "", strings.TrimPrefix(fx["ring"], "private")
	return text, engine.Keys(source, loc)
}

// judgeEndpoint runs the engine over metadata or over a token response.
func (fx fixture) judgeEndpoint(t *testing.T, engine *audit.Engine, loc audit.Location) (text []byte, found []audit.Finding) {
	if text = []byte(fx["metadata"]); len(text) > 0 {
		source := audit.MetadataSource{Metadata: inspect.ReadMetadata(text), Requested: fx["requested"]}
		if other := fx["other"]; other != "" {
			source.Other = inspect.ReadMetadata([]byte(other))
		}
		return text, engine.Metadata(source, loc)
	}
	body := strings.Replace(fx["response"], "$TOKEN", string(fx.token(t)), 1)
	if field, ok := fx["http"]; ok {
		body = "HTTP/1.1 200 OK\r\n" + field + "\r\n\r\n" + body
	}
	return []byte(body), engine.Response(inspect.ReadTokenResponse([]byte(body)), loc)
}

// token builds the token text.
func (fx fixture) token(t *testing.T) []byte {
	if raw, ok := fx["raw"]; ok {
		return []byte(raw)
	}
	b64 := base64.RawURLEncoding.EncodeToString
	sig := bytes.Repeat([]byte{0x5a}, 64)
	if s, ok := fx["signature"]; ok {
		sig = signature(t, s)
	}
	input := b64([]byte(fx["header"])) + "." + b64([]byte(fx["payload"]))
	if secret, ok := fx["hmac"]; ok {
		sig = hmacOf(t, fx["header"], secret, input)
	}
	return []byte(input + "." + b64(sig))
}

// hmacOf signs with a secret, by what the header says.
func hmacOf(t *testing.T, header, secret, input string) []byte {
	key := []byte(secret)
	if encoded, ok := strings.CutPrefix(secret, "hex:"); ok {
		var err error
		if key, err = hex.DecodeString(encoded); err != nil {
			t.Fatal(err)
		}
	}
	h := sha256.New
	if strings.Contains(header, "HS384") {
		h = sha512.New384
	} else if strings.Contains(header, "HS512") {
		h = sha512.New
	}
	mac := hmac.New(h, key)
	mac.Write([]byte(input))
	return mac.Sum(nil)
}

// carrier says what the token stands in: "url: query access_token", or the
// companion of a request.
func (fx fixture) carrier(t *testing.T) *inspect.Carrier {
	var in inspect.Carrier
	if text, ok := fx["url"]; ok {
		part, name, _ := strings.Cut(text, " ")
		in.URL, in.Parameter = inspect.URLPart(part), name
	}
	other := fixture{}
	for key, value := range fx {
		if name, ok := strings.CutPrefix(key, "companion-"); ok {
			other[name] = value
		}
	}
	if len(other) > 0 {
		in.Companion = other.token(t)
	}
	if in.URL == inspect.NoURL && in.Companion == nil {
		return nil
	}
	return &in
}

// demands reads what the policy asks of tokens.
func (fx fixture) demands() audit.Demands {
	list := func(key string) []string {
		if fx[key] == "" {
			return nil
		}
		return strings.Split(fx[key], ", ")
	}
	return audit.Demands{Algorithms: list("algorithms"), Issuers: list("issuers"), Audiences: list("audiences"),
		Required: list("required"), Forbidden: list("forbidden"), Allowed: list("allowed")}
}

// keys reads what the fixture trusts.
func (fx fixture) keys(t *testing.T) []*inspect.KeySet {
	var sets []*inspect.KeySet
	if text := fx["key"]; text != "" {
		set, err := inspect.ReadKeys([]byte(text), nil)
		if err != nil {
			t.Fatal(err)
		}
		sets = append(sets, set)
	}
	if secret := fx["secret"]; secret != "" {
		sets = append(sets, inspect.NewKeySet(inspect.NewSecret([]byte(secret), "fixture")))
	}
	return sets
}

// blocklists reads the list of known keys.
func (fx fixture) blocklists(t *testing.T) []*blocklist.List {
	text := []byte(fx["blocklist"])
	if encoded, ok := strings.CutPrefix(fx["blocklist"], "hex:"); ok {
		var err error
		if text, err = hex.DecodeString(encoded); err != nil {
			t.Fatal(err)
		}
	}
	if len(text) == 0 {
		return nil
	}
	list, err := blocklist.Open("fixture.dat", bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	return []*blocklist.List{list}
}

func signature(t *testing.T, s string) []byte {
	var sig []byte
	var err error
	switch {
	case strings.HasPrefix(s, "hex:"):
		sig, err = hex.DecodeString(s[4:])
	case strings.HasPrefix(s, "b64:"):
		sig, err = base64.RawURLEncoding.DecodeString(s[4:])
	default:
		var n int
		n, err = strconv.Atoi(s)
		sig = bytes.Repeat([]byte{0x5a}, max(n, 0))
	}
	if err != nil {
		t.Fatalf("signature %q: %v", s, err)
	}
	return sig
}

// check compares the findings with what the fixture expects of them.
func (fx fixture) check(t *testing.T, found []audit.Finding) {
	f := found[0]
	if want := fx["path"]; f.Location.Path != want {
		t.Errorf("path %q, want %q", f.Location.Path, want)
	}
	if want := fx["severity"]; f.Severity.String() != want {
		t.Errorf("severity %s, want %q", f.Severity, want)
	}
	if want := cmp.Or(fx["count"], "1"); strconv.Itoa(len(found)) != want {
		t.Errorf("%d findings, want %s", len(found), want)
	}
	if want := fx["message"]; !strings.Contains(f.Message, want) {
		t.Errorf("message %q does not contain %q", f.Message, want)
	}
}

// TestRulesComplete demands what a reader of a finding needs.
func TestRulesComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range catalog.Rules() {
		if seen[r.ID] {
			t.Errorf("%s: listed twice", r.ID)
		}
		seen[r.ID] = true
		for field, s := range map[string]string{"Title": r.Title, "Why": r.Why, "Fix": r.Fix, "Bad": r.Bad, "Good": r.Good} {
			if s == "" {
				t.Errorf("%s: no %s", r.ID, field)
			}
		}
		if len(r.Refs) == 0 {
			t.Errorf("%s: no Refs", r.ID)
		}
		room := "../token"
		if r.CheckKey != nil || r.CheckSet != nil {
			room = "../keyset"
		} else if r.CheckMetadata != nil || r.CheckResponse != nil {
			room = "../endpoint"
		} else if r.CheckEndpoint != nil {
			room = "../endpoint"
		} else if r.CheckRotation != nil {
			room = "../rotation"
		} else if r.CheckToken == nil {
			t.Errorf("%s: checks nothing", r.ID)
		}
		source := filepath.Join(room, strings.ReplaceAll(r.ID, "-", "_")+".go")
		if _, err := os.Stat(source); err != nil {
			t.Errorf("%s: a rule stands in the file named after it: %v", r.ID, err)
		}
	}
}
