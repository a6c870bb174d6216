package inspect

// A Carrier is what a token was found in, as far as that says something of how
// it is handled. It does not refer to the text that it was found in.
type Carrier struct {
	// URL is the part of a URL that the token stands in, Parameter the name of
	// the query or fragment parameter.
	URL       URLPart
	Parameter string
	// Companion is the other token of a request with a DPoP proof (RFC 9449):
	// beside a proof the access token, beside an access token the proof.
	Companion []byte
}

// A URLPart is a part of a URL (RFC 3986 §3).
type URLPart string

// The parts of a URL that tokens stand in.
const (
	NoURL       URLPart = ""
	URLPath     URLPart = "path"
	URLQuery    URLPart = "query"
	URLFragment URLPart = "fragment"
)
