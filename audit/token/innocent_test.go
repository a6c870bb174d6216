package token_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/audit/token"
	"github.com/jwtctl/jwtctl/inspect"
)

// TestInnocent feeds values that every token carries, under the names they
// are carried by: none of them is personal data, a secret or an attack.
func TestInnocent(t *testing.T) {
	engine, err := audit.NewEngine(token.Rules(), audit.Policy{
		Select: []string{"pii-*", "secret-*", "claim-injection", "claim-internal-data", "claim-sub-pii"},
	}, time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		claims := map[string]any{}
		for range rapid.IntRange(1, 8).Draw(t, "claims") {
			value := innocentValue().Draw(t, "value")
			switch rapid.IntRange(0, 3).Draw(t, "shape") {
			case 0:
				claims[innocentName.Draw(t, "name")] = map[string]any{innocentName.Draw(t, "inner name"): value}
			case 1:
				claims[innocentName.Draw(t, "name")] = []any{value, innocentValue().Draw(t, "second")}
			default:
				claims[innocentName.Draw(t, "name")] = value
			}
		}
		payload, err := json.Marshal(claims)
		if err != nil {
			t.Fatal(err)
		}
		text := "eyJhbGciOiJFUzI1NiJ9." + base64.RawURLEncoding.EncodeToString(payload) + "." + strings.Repeat("A", 86)
		for _, f := range engine.Token(inspect.Parse([]byte(text)), audit.Location{}) {
			t.Errorf("%s at %s: %s\n%s", f.Rule.ID, f.Location.Path, f.Message, payload)
		}
	})
}

var innocentName = rapid.SampledFrom([]string{
	"sub", "jti", "sid", "iss", "aud", "azp", "client_id", "scope", "scp", "nonce", "at_hash", "c_hash", "acr", "amr", "oid", "tid", "aio", "uti", "rh",
	"ref", "sha", "run_id", "repository", "repository_id", "workflow_ref", "actor_id", "event_name", "session_state", "tenant", "org_id", "version", "ver",
	"url", "kid", "uid", "namespace", "trace_id", "description", "data", "token_use", "token_type", "password_changed_at",
	"secret_name", "api_key_id", "public_key", "device_id", "key", "hash", "digest", "etag", "plan", "region",
})

// snowflake draws IDs as large services count them: milliseconds since some
// day, a machine and a counter, evenly spread unlike what rapid likes best.
func snowflake() *rapid.Generator[any] {
	return rapid.Custom(func(t *rapid.T) any {
		const year = 365 * 24 * 3600 * 1000
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		return strconv.FormatUint(uint64(r.Int64N(12*year)+year/4)<<22|uint64(r.IntN(1<<22)), 10)
	})
}

// innocentValue draws identifiers, hashes, dates, URLs and plain words.
func innocentValue() *rapid.Generator[any] {
	text := func(pattern string) *rapid.Generator[any] { return rapid.StringMatching(pattern).AsAny() }
	return rapid.OneOf(
		text(`[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}`),
		text(`([0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})`),
		text(`[A-Za-z0-9_-]{11,86}`),
		text(`[A-Za-z0-9+/]{20,60}={0,2}`),
		snowflake(),
		text(`[1-9][0-9]{3,12}`),
		text(`v?[0-9]{1,2}\.[0-9]{1,3}\.[0-9]{1,5}(-(rc|beta)\.[0-9])?(\+[0-9a-f]{7})?`),
		text(`https://[a-z]{3,12}\.(acme|contoso)\.com(:8443)?(/[a-z0-9_-]{1,10}){0,4}(\?[a-z]{1,4}=[a-z0-9%]{1,8}(&[a-z]{1,4}=[0-9]{1,8})?)?(#[a-z]{1,6})?`),
		text(`[A-Z][a-z]{2,8}( [a-z]{1,9}('s|,|;)?){2,9}( - [a-z]{2,8}| \([a-z]{2,8}\)| "[a-z]{2,8}"| <3| & co)?[.!?]`),
		text(`20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9])T[0-2][0-9]:[0-5][0-9]:[0-5][0-9](Z|\+0[0-9]:00|-0[0-9]:00)`),
		text(`(repo|org|project|system|urn|arn)(:[a-zA-Z0-9][a-zA-Z0-9_/-]{0,10}(\.[a-z0-9]{1,5})?){1,6}`),
		text(`refs/(heads|tags)/[a-z0-9._-]{1,20}`),
		text(`[a-z]{2,10}[.:](read|write|list)( [a-z]{2,10}[.:](read|write|list)){0,5}`),
		text(`#[0-9a-f]{6}`),
		text(`[0-9A-HJKMNP-TV-Z]{26}`), // ULID
		text(`[0-9a-f]{24}`),           // ObjectID
		text(`\{?[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-A[0-9A-F]{3}-[0-9A-F]{12}\}?`), // GUID
		text(`(auth0|google-oauth2|oidc)\|[0-9a-f]{24}`),                             // sub of Auth0
		text(`(cus|sub|usr|org|acct|req|evt)_[A-Za-z0-9]{14,24}`),                    // prefixed IDs
		text(`20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9])`),                        // dates
		text(`-?[0-9]{1,3}\.[0-9]{1,8}`),                                             // scores and ratios
		text(`P([1-9]D)?T[1-9][0-9]?[HM]`),                                           // durations
		text(`(spiffe://[a-z]{3,9}\.com/ns/[a-z]{3,9}/sa/[a-z]{3,9}|did:(web|key):[A-Za-z0-9.]{5,30})`),
		text(`arn:aws:iam::[0-9]{12}:role/[A-Za-z-]{3,20}`),
		text(`[a-z]{2}-[A-Z]{2}`),
		text(`(eu|us|ap)-(west|east|central)-[1-3][a-c]?`),
		text(`[0-9a-z]{6,10}-[0-9a-z]{5}`), // pods
		text(`sha(256|512):[0-9a-f]{64}`),
		text(`[a-z]{3,10}/[a-z]{3,10}@(sha256:)?[0-9a-f]{40}`),
		rapid.Int64Range(0, 4_000_000_000).AsAny(),
		rapid.Bool().AsAny(),
		rapid.Custom(func(t *rapid.T) any {
			ip := rapid.IntRange(11, 99).Draw(t, "public")
			return fmt.Sprintf("%d.%d.%d.%d", ip, rapid.IntRange(0, 255).Draw(t, "b"), rapid.IntRange(0, 255).Draw(t, "c"), rapid.IntRange(0, 255).Draw(t, "d"))
		}),
	)
}
