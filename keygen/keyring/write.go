package keyring

import (
	"bytes"
	"encoding/json"
	"time"

	"github.com/jwtctl/jwtctl/keygen"
)

// headWire is what the ring says about itself, on the wire. Durations are
// whole seconds.
type headWire struct {
	Version     int         `json:"version"`
	Changed     string      `json:"changed"`
	Lifetime    int64       `json:"max_token_lifetime"`
	CacheTTL    int64       `json:"cache_ttl"`
	Skew        int64       `json:"skew"`
	Every       int64       `json:"every,omitempty"`
	Public      string      `json:"public,omitempty"`
	CachesUntil string      `json:"caches_until,omitempty"`
	Removed     []stoneWire `json:"removed,omitempty"`
}

// stoneWire is a Tombstone on the wire.
type stoneWire struct {
	ID        string `json:"kid"`
	Algorithm string `json:"alg,omitempty"`
	At        string `json:"at"`
	Revoked   bool   `json:"revoked,omitempty"`
}

// keyWire is what a ring says about a key, on the wire.
type keyWire struct {
	State          State  `json:"state"`
	Published      string `json:"published"`
	SignsFrom      string `json:"signs_from,omitempty"`
	SignedUntil    string `json:"signed_until,omitempty"`
	PublishedUntil string `json:"published_until,omitempty"`
	AcceptedFor    int64  `json:"accepted_for,omitempty"`
}

// Marshal writes the ring with its private keys, one key a line.
func (r Ring) Marshal() ([]byte, error) {
	head := headWire{Version: Version, Changed: stamp(r.Changed), Lifetime: seconds(r.Policy.TokenLifetime), CacheTTL: seconds(r.Policy.CacheTTL),
		Skew: seconds(r.Policy.Skew), Every: seconds(r.Policy.Every), Public: r.PublicFile, CachesUntil: stamp(r.CachesUntil)}
	for _, t := range r.Removed {
		head.Removed = append(head.Removed, stoneWire{t.ID, t.Algorithm, stamp(t.At), t.Revoked})
	}
	out := []byte(`{"` + member + `":`)
	text, err := marshal(head)
	if err != nil {
		return nil, err
	}
	out = append(append(out, text...), ",\n\"keys\":["...)
	for i, k := range r.Keys {
		jwk, err := k.marshal()
		if err != nil {
			return nil, err
		}
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(out, '\n'), jwk...)
	}
	out = append(out, "\n]"...)
	for _, m := range r.extra {
		name, err := marshal(m.Name)
		if err != nil {
			return nil, err
		}
		out = append(append(append(append(out, ",\n"...), name...), ':'), m.Value...)
	}
	return append(out, "}\n"...), nil
}

// marshal writes the key with its state behind its own members.
func (k Key) marshal() ([]byte, error) {
	state, err := marshal(keyWire{State: k.State, Published: stamp(k.Published), SignsFrom: stamp(k.SignsFrom), SignedUntil: stamp(k.SignedUntil),
		PublishedUntil: stamp(k.PublishedUntil), AcceptedFor: seconds(k.AcceptedFor)})
	if err != nil {
		return nil, err
	}
	return keygen.JWK(k.Material, keygen.Member{Name: member, Value: state})
}

// marshal is json.Marshal that leaves <, > and & as they are.
func marshal(v any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSpace(out.Bytes()), err
}

// stamp writes a time in RFC 3339 form, "" for none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func seconds(d time.Duration) int64 { return int64(d / time.Second) }
