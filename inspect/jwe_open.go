package inspect

import (
	"fmt"
	"strings"
)

// An opening is one attempt to open a JWE with some keys.
type opening struct {
	message *jwe
	opts    DecryptOptions
	result  *Decryption
	tried   int // keys used, over all recipients
	work    int // PBES2 iterations that are left
}

// run tries the keys until one opens the token.
func (o *opening) run(keys []*Key) error {
	o.result.Keys = make([]KeyTrial, len(keys))
	opened := false
	var fault error
	for _, i := range o.message.trialOrder(keys) {
		trial := &o.result.Keys[i]
		trial.Key = keys[i]
		switch {
		case opened:
			trial.Why = "not needed: another key opened the token"
		case keys[i] == nil:
			trial.Why = "no key"
		default:
			opened, fault = o.key(trial)
		}
	}
	switch {
	case opened:
		return fault
	case o.tried > 0:
		return &DecryptError{NotOpened, o.summary("no key opens the token; " + plural(o.tried, "trial"))}
	}
	if len(keys) == 0 {
		return &DecryptError{NoKey, "no key was given"}
	}
	return &DecryptError{NoKey, o.summary("none of the keys is for " + o.message.wanted())}
}

// wanted describes the key that a token is for.
func (m *jwe) wanted() string {
	if r := m.recipients[0]; len(m.recipients) == 1 && r.kid != "" {
		return fmt.Sprintf("alg %s and kid %s", r.alg.Name, short(r.kid))
	} else if len(m.recipients) == 1 {
		return "alg " + r.alg.Name
	}
	return fmt.Sprintf("any of the %d recipients", len(m.recipients))
}

// summary prefers the reason of a single key to a general statement.
func (o *opening) summary(general string) string {
	if len(o.result.Keys) == 1 && len(o.message.recipients) == 1 {
		return o.result.Keys[0].Why
	}
	return general
}

// key tries one key on every recipient. The error, if it opened the token,
// concerns the content that came to light.
func (o *opening) key(trial *KeyTrial) (opened bool, err error) {
	var why []string
	for i := range o.message.recipients {
		r := &o.message.recipients[i]
		tried, plaintext, reason := o.recipient(r, trial.Key)
		trial.Tried = trial.Tried || tried
		if len(o.message.recipients) > 1 {
			reason = fmt.Sprintf("recipient %d: %s", i, reason)
		}
		if plaintext != nil {
			trial.Why = reason
			return true, o.take(i, trial.Key, plaintext)
		}
		why = append(why, reason)
	}
	trial.Why = strings.Join(why, "; ")
	return false, nil
}

// recipient tries one key on one recipient, within the bounds on the work.
// The plaintext of an opened token is never nil.
func (o *opening) recipient(r *recipient, k *Key) (tried bool, plaintext []byte, why string) {
	if r.problem != nil {
		return false, nil, r.problem.Error()
	}
	if why := r.unfit(k, o.message.enc, o.opts); why != "" {
		return false, nil, why
	}
	if o.tried >= maxTrials {
		return false, nil, fmt.Sprintf("not tried: %d trials are enough", maxTrials)
	}
	if p, ok := r.manager.(password); ok {
		if o.work -= p.iterations; o.work < 0 {
			return false, nil, "not tried: the token asks for too many key derivations"
		}
	}
	o.tried++
	cek, err := r.manager.contentKey(k)
	if err == nil {
		plaintext, err = o.message.open(cek)
	}
	if err != nil {
		return true, nil, err.Error()
	}
	return true, append([]byte{}, plaintext...), "it opened the token"
}

// take keeps the content of an opened token.
func (o *opening) take(i int, k *Key, plaintext []byte) (err error) {
	d := o.result
	d.Key, d.Recipient = k, i
	d.Algorithm, d.Encryption = o.message.recipients[i].alg.Name, o.message.enc.Name
	if o.message.deflated {
		plaintext, err = inflateContent(plaintext)
	}
	d.Plaintext = plaintext
	return err
}
