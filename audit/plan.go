package audit

// A plan is which rules look at the tokens of one profile.
type plan struct {
	profile   Profile
	rules     ruleSet   // among those of Engine.alone: they look at the token alone
	rest      []planned // likewise, those for which there is no room in a set
	recalling []planned // they ask what the run remembers
}

// A planned rule knows its place in the catalogue.
type planned struct {
	rule  *Rule
	order int
}

// aloneOf lists the rules that look at one token alone.
func aloneOf(rules []*Rule) (alone []planned) {
	for i, r := range rules {
		if r.CheckToken != nil && !r.Recalls {
			alone = append(alone, planned{r, i})
		}
	}
	return alone
}

// plan returns the plan for a profile, and makes it at the first token of
// that profile.
func (e *Engine) plan(p Profile) *plan {
	for i := range e.plans {
		if e.plans[i].profile == p {
			return &e.plans[i]
		}
	}
	made := plan{profile: p}
	for i, r := range e.alone {
		switch {
		case !r.rule.applies(p):
		case i < maxSet:
			made.rules.add(i)
		default:
			made.rest = append(made.rest, r)
		}
	}
	for i, r := range e.rules {
		if r.CheckToken != nil && r.Recalls && r.applies(p) {
			made.recalling = append(made.recalling, planned{r, i})
		}
	}
	e.plans = append(e.plans, made)
	return &e.plans[len(e.plans)-1]
}
