package inspect

// passphrase asks for the passphrase, once. Without it there is no going on.
func (r *keyReader) passphrase(what string) ([]byte, error) {
	if r.ask == nil {
		r.fatal = badKey("%s is encrypted and there is no passphrase", what).as(FaultLocked)
	}
	if r.fatal == nil && !r.asked {
		r.asked = true
		secret, err := r.ask()
		if err != nil {
			r.fatal = err
		}
		r.secret = secret
	}
	return r.secret, r.fatal
}

// wrongPassphrase ends the reading: asking again is the caller's affair.
func (r *keyReader) wrongPassphrase(what string) error {
	r.fatal = &PassphraseError{what}
	return r.fatal
}

// A PassphraseError says that the passphrase does not open what is encrypted.
type PassphraseError struct{ what string }

// Error says what the passphrase does not open.
func (e *PassphraseError) Error() string { return "the passphrase does not open " + e.what }

// Hint says what to do about it.
func (e *PassphraseError) Hint() string { return "give the passphrase that it was encrypted with" }

// spend takes KDF rounds from what the source may cost.
func (r *keyReader) spend(rounds int) error {
	if rounds < 0 || rounds > r.limits.rounds()-r.spent {
		return badKey("the key derivation takes more than %d rounds in all", r.limits.rounds())
	}
	r.spent += rounds
	return nil
}
