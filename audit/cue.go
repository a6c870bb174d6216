package audit

// A Cue is what in the claims makes a rule look closer: a value under a name
// that the rule is about, of which one of some facts holds. An empty field
// asks nothing.
type Cue struct {
	// Names are the names that are meant, at any depth. Elements of an array
	// go by the name of the array, values of disclosures by theirs.
	Names []string
	// Like reports further names; top says that it is the name of a claim
	// itself. What it says of a name must not change.
	Like func(name string, top bool) bool
	// Facts are those of which one must hold.
	Facts Facts
	// Prefixes returns what the texts that are meant begin with. They stand
	// for a fact of their own.
	Prefixes func() []string
}

// Facts are what is seen at a glance of a value: see factsOf.
type Facts uint32

// The facts. Those from FactBlank on hold of nothing but texts, but for
// FactNoDigest.
const (
	FactLongNumber Facts = 1 << iota // a number of 16 characters or more, or with an exponent
	FactNoText                       // anything but a text
	FactNoMembers                    // anything but an object that has members
	FactBlank                        // a text without a letter or a digit
	FactShort                        // under 10 bytes
	FactOver40                       // over 40 bytes
	FactOver255                      // over 255 bytes
	FactGuessable                    // under 30 bytes, or not both letters and digits
	FactNoDigest                     // not the base64url of 32 bytes
	FactCode                         // digits and no small letters
	FactColons                       // hexadecimal digits, colons and dots
	FactPoint                        // digits, commas and dots
	FactAttack                       // characters that attacks need, see mayAttack
	FactPath                         // a dot, a slash of any kind or a line's end
	FactSpacedDash                   // a dash and a blank
	FactControl                      // a control character
	FactAt                           // "@"
	FactPlus                         // "+"
	FactAngle                        // "<"
	FactStar                         // "*"
	FactComma                        // ","
	FactTilde                        // "~"
	FactDollar                       // "$", "`" or "{"
	FactSemicolon                    // ";", "|" or "&"
	FactPrefix                       // one of the prefixes of some rule

	factCount = iota
)
