package negative

// A Case is one token of a set: how it is made, and why it is in there.
type Case struct {
	// Name is stable: lower-case words joined by "-".
	Name string
	// Why says in one line what a verifier does wrong that accepts the token,
	// or that refuses a good one.
	Why string
	// Reference names the standards, advisories and test suites it rests on.
	Reference string
	// Rule is the ID of the audit rule that reports the token without a key,
	// "" where nothing can be seen without one.
	Rule string
	// Check is the check of inspect.Verify that fails; "" for a good token.
	Check string

	// sized says that the rule goes by the signature's length, which tells
	// nothing of RSA, whose signatures are as long as the key.
	sized bool
	// token makes the token, nil where the case makes no sense for the key.
	token func(*source) []byte
}

// Accept reports whether the token is a good one.
func (c *Case) Accept() bool { return c.Check == "" }

// Expect is "accept" for a good token and "reject" for any other.
func (c *Case) Expect() string {
	if c.Accept() {
		return "accept"
	}
	return "reject"
}

// A Family is a list of cases of one kind.
type Family struct {
	// Name is a lower-case word, Title says what its tokens have in common.
	Name, Title string
	Cases       []Case
}

// Families lists all families, the good tokens first.
func Families() []Family {
	return []Family{
		{"control", "good tokens", controls()},
		{"none", "tokens without a signature", unsigned()},
		{"alg", "algorithms that are not the key's", algorithms()},
		{"signature", "signatures that are none", signatures()},
		{"confusion", "the public key as an HMAC secret", confusions()},
		{"secret", "HMACs with a secret that everybody knows", secrets()},
		{"key", "keys that come with the token", keys()},
		{"kid", "key IDs that do something", keyIDs()},
		{"issuer", "who made the token", issuers()},
		{"audience", "whom the token is for", audiences()},
		{"time", "when the token is good", times()},
		{"time-type", "times that are no NumericDate", timeTypes()},
		{"purpose", "tokens made for something else", purposes()},
		{"json", "JSON that readers read differently", ambiguities()},
		{"text", "JSON that is none", texts()},
		{"crit", "extensions that must be understood", extensions()},
		{"encoding", "base64url and segments", encodings()},
		{"form", "JSON serializations", forms()},
		{"limit", "tokens that cost too much", limits()},
		{"jwe", "encrypted tokens", encrypted()},
	}
}
