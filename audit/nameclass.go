package audit

// NameClasses returns the union of what classify says of the names of all
// members in the claims and disclosures, a bit for each class of names. It is
// worked out once for a token, so all rules must classify alike: most tokens
// have no name of most classes, and a rule that goes by names can tell so
// without looking at each.
func (p *TokenPass) NameClasses(classify func(name []byte) uint64) uint64 {
	if p.named {
		return p.names
	}
	p.named, p.names = true, 0
	for v := range p.Claims.Descendants() {
		p.names |= classify(v.NameBytes())
	}
	for i := range p.Token.Disclosures {
		d := &p.Token.Disclosures[i]
		p.names |= classify(d.Name.TextBytes())
		for v := range d.Value.Descendants() {
			p.names |= classify(v.NameBytes())
		}
	}
	return p.names
}
