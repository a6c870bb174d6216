package audit

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit/internal/keyid"
)

// Needs are what a token, or the policy for it, must have for a rule to have
// anything to say. They are worked out once for each token, and rules whose
// needs are not met are not asked: most rules are about what few tokens have.
type Needs uint16

// The needs. A rule that declares several needs them all.
const (
	NeedsProblem    Needs = 1 << iota // something was wrong with the token's form
	NeedsParameter                    // a header parameter other than alg, typ and kid
	NeedsOddKeyID                     // a kid with other characters than most have
	NeedsEncryption                   // the token is a JWE
	NeedsMAC                          // alg begins as those of HMACs do
	NeedsECDSA                        // alg is ECDSA
	NeedsKeys                         // the policy has keys
	NeedsMetadata                     // the policy has metadata
	NeedsDemands                      // the policy demands something
	NeedsFAPI2                        // the policy asks for FAPI 2.0
	NeedsDisclosure                   // an SD-JWT that discloses something
)

// meets returns the needs that the token of the pass meets.
func (p *TokenPass) meets() (have Needs) {
	for _, c := range [...]struct {
		need Needs
		met  bool
	}{
		{NeedsProblem, len(p.Token.Problems) > 0},
		{NeedsParameter, p.hasParameter()},
		{NeedsOddKeyID, keyid.Odd(p.Header.Get("kid").TextBytes())},
		{NeedsEncryption, p.Token.IsEncrypted()},
		{NeedsMAC, strings.HasPrefix(p.Alg, "H")},
		{NeedsECDSA, strings.HasPrefix(p.Alg, "ES")},
		{NeedsKeys, len(p.Policy.Keys) > 0},
		{NeedsMetadata, len(p.Policy.Metadata) > 0},
		{NeedsDemands, !p.Policy.Demands.none()},
		{NeedsFAPI2, p.Policy.FAPI2},
		{NeedsDisclosure, len(p.Token.Disclosures) > 0},
	} {
		if c.met {
			have |= c.need
		}
	}
	return have
}

// hasParameter reports a header parameter other than those of nearly every
// token.
func (p *TokenPass) hasParameter() bool {
	for h := range p.Header.Children() {
		switch string(h.NameBytes()) {
		case "alg", "typ", "kid":
		default:
			return true
		}
	}
	return false
}
