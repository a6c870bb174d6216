package audit

// A Note is what [Engine.Judge] notes of a token for [Engine.Recall], which
// compares it with those before it. It does not refer to the token.
type Note struct {
	guessable bool // an HMAC whose secret may be known
}

// Wanted reports whether Recall needs the token once more.
func (n *Note) Wanted() bool { return n.guessable }

// note notes the token of the pass.
func (e *Engine) note() Note {
	return Note{guessable: e.pass.guessable()}
}
