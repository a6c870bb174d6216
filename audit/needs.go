package audit

import "github.com/jwtctl/jwtctl/inspect"

// Needs are what a token, or the policy for it, must have for a rule to have
// anything to say. They are worked out once for each token, and rules whose
// needs are not met are not asked: most rules are about what few tokens have.
type Needs uint32

// The needs. A rule that declares several needs them all.
const (
	NeedsProblem      Needs = 1 << iota // something was wrong with the token's form
	NeedsNoClaims                       // there is no claims set
	NeedsNested                         // the payload is a token
	NeedsParameter                      // a header parameter other than alg, typ and kid
	NeedsOddKeyID                       // a kid with other characters than most have
	NeedsOddName                        // a name with capitals, blanks or letters beyond ASCII
	NeedsEncryption                     // the token is a JWE
	NeedsMAC                            // alg begins as those of HMACs do
	NeedsECDSA                          // alg is ECDSA
	NeedsOddSignature                   // a signature that is not as long as its alg makes them
	NeedsOddTimes                       // times that are not as they should be at this time, see usualTimes
	NeedsLongLife                       // the same, or a life of more than a quarter of an hour, or a limit to it
	NeedsExpired                        // the token has expired
	NeedsBulk                           // more than 4 KiB, or more than 50 values
	NeedsSelective                      // an SD-JWT, or the issuer's part of one
	NeedsDisclosure                     // an SD-JWT that discloses something
	NeedsKeyBinding                     // a key binding, alone or with its SD-JWT
	NeedsKeys                           // the policy has keys
	NeedsMetadata                       // the policy has metadata
	NeedsDemands                        // the policy demands something
	NeedsFAPI2                          // the policy asks for FAPI 2.0
	NeedsCarrier                        // something is known of what the token stood in, or an access token is given
	NeedsBlocklist                      // the policy has lists of known keys
)

// meets returns the needs that the token of the pass meets, but for
// NeedsOddName in the claims, which the glance at them finds.
func (p *TokenPass) meets() Needs {
	t := p.Token
	have := p.origin.have | p.timely()
	for _, c := range [...]struct {
		need Needs
		met  bool
	}{
		{NeedsProblem | NeedsOddName, len(t.Problems) > 0},
		{NeedsNoClaims, !p.Claims.Exists()},
		{NeedsNested, t.Nested != nil},
		{NeedsEncryption, t.IsEncrypted()},
		{NeedsOddSignature, !p.origin.fits(t.Signature.Bytes)},
		{NeedsBulk, len(t.Text) > 4<<10 || t.Claims().Len() > 50},
		{NeedsSelective, t.Form == inspect.FormSDJWT || p.Profile == ProfileSDJWT},
		{NeedsDisclosure, len(t.Disclosures) > 0},
		{NeedsKeyBinding, t.KeyBinding != nil || p.Profile == ProfileKeyBinding},
		{NeedsKeys, len(p.Policy.Keys) > 0},
		{NeedsMetadata, len(p.Policy.Metadata) > 0},
		{NeedsDemands, !p.Policy.Demands.none()},
		{NeedsFAPI2, p.Policy.FAPI2},
		{NeedsCarrier, p.loc.Carrier != nil || len(p.Policy.AccessToken) > 0},
		{NeedsBlocklist, len(p.Policy.Blocklists) > 0},
	} {
		if c.met {
			have |= c.need
		}
	}
	return have
}

// timely returns the needs that the token's times meet.
func (p *TokenPass) timely() (have Needs) {
	exp, iat := p.Times.Expires, p.Times.IssuedAt
	if exp != nil && exp.Seconds <= p.Now.Add(-p.Policy.Skew).Unix() {
		have |= NeedsExpired
	}
	if !p.usualTimes() {
		return have | NeedsOddTimes | NeedsLongLife
	}
	if exp.Seconds-iat.Seconds > 15*60 || p.Policy.MaxLifetime > 0 {
		have |= NeedsLongLife
	}
	return have
}

// usualTimes reports a token that was issued before now and ends after it was
// issued, by whole numbers of seconds; whose nbf, if it has one, is not before
// yesterday, as seen from there, nor after now.
func (p *TokenPass) usualTimes() bool {
	exp, iat, nbf := p.Times.Expires, p.Times.IssuedAt, p.Times.NotBefore
	now := p.Now.Unix()
	if !plainDate(exp) || !plainDate(iat) || iat.Seconds > now || iat.Seconds >= exp.Seconds {
		return false
	}
	if nbf == nil {
		return !p.Claims.Get("nbf").Exists()
	}
	return plainDate(nbf) && nbf.Seconds <= now && nbf.Seconds >= iat.Seconds-24*60*60 && nbf.Seconds < exp.Seconds
}

// plainDate reports a whole number of seconds between 1970 and 2100.
func plainDate(d *inspect.NumericDate) bool {
	const end = 4102444800 // 2100-01-01
	return d != nil && !d.Fractional && d.Seconds > 0 && d.Seconds < end
}

// PlainName reports a name that cannot be mistaken for another: lower-case
// ASCII without white space and controls. Of all others NeedsOddName holds.
func PlainName[T string | []byte](name T) bool {
	for i := range len(name) {
		if c := name[i]; c <= ' ' || c >= 0x7f || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}
