package keyring

import (
	"slices"
	"time"
)

// An Event is what a ring is waiting for: the time from which a rotation
// would bring a key to a state.
type Event struct {
	// ID is "" for a key that does not exist yet.
	ID string
	To State
	At time.Time
	// Until is, for a key that will retire, until when it stays published.
	Until time.Time
}

// Outlook lists what is to come, in order of time, if a rotation is run
// whenever something is due.
func (r Ring) Outlook() []Event {
	var events []Event
	for _, k := range r.Keys {
		switch k.State {
		case Next:
			events = append(events, Event{ID: k.ID, To: Active, At: k.SignsFrom})
			if a, ok := r.Active(); ok {
				a.SignedUntil = k.SignsFrom
				until := r.Policy.publishedUntil(a)
				events = append(events, Event{ID: a.ID, To: Retiring, At: k.SignsFrom, Until: until}, Event{ID: a.ID, To: Removed, At: until})
			}
		case Retiring:
			events = append(events, Event{ID: k.ID, To: Removed, At: k.PublishedUntil})
		}
	}
	if at, ok := r.Due(); ok {
		events = append(events, Event{To: Next, At: at})
	}
	slices.SortStableFunc(events, func(a, b Event) int { return a.At.Compare(b.At) })
	return events
}
