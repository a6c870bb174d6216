package audit

// A Rule is one thing that can be wrong, and everything there is to say about it.
type Rule struct {
	// ID is the stable name: lower-case words joined by "-". The first word is the group.
	ID string
	// Title is a lower-case phrase that says what is wrong.
	Title string
	// Severity is what a finding has unless its check says otherwise.
	Severity Severity
	// Why says what harm can come of it, in a sentence or two.
	Why string
	// Fix says what to do about it.
	Fix string
	// Refs names the standards, guides and CVEs it rests on.
	Refs []string
	// Bad and Good are short examples: a header, claims or a token, as JSON
	// or text, that the rule reports and that it is content with.
	Bad, Good string
	// Profiles restricts the rule to tokens of these profiles; empty means all.
	Profiles []Profile

	// Needs, Lacks, Cues and Origin tell of which tokens the rule cannot say
	// anything, so that it is not asked of those: docs/architecture.md shows
	// how. They never change what is found.

	// Needs restricts the rule to tokens that have what it is about.
	Needs Needs
	// Lacks restricts it to tokens without this claim.
	Lacks string
	// Cues restrict it to tokens with a value that fits one of them.
	Cues []Cue
	// Origin says that it looks at the header, at iss, at the profile and at
	// the policy alone. Of a token without fault it is asked once for each
	// that is different.
	Origin bool

	// CheckToken looks at one token.
	CheckToken func(*TokenPass)
	// Recalls says that CheckToken asks what the run remembers of the tokens
	// before, and has to see them in order.
	Recalls bool
	// CheckKey looks at one key, CheckSet at all keys of one source.
	CheckKey func(*KeyPass)
	CheckSet func(*SetPass)
	// CheckMetadata looks at the metadata of one issuer, CheckResponse at one
	// token response.
	CheckMetadata func(*MetadataPass)
	CheckResponse func(*ResponsePass)
	// CheckEndpoint looks at what an endpoint was met with, CheckRotation at
	// the snapshots of one key set over time.
	CheckEndpoint func(*EndpointPass)
	CheckRotation func(*RotationPass)
}

// Group returns the first word of the ID: "alg" of "alg-none".
func (r *Rule) Group() string {
	for i := range r.ID {
		if r.ID[i] == '-' {
			return r.ID[:i]
		}
	}
	return r.ID
}

// applies reports whether the rule looks at tokens of this profile.
func (r *Rule) applies(p Profile) bool {
	if len(r.Profiles) == 0 {
		return true
	}
	for _, q := range r.Profiles {
		if p == q {
			return true
		}
	}
	return false
}
