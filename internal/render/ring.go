package render

import (
	"io"
	"time"

	"github.com/jwtctl/jwtctl/keygen/keyring"
)

// A RingReport is what a command did with a keyring, and how it stands now.
type RingReport struct {
	// Command is the last word of the command, which names the JSON schema.
	Command string
	// File is the ring, Public the file that the public keys go to, "" for none.
	File, Public string
	Now          time.Time
	// DryRun says that nothing was written.
	DryRun bool
	// Encrypted says that the ring has a passphrase.
	Encrypted bool
	// Ring is the ring after all changes.
	Ring       keyring.Ring
	Changes    []keyring.Change
	Revocation *keyring.Revocation
	// Written are the files that have changed.
	Written []string
}

// ringWire is the wire form of a RingReport.
type ringWire struct {
	Schema     string          `json:"schema"`
	File       string          `json:"file"`
	Public     *string         `json:"public"`
	Now        string          `json:"now"`
	DryRun     bool            `json:"dry_run"`
	Encrypted  bool            `json:"encrypted"`
	Written    []string        `json:"written"`
	Changes    []changeWire    `json:"changes"`
	Revocation *revocationWire `json:"revocation,omitempty"`
	Policy     policyWire      `json:"policy"`
	Keys       []ringKeyWire   `json:"keys"`
	Removed    []stoneWire     `json:"removed"`
	Outlook    []eventWire     `json:"outlook"`
}

type changeWire struct {
	KID   string  `json:"kid"`
	To    string  `json:"to"`
	Until *string `json:"until,omitempty"`
}

type policyWire struct {
	TokenLifetime int64 `json:"max_token_lifetime"`
	CacheTTL      int64 `json:"cache_ttl"`
	Skew          int64 `json:"skew"`
	Every         int64 `json:"every"`
}

type ringKeyWire struct {
	KID            string  `json:"kid"`
	Alg            string  `json:"alg"`
	State          string  `json:"state"`
	Published      *string `json:"published"`
	SignsFrom      *string `json:"signs_from"`
	SignedUntil    *string `json:"signed_until"`
	PublishedUntil *string `json:"published_until"`
}

type stoneWire struct {
	KID     string  `json:"kid"`
	Alg     string  `json:"alg"`
	At      *string `json:"at"`
	Revoked bool    `json:"revoked"`
}

type eventWire struct {
	KID   *string `json:"kid"`
	To    string  `json:"to"`
	At    *string `json:"at"`
	Until *string `json:"until,omitempty"`
}

type revocationWire struct {
	KID          string  `json:"kid"`
	Was          string  `json:"was"`
	TokensUntil  *string `json:"tokens_until"`
	TrustedUntil *string `json:"trusted_until"`
	Replacement  *string `json:"replacement"`
	KnownFrom    *string `json:"known_from"`
}

// RingJSON writes the report as jwtctl.keys-COMMAND/v1.
func RingJSON(w io.Writer, r RingReport) error {
	p := r.Ring.Policy
	wire := ringWire{Schema: "jwtctl.keys-" + r.Command + "/v1", File: r.File, Public: orNull(r.Public), Now: r.Now.UTC().Format(time.RFC3339),
		DryRun: r.DryRun, Encrypted: r.Encrypted, Written: append([]string{}, r.Written...), Changes: []changeWire{}, Keys: []ringKeyWire{}, Removed: []stoneWire{}, Outlook: []eventWire{},
		Policy: policyWire{wholeSeconds(p.TokenLifetime), wholeSeconds(p.CacheTTL), wholeSeconds(p.Skew), wholeSeconds(p.Every)}}
	for _, c := range r.Changes {
		wire.Changes = append(wire.Changes, changeWire{c.ID, string(c.To), iso(c.Until)})
	}
	if v := r.Revocation; v != nil {
		wire.Revocation = &revocationWire{v.ID, string(v.Was), iso(v.TokensUntil), iso(v.TrustedUntil), orNull(v.Replacement), iso(v.KnownFrom)}
	}
	for _, k := range r.Ring.Keys {
		wire.Keys = append(wire.Keys, ringKeyWire{k.ID, k.Algorithm, string(k.State), iso(k.Published), iso(k.SignsFrom), iso(k.SignedUntil), iso(k.PublishedUntil)})
	}
	for _, t := range r.Ring.Removed {
		wire.Removed = append(wire.Removed, stoneWire{t.ID, t.Algorithm, iso(t.At), t.Revoked})
	}
	for _, e := range r.Ring.Outlook() {
		wire.Outlook = append(wire.Outlook, eventWire{orNull(e.ID), string(e.To), iso(e.At), iso(e.Until)})
	}
	return writeDocument(w, wire)
}

// writeDocument writes one JSON document with line ends for people.
func writeDocument(w io.Writer, wire any) error {
	text, err := marshal(wire, "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(text, '\n'))
	return err
}

func wholeSeconds(d time.Duration) int64 { return int64(d / time.Second) }

// iso writes a time in RFC 3339 form, null for none.
func iso(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	return orNull(t.UTC().Format(time.RFC3339))
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
