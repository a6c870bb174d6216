package audit

import (
	"bytes"
	"errors"
	"strconv"

	"github.com/jwtctl/jwtctl/inspect"
)

// A KeySource is one file or answer with keys in it, as it was written down:
// rules look at the keys and at what stands around them.
type KeySource struct {
	// Keys are the keys, broken ones in their place. A source that holds
	// none that can be told apart is one broken key.
	Keys []*inspect.Key
	// Root is the outermost JSON value, the zero Value for PEM and DER.
	Root inspect.Value
	// Err says why a JSON text is no JWK and no JWK Set.
	Err error
	// SetWanted says that a JWK Set was asked for, and that a single JWK is none.
	SetWanted bool
	// Ring says that it is a keyring, whose keys are private by design; Exposed
	// says why others can read it, "" where they cannot.
	Ring    bool
	Exposed string
	// Published says that the keys came from where others get them, a server
	// elsewhere. Of a file nobody knows whether anyone trusts the keys in it.
	Published bool
}

// ReadKeySource reads keys of any form that [inspect.ReadKeys] knows. It does
// not fail: what is wrong with the text is a fact that rules report. It does
// fail where passphrase does, and where that does not open the keys.
func ReadKeySource(data []byte, passphrase func() ([]byte, error)) (*KeySource, error) {
	return ReadKeySourceWithin(inspect.KeyLimits{Bytes: inspect.MaxKeySetBytes}, data, passphrase)
}

// ReadKeySourceWithin is [ReadKeySource] with other limits; Bytes must be set.
func ReadKeySourceWithin(limits inspect.KeyLimits, data []byte, passphrase func() ([]byte, error)) (*KeySource, error) {
	var askErr error
	ask := passphrase
	if ask != nil {
		ask = func() (secret []byte, err error) {
			secret, askErr = passphrase()
			return secret, askErr
		}
	}
	set, err := inspect.ReadKeysWithin(limits, data, ask)
	if askErr != nil {
		return nil, askErr
	}
	if wrong := (*inspect.PassphraseError)(nil); errors.As(err, &wrong) {
		return nil, wrong
	}
	s := &KeySource{Err: err}
	if text := bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))); len(text) > 0 && (text[0] == '{' || text[0] == '[') && len(data) <= limits.Bytes {
		doc, _ := inspect.ReadJSON(text)
		s.Root = doc.Root()
	}
	switch {
	case err == nil:
		s.Keys = set.Keys
	case !s.Root.Exists():
		s.Keys = []*inspect.Key{{Source: "key", Problem: err}}
		s.Err = nil
	}
	return s, nil
}

// IsSet reports whether the keys stand in a JWK Set, which is meant to be
// published.
func (s *KeySource) IsSet() bool { return s.Root.Get("keys").Exists() }

// Path returns the path of a key: "keys/2" in a set, "key" where it is alone.
func (s *KeySource) Path(i int) string {
	if !s.IsSet() && len(s.Keys) == 1 {
		return "key"
	}
	return "keys/" + strconv.Itoa(i)
}

// Locked reports whether there are keys that could not be judged for want of
// a passphrase.
func (s *KeySource) Locked() bool {
	for _, k := range s.Keys {
		if k.Fault() == inspect.FaultLocked {
			return true
		}
	}
	return false
}
