package audit

// A plan is which rules look at the tokens of one profile.
type plan struct {
	profile   Profile
	alone     []planned // they look at the token alone
	recalling []planned // they ask what the run remembers
}

// A planned rule knows its place in the catalogue.
type planned struct {
	rule  *Rule
	order int
	needs Needs
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
	for i, r := range e.rules {
		switch {
		case r.CheckToken == nil || !r.applies(p):
		case r.Recalls:
			made.recalling = append(made.recalling, planned{r, i, r.Needs})
		default:
			made.alone = append(made.alone, planned{r, i, r.Needs})
		}
	}
	e.plans = append(e.plans, made)
	return &e.plans[len(e.plans)-1]
}
