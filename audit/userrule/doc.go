// Package userrule makes audit rules of expressions that users write in their
// policy:
//
//	claims.role == "admin" && !("mfa" in claims.amr)
//
// An expression is a single condition over one token. It has no loops, no
// variables and no functions that do anything but look, so that its time is
// bounded by its own length times that of the token.
package userrule

// The limits of an expression.
const (
	maxBytes = 2000
	maxNodes = 200
	maxDepth = 30
	maxText  = 4096 // of a claim that is compared with a pattern, in bytes
)
