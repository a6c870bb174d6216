package audit

// Set judges the keys of one source as a set, by the rules about sets alone.
// The findings come worst first; the slice is valid until the next call.
func (e *Engine) Set(s *KeySource, loc Location) []Finding {
	e.findings = e.findings[:0]
	e.set(s, loc)
	return e.worstFirst()
}

// Key judges the i-th key of a source by the rules about keys alone.
func (e *Engine) Key(s *KeySource, i int, loc Location) []Finding {
	e.findings = e.findings[:0]
	e.key(s, i, loc)
	return e.worstFirst()
}

// Keys judges a source of keys as a set and each key in it. The findings come
// worst first, otherwise those about the set first and then key by key.
func (e *Engine) Keys(s *KeySource, loc Location) []Finding {
	e.findings = e.findings[:0]
	e.set(s, loc)
	for i := range s.Keys {
		e.key(s, i, loc)
	}
	return e.worstFirst()
}

func (e *Engine) set(s *KeySource, loc Location) {
	p := SetPass{Source: s, Now: e.pass.Now, Policy: &e.policy, reporter: reporter{loc: loc, findings: &e.findings}}
	for _, r := range e.rules {
		if r.CheckSet != nil {
			p.run(r, func() { r.CheckSet(&p) })
		}
	}
}

func (e *Engine) key(s *KeySource, i int, loc Location) {
	loc.Index = i + 1
	p := KeyPass{Key: s.Keys[i], InSet: s.IsSet(), Source: s, Now: e.pass.Now, Policy: &e.policy, moduli: &e.memory.moduli, list: &e.memory.secrets.list,
		reporter: reporter{loc: loc, base: s.Path(i), keyID: s.Keys[i].ID, findings: &e.findings}}
	for _, r := range e.rules {
		if r.CheckKey != nil {
			p.run(r, func() { r.CheckKey(&p) })
		}
	}
}
