package mint

import (
	"fmt"
	"slices"
	"time"
)

// A Shape is how the tokens of a well-known issuer look: the claims that they
// have by default, with made-up values. The tokens are test data, signed with
// one's own key under one's own issuer.
type Shape struct {
	Name, About string

	issuer   string // what follows the host in the vendor's own
	claims   string // JSON; times and random claims stand in it for their place
	times    []stamp
	random   []string // claims that are fresh random strings
	uniqueID bool     // jti is a UUID
	untyped  bool     // no typ in the header
}

// stamp is a time claim and its distance from now.
type stamp struct {
	name string
	from time.Duration
}

// Shapes lists the shapes.
func Shapes() []Shape {
	return []Shape{auth0(), okta(), entra(), cognito(), keycloak(), google(), kubernetes(), githubActions()}
}

// FindShape looks a shape up by its name.
func FindShape(name string) (Shape, bool) {
	all := Shapes()
	i := slices.IndexFunc(all, func(s Shape) bool { return s.Name == name })
	if i < 0 {
		return Shape{}, false
	}
	return all[i], true
}

// Apply lays the claims of a Spec over those of the shape: the shape gives the
// order and what is not given. Without an iss the issuer is a stand-in.
func (s Shape) Apply(spec *Spec) error {
	claims, err := ParseObject("the shape", []byte(s.claims))
	if err != nil {
		return err
	}
	for _, at := range s.times {
		claims.setInt(at.name, spec.Now.Add(at.from).Unix())
	}
	for _, name := range s.random {
		b, err := randomBytes(spec.Random, 16)
		if err != nil {
			return err
		}
		claims.setText(name, fmt.Sprintf("%x", b))
	}
	claims.setText("iss", standInIssuer+s.issuer)
	spec.Unique = spec.Unique || s.uniqueID
	for _, m := range spec.Claims.members {
		claims.Set(m.Name, m.JSON)
	}
	if slices.Contains(spec.Unsafe, NoExpiry) && !spec.Claims.Has("exp") {
		claims.Delete("exp")
	}
	if spec.Unique && !spec.Claims.Has("jti") {
		claims.Delete("jti")
	}
	spec.Claims, spec.Untyped = claims, s.untyped
	return nil
}
