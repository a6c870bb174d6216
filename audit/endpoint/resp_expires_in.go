package endpoint

import "github.com/jwtctl/jwtctl/audit"

var respExpiresIn = audit.Rule{
	ID:       "resp-expires-in",
	Title:    "expires_in is not what the token says",
	Severity: audit.Low,
	Why:      "A client goes by expires_in, an API by exp: where they differ, calls fail, or the client refreshes all the time.",
	Fix:      "Compute expires_in from the exp of the very token that is sent.",
	Refs:     []string{"RFC 6749 §5.1"},
	Bad:      `expires_in 3600 beside an access token that lives 300 s`,
	Good:     `expires_in 300 beside an access token that lives 300 s`,
	CheckResponse: func(p *audit.ResponsePass) {
		said, ok := secondsOf(p.Get("expires_in"))
		iat, exp, known := spanOf(p.Response.Token("access_token"))
		if !ok || !known {
			return
		}
		// A response that was kept in a file is older than it says, and a token
		// from a cache has less left than it had: only more than the whole life
		// is wrong whenever it is looked at.
		if life := exp - iat; said > life+tolerance {
			p.Reportf("expires_in", "expires_in is %d s, the token lives %d s", said, life)
		} else if left := exp - p.Now.Unix(); fresh(p, iat) && said < left-tolerance {
			p.Reportf("expires_in", "expires_in is %d s, the token has %d s left", said, left)
		}
	},
}

// tolerance is what clocks and networks may cost, in seconds.
const tolerance = 60

// fresh reports whether the response was answered just now, as its token tells.
func fresh(p *audit.ResponsePass, iat int64) bool {
	age := p.Now.Unix() - iat
	return -tolerance <= age && age <= tolerance
}
