package inspect

// The limits that bound the work any input can cause. They are generous for
// real tokens and small for an attacker.
const (
	// MaxTokenBytes is the longest token text that is decoded.
	MaxTokenBytes = 256 << 10
	// MaxJSONDepth is the deepest nesting of objects and arrays that is read.
	MaxJSONDepth = 32
	// MaxMembers is the largest number of members read from one object.
	MaxMembers = 1000
	// MaxSignatures is the largest number of signatures or recipients read
	// from a JSON serialization.
	MaxSignatures = 16
	// MaxNesting is how many tokens inside tokens are followed.
	MaxNesting = 5
	// MaxInflatedBytes is the largest result of inflating a "zip":"DEF" payload.
	MaxInflatedBytes = 250 << 10
	// MaxCertificates is the largest number of x5c certificates read.
	MaxCertificates = 10
	// MaxDisclosures is the largest number of SD-JWT disclosures resolved.
	MaxDisclosures = 1000
)
