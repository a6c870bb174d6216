package inspect

import (
	"strings"
	"time"
)

// A Policy says what a token must be for [Verify] to accept it. There is no
// default that trusts: without keys nothing verifies, and the token's header
// never widens what keys and Algorithms allow.
type Policy struct {
	// Keys are the trusted keys, a set for each source they came from.
	Keys []*KeySet
	// Algorithms, if any, is the allow-list of "alg" values. Without it each
	// key's own [Key.Algorithms] decide.
	Algorithms []string
	// AllowWeakKeys accepts short secrets and small RSA keys.
	AllowWeakKeys bool
	// SignatureOnly leaves the payload alone: any JWS, not only JWTs.
	SignatureOnly bool
	// Strict demands that iss, aud and exp are there, and that Issuers and
	// Audiences are given to check them against.
	Strict bool
	// Undefined names claims that tokens of the expected kind do not have,
	// such as the exp of a security event token: Strict does not demand them.
	Undefined []string

	// Now is the time to judge by, Skew the tolerated clock difference.
	Now  time.Time
	Skew time.Duration
	// MaxAge, if set, bounds the time since iat.
	MaxAge time.Duration

	// Issuers and Audiences list the acceptable values of iss and aud; the
	// token must have one of each. Empty lists leave the check not made.
	Issuers, Audiences []string
	// Subject and Type, if set, are the required sub and typ. A typ is
	// compared as a media type: without case and without "application/".
	Subject, Type string
	// Require names claims that must be there.
	Require []string
	// Claims are further conditions on claims.
	Claims []ClaimCondition
	// DPoP, if set, verifies a DPoP proof (RFC 9449 §4.3): the key is the
	// one in the header, and no other.
	DPoP *DPoPPolicy
}

// A ClaimCondition demands that the claim at Path is Value: a string, or the
// JSON text of anything else. One element of an array is enough.
type ClaimCondition struct{ Path, Value string }

// A DPoPPolicy holds what a DPoP proof must be bound to. Empty members leave
// their checks not made.
type DPoPPolicy struct {
	// Method and URL are those of the request, for htm and htu.
	Method, URL string
	// AccessToken is the token that the proof goes with, for ath, and for
	// the thumbprint in its cnf claim.
	AccessToken []byte
}

// DPoPMaxAge is how old a DPoP proof may be, RFC 9449 §11.1.
const DPoPMaxAge = 5 * time.Minute

// Status is what became of a check.
type Status string

// The statuses of a check.
const (
	Passed  Status = "passed"
	Failed  Status = "failed"
	NotMade Status = "not made"
)

// A Check is one step of a verification.
type Check struct {
	// Name is "structure", "algorithm", "signature", "exp", "claim aud/0", ...
	Name   string
	Status Status
	// Detail is one lower-case line; it may quote the token.
	Detail string
}

// A Verdict is the answer to "is this token good?", with every step of it.
type Verdict struct {
	// Valid reports that no check failed and that a signature was verified.
	Valid bool
	// Checks lists every check in order: all failures, not the first.
	Checks []Check
	// Keys says of each key why it did or did not fit.
	Keys []KeyTrial
	// Key is the one that verified the signature, nil if none did.
	Key *Key
	// Algorithm is the alg by which it was verified.
	Algorithm string

	details strings.Builder // see say
}
