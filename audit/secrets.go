package audit

import (
	"crypto/sha256"
	"fmt"

	"github.com/jwtctl/jwtctl/audit/wordlist"
)

// A SecretKind says how the secret of an HMAC is known.
type SecretKind uint8

// The kinds of secrets that are none.
const (
	SecretUnknown SecretKind = iota // it was not found
	SecretBlank                     // empty, or nothing but zeros or blanks
	SecretPublic                    // it stands on a public list
	SecretDerived                   // the token itself tells it
)

// A KnownSecret is what is known of the secret of an HMAC.
type KnownSecret struct {
	Kind SecretKind
	// Origin tells the owner where the secret can be looked up. It never
	// holds the secret.
	Origin string
}

const (
	// maxResisted is how many tokens of one algorithm, issuer and kid are
	// searched in full: of the others, in a log of a million, nothing new is
	// to be expected. The secrets found so far are tried on every token.
	maxResisted = 8
	// maxWork bounds all searches of a run, in hash blocks a candidate, and
	// maxSearchable is the longest token that is searched, in bytes.
	maxWork       = 8192
	maxSearchable = 16 << 10
	// maxAnswers and maxFound bound what is remembered.
	maxAnswers = 4096
	maxFound   = 32
)

// A secretSearch looks for the secrets of HMACs and remembers those it found.
type secretSearch struct {
	list     wordlist.List
	found    []foundSecret // last found, first tried
	answers  map[[sha256.Size]byte]KnownSecret
	resisted map[source]int
	work     int // done so far, as maxWork counts it
	spared   int
	unsolved []Unsolved
}

type foundSecret struct {
	secret []byte
	known  KnownSecret
	source source
}

// A source tells apart the tokens of different keys.
type source [sha256.Size]byte

func sourceOf(p *TokenPass) source {
	return sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%s", p.Alg, p.Claims.Get("iss").TextBytes(), p.Header.Get("kid").TextBytes()))
}

// Secret looks for the secret of an HMAC: among blank ones, the defaults of
// frameworks, a public list, and what the token's own claims suggest. It
// finds nothing unless Policy.Secrets is set. It remembers what it found, so
// that only a rule that Recalls may ask.
func (p *TokenPass) Secret() KnownSecret {
	if !p.guessable() {
		return KnownSecret{}
	}
	if p.secret == nil {
		known := p.memory.secrets.look(p)
		p.secret = &known
	}
	return *p.secret
}

// guessable reports an HMAC whose secret is to be looked for.
func (p *TokenPass) guessable() bool {
	return p.Policy.Secrets && len(p.Alg) == 5 && p.Alg[0] == 'H' && p.signed()
}

// Unsearched returns how many HMACs were not searched in full, because they
// are too long or too many of their kind before them had resisted.
func (e *Engine) Unsearched() int { return e.memory.secrets.spared }

// look answers from memory if it can.
func (s *secretSearch) look(p *TokenPass) KnownSecret {
	t := p.Token
	trial, err := wordlist.NewTrial(p.Alg, t.SigningInput(), t.Signature.Bytes)
	if err != nil {
		return KnownSecret{}
	}
	if known, ok := s.recall(p, trial); ok {
		return known
	}
	id := sha256.Sum256(t.Text[t.Header.Offset : t.Signature.Offset+len(t.Signature.Raw)])
	if known, ok := s.answers[id]; ok {
		return known
	}
	known, searched := s.search(p, trial)
	if !searched {
		s.spared++
		return known
	}
	if known.Kind == SecretUnknown {
		s.leave(p, trial)
	}
	if s.answers == nil || len(s.answers) >= maxAnswers {
		s.answers = map[[sha256.Size]byte]KnownSecret{}
	}
	s.answers[id] = known
	return known
}

// recall tries the secrets that were found before.
func (s *secretSearch) recall(p *TokenPass, trial *wordlist.Trial) (known KnownSecret, ok bool) {
	for i, f := range s.found {
		// What one issuer derived from its name is not derived from another's.
		if trial.Fits(f.secret) && (f.known.Kind != SecretDerived || f.source == sourceOf(p)) {
			copy(s.found[1:], s.found[:i])
			s.found[0] = f
			return f.known, true
		}
	}
	return KnownSecret{}, false
}

// search tries everything, the cheap first. What was guessed from the claims
// may stand on the list as well, which says more.
func (s *secretSearch) search(p *TokenPass, trial *wordlist.Trial) (known KnownSecret, searched bool) {
	for _, blank := range [...]string{"", " ", "\n", "\r\n", "\t"} {
		if trial.Fits([]byte(blank)) {
			return KnownSecret{Kind: SecretBlank}, true
		}
	}
	from := sourceOf(p)
	if s.work >= maxWork || s.resisted[from] >= maxResisted || len(p.Token.SigningInput()) > maxSearchable {
		return KnownSecret{}, false
	}
	secret, known := s.findSecret(p, trial)
	if known.Kind == SecretUnknown {
		if s.resisted == nil {
			s.resisted = map[source]int{}
		}
		s.resisted[from]++
		return known, true
	}
	s.found = append([]foundSecret{{secret, known, from}}, s.found[:min(len(s.found), maxFound-1)]...)
	return known, true
}

// findSecret makes the search that has to be rationed.
func (s *secretSearch) findSecret(p *TokenPass, trial *wordlist.Trial) ([]byte, KnownSecret) {
	if secret, of := wordlist.FindDefault(trial); of != "" {
		return secret, KnownSecret{SecretPublic, "the default of " + of}
	}
	secret, known := derivedSecret(p, trial)
	n := s.list.Position(secret)
	if secret == nil {
		s.work += len(p.Token.SigningInput())/sha256.BlockSize + 4
		if n = s.list.Find(trial); n > 0 {
			secret = s.list.Entry(n)
		}
	}
	if n > 0 {
		known = KnownSecret{SecretPublic, fmt.Sprintf("position %d of the public list wallarm/jwt-secrets", n)}
	}
	return secret, known
}
