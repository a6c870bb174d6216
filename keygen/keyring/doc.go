// Package keyring takes signing keys through their whole life without a
// verifier ever meeting a live token that it cannot verify.
//
// A [Ring] holds the keys of one issuer. Each key goes one way:
//
//	next      published, so that verifiers learn of it; signs nothing yet
//	active    signs; there is always exactly one
//	retiring  signs no more, but tokens that it signed are still alive
//	removed   its ID is remembered, the key itself is gone
//
// The law, with C the longest time for which a verifier keeps the published
// set, L the longest life of a token and S the clock difference that
// verifiers tolerate:
//
//   - A key signs at the earliest C after it was published.
//   - It stays published until L + C + S after its last signature.
//   - No key ID is used twice.
//
// [Rotate], [Revoke] and [Ring.Publish] are pure functions: they open no file
// and ask no clock. Times are whole seconds, rounded so that the law holds
// with a second to spare. Rotate names a state to reach, not a step to take:
// what is reached already is not done again, so a run that was cut short is
// simply run again.
//
// On disk a ring is a JWK Set (RFC 7517 §5) whose keys carry their state in
// the private member "jwtctl" (RFC 7517 §4); [Seal] encrypts it as RFC 7517
// §7 says.
package keyring
