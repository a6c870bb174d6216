package audit

import (
	"fmt"

	"github.com/jwtctl/jwtctl/inspect"
)

// Blocked says on which of the policy's lists of known keys a key stands.
func (p *Policy) Blocked(k *inspect.Key) (where string, found bool) {
	for _, list := range p.Blocklists {
		part, found := list.Find(k)
		switch {
		case found && part != "":
			return fmt.Sprintf("%s (%s)", list.Name, part), true
		case found:
			return list.Name, true
		}
	}
	return "", false
}
