package catalog_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// An endpointJSON is an endpoint as fixtures and examples write it.
type endpointJSON struct {
	URL       string              `json:"url"`
	Metadata  bool                `json:"metadata"` // not a key set
	Remote    netip.AddrPort      `json:"remote"`
	Status    int                 `json:"status"` // 200 unless given
	Header    map[string][]string `json:"header"`
	Origin    string              `json:"origin"`
	Redirects []inspect.Redirect  `json:"redirects"`
	TLS       *struct {
		Version, Error string
		Old            bool
		Days           int // left of the certificate
	} `json:"tls"`
	Size    int             `json:"size"`
	TooLong bool            `json:"too_long"`
	Page    bool            `json:"page"`
	Latency string          `json:"latency"`
	Body    json.RawMessage `json:"body"`
	Again   []struct {
		Status int             `json:"status"`
		Body   json.RawMessage `json:"body"`
	} `json:"again"`
}

func readEndpoint(t *testing.T, text []byte) audit.EndpointSource {
	t.Helper()
	in := endpointJSON{Status: 200}
	strictly(t, text, &in)
	e := &inspect.Endpoint{URL: in.URL, Remote: in.Remote, Status: in.Status, Header: in.Header, Redirects: in.Redirects,
		Size: in.Size, TooLong: in.TooLong, Page: in.Page, At: fixtureNow}
	if in.Latency != "" {
		e.Latency = duration(t, in.Latency)
	}
	if in.TLS != nil {
		e.TLS = &inspect.TLSFacts{Version: in.TLS.Version, Old: in.TLS.Old}
		if in.TLS.Error != "" {
			e.TLS.Err = errors.New(in.TLS.Error)
		}
		if in.TLS.Days != 0 {
			e.TLS.Chain = []*x509.Certificate{{NotAfter: fixtureNow.AddDate(0, 0, in.TLS.Days)}}
		}
	}
	source := audit.EndpointSource{Endpoint: e, KeySet: !in.Metadata, Body: in.Body, Origin: in.Origin}
	for _, a := range in.Again {
		source.Again = append(source.Again, audit.EndpointAnswer{Endpoint: &inspect.Endpoint{Status: a.Status}, Body: a.Body})
	}
	return source
}

// A historyJSON is the history of a key set as fixtures and examples write
// it: keys by kid, each by the number of the seed that it is made from.
type historyJSON struct {
	Snapshots []struct {
		At   time.Time      `json:"at"`
		Keys map[string]int `json:"keys"`
	} `json:"snapshots"`
	MaxTokenLifetime string `json:"max_token_lifetime"`
	CacheTTL         string `json:"cache_ttl"`
	Token            *struct {
		KID string `json:"kid"`
		IAT int64  `json:"iat"`
		EXP int64  `json:"exp"`
	} `json:"token"`
}

func readHistory(t *testing.T, text []byte) audit.History {
	t.Helper()
	var in historyJSON
	strictly(t, text, &in)
	var h audit.History
	for i, s := range in.Snapshots {
		var keys []*inspect.Key
		var kids []string
		for kid := range s.Keys {
			kids = append(kids, kid)
		}
		slices.Sort(kids)
		for _, kid := range kids {
			seed := make([]byte, ed25519.SeedSize)
			seed[0] = byte(s.Keys[kid])
			public := ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
			set, err := inspect.ReadKeys(fmt.Appendf(nil, `{"kty":"OKP","crv":"Ed25519","kid":%q,"x":%q}`, kid, base64.RawURLEncoding.EncodeToString(public)), nil)
			if err != nil {
				t.Fatal(err)
			}
			keys = append(keys, set.Keys...)
		}
		h.Snapshots = append(h.Snapshots, audit.Snapshot{Name: fmt.Sprintf("snapshot %d", i+1), At: s.At, Keys: inspect.NewKeySet(keys...)})
	}
	if in.MaxTokenLifetime != "" {
		h.MaxTokenLifetime = duration(t, in.MaxTokenLifetime)
	}
	if in.CacheTTL != "" {
		h.CacheTTL = duration(t, in.CacheTTL)
	}
	if in.Token != nil {
		b64 := base64.RawURLEncoding.EncodeToString
		header, claims := fmt.Appendf(nil, `{"alg":"EdDSA","kid":%q}`, in.Token.KID), []byte("{}")
		if in.Token.IAT+in.Token.EXP != 0 {
			claims = fmt.Appendf(nil, `{"iat":%d,"exp":%d}`, in.Token.IAT, max(in.Token.EXP, in.Token.IAT+1))
		}
		h.Tokens = append(h.Tokens, inspect.Parse([]byte(b64(header)+"."+b64(claims)+"."+b64(make([]byte, 64)))))
	}
	return h
}

// strictly reads JSON and refuses members that nobody reads.
func strictly(t *testing.T, text []byte, v any) {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
}

func duration(t *testing.T, text string) time.Duration {
	t.Helper()
	d, err := time.ParseDuration(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// checkNetworkExample runs an example of a rule about endpoints or rotation.
func checkNetworkExample(t *testing.T, rule *audit.Rule, example string, want bool) {
	engine, err := audit.NewEngine([]*audit.Rule{rule}, audit.Policy{}, fixtureNow)
	if err != nil {
		t.Fatal(err)
	}
	var found []audit.Finding
	if rule.CheckEndpoint != nil {
		found = engine.Endpoint(readEndpoint(t, []byte(example)), audit.Location{})
	} else {
		found = engine.Rotation(readHistory(t, []byte(example)))
	}
	if len(found) > 0 != want {
		t.Errorf("%s: %d findings for %s", rule.ID, len(found), example)
	}
}
