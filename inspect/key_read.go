package inspect

import (
	"bytes"
	"errors"
)

// ReadKeys reads the keys in data, whatever they are written as: a JWK
// (RFC 7517 §4), a JWK Set (§5), a JSON object of PEM texts by key ID, PEM
// (RFC 7468) with any number of blocks, the lines of OpenSSH public keys
// (RFC 4253 §6.6), PKCS #12 (RFC 7292) or bare DER.
//
// passphrase is asked once at most, and only where something is encrypted; it
// may be nil. A key that cannot be used stands in its place with its Problem.
// An error means that there are no keys to speak of; it may have a method
// Hint() string that tells the next step. The keys refer to data, which must
// not be changed afterwards.
func ReadKeys(data []byte, passphrase func() ([]byte, error)) (*KeySet, error) {
	return ReadKeysWithin(KeyLimits{}, data, passphrase)
}

// ReadKeysWithin is [ReadKeys] with other limits.
func ReadKeysWithin(limits KeyLimits, data []byte, passphrase func() ([]byte, error)) (*KeySet, error) {
	r := keyReader{limits: limits, ask: passphrase}
	if len(data) > limits.bytes() {
		return nil, badKey("%d bytes are too long for a key; the limit is %d", len(data), limits.bytes()).as(FaultLimit)
	}
	err := r.read(data)
	if r.fatal != nil {
		err = r.fatal
	}
	if err != nil {
		return nil, err
	}
	return NewKeySet(r.keys...), nil
}

// A keyReader collects the keys of one source.
type keyReader struct {
	limits KeyLimits
	keys   []*Key

	byPrint   map[string]*Key // keys from PEM by thumbprint
	certified *Key            // the key whose certificate has just been read

	ask      func() ([]byte, error)
	asked    bool
	secret   []byte
	spent    int   // KDF rounds
	factored int   // keys whose primes were sought
	fatal    error // what no other key of the source can make good
	scratch  reader
}

// read finds out what data is.
func (r *keyReader) read(data []byte) error {
	if derShape(data) != "" {
		return r.bareDER(data)
	}
	text := bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))
	switch {
	case len(text) == 0:
		return badKey("there is no key: the input is empty")
	case utf16Text(data):
		return badKey("the key is UTF-16 text").to("save it as UTF-8")
	case text[0] == '{':
		return r.json(data)
	case bytes.Contains(text, []byte(pemBegin)):
		return r.pemFile(text)
	case OpenSSHText(text):
		r.openSSH(text)
		return nil
	}
	return notAKey(text)
}

// room reports whether one more key may be taken; where not, that is fatal.
func (r *keyReader) room() bool {
	if r.fatal == nil && len(r.keys) >= r.limits.keys() {
		r.fatal = badKey("there are more than %d keys", r.limits.keys()).as(FaultLimit)
	}
	return r.fatal == nil
}

// add takes a key; err, if any, is its problem, and nothing that could be
// used is left of such a key.
func (r *keyReader) add(k *Key, err error) {
	if !r.room() {
		return
	}
	k.refuse(err)
	r.keys = append(r.keys, k)
}

// refuse gives a key its problem.
func (k *Key) refuse(err error) {
	if err != nil {
		k.Public, k.Private, k.Secret, k.Weakness = nil, nil, nil, ""
		k.Problem = err
	}
}

// guardKey turns a panic of a foreign parser into a problem of the key.
func guardKey(err *error) {
	if value := recover(); value != nil {
		*err = errors.New("the key is malformed")
	}
}
