package jose_test

import (
	"encoding/json"
	"testing"

	gojose "github.com/go-jose/go-jose/v4"

	"github.com/jwtctl/jwtctl/inspect"
)

func (c candidate) goJoseMustAccept(t *testing.T) {
	if err := c.goJose(); err != nil && !c.stricterGoJose() {
		t.Errorf("%s %s: go-jose refuses: %v", c.header, c.token, err)
	}
}

func (c candidate) goJoseMustRefuse(t *testing.T) {
	if c.goJose() == nil {
		t.Errorf("%s: go-jose accepts", c.token)
	}
}

func (c candidate) goJose() error {
	obj, err := gojose.ParseSignedCompact(c.token, []gojose.SignatureAlgorithm{gojose.SignatureAlgorithm(c.alg)})
	if err != nil {
		return err
	}
	_, err = obj.Verify(c.key.public)
	return err
}

// stricterGoJose tells the known reasons for which go-jose refuses what
// inspect accepts.
func (c candidate) stricterGoJose() bool {
	h := inspect.Parse([]byte(c.token)).Header.JSON.Root()
	var header map[string]any
	switch {
	case json.Unmarshal(c.header, &header) != nil:
		return true // it reads header numbers as floats, and stops at 1e999
	case h.Get("jwk").Exists(), h.Get("x5c").Exists():
		return true // it reads the keys in the header, which inspect never uses, and refuses what it cannot read
	case h.Get("nonce").Exists() && h.Get("nonce").Kind() != inspect.String:
		return true // it knows the nonce of ACME (RFC 8555 §6.5.2) as a string
	case h.Get("b64").Kind() == inspect.False:
		return true // it takes an unencoded payload in a detached form only
	}
	return false
}
