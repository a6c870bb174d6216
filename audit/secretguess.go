package audit

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"strings"

	"github.com/jwtctl/jwtctl/audit/wordlist"
	"github.com/jwtctl/jwtctl/inspect"
)

// maxGuessed is the longest text that secrets are guessed from.
const maxGuessed = 128

// derivedSecret tries what the token itself suggests as its secret. The origin
// says what it was made of: "iss", or "iss, a part of it, with an ending".
func derivedSecret(p *TokenPass, trial *wordlist.Trial) ([]byte, KnownSecret) {
	for _, name := range []string{"iss", "aud", "sub", "client_id", "azp", "name", "email", "jti"} {
		claim := p.Claims.Get(name)
		if claim.Kind() == inspect.Array {
			for e := range claim.Children() {
				if secret, how := guess(trial, e.Text()); secret != nil {
					return secret, KnownSecret{SecretDerived, name + how}
				}
			}
		}
		if secret, how := guess(trial, claim.Text()); secret != nil {
			return secret, KnownSecret{SecretDerived, name + how}
		}
	}
	if secret, how := guess(trial, p.Header.Get("kid").Text()); secret != nil {
		return secret, KnownSecret{SecretDerived, "kid" + how}
	}
	return nil, KnownSecret{}
}

// guess tries a text, the parts of it that are names, and what people and
// programs make of them.
func guess(trial *wordlist.Trial, text string) (secret []byte, how string) {
	if text == "" || len(text) > maxGuessed {
		return nil, ""
	}
	for i, part := range parts(text) {
		where := ""
		if i > 0 {
			where = ", a part of it"
		}
		for _, form := range []string{part, strings.ToLower(part), strings.ToUpper(part)} {
			if trial.Fits([]byte(form)) {
				return []byte(form), where
			}
			for _, end := range [...]string{"secret", "-secret", "_secret", ".secret", "Secret", "_SECRET", "key", "-key", "_key", "jwt",
				"-jwt", "_jwt", "-jwt-secret", "_jwt_secret", "_JWT_SECRET", "-secret-key", "_secret_key", "1", "12", "123", "1234", "!", "@123", "2024", "2025", "2026"} {
				if candidate := append([]byte(form), end...); trial.Fits(candidate) {
					return candidate, where + ", with an ending"
				}
			}
		}
		for _, candidate := range encoded(part) {
			if trial.Fits(candidate) {
				return candidate, where + ", encoded or hashed"
			}
		}
	}
	return nil, ""
}

// parts returns a text, and of a URL or an address the host and the name in it.
func parts(text string) []string {
	all := []string{text}
	rest := text
	if _, after, ok := strings.Cut(rest, "://"); ok {
		rest = after
	}
	if _, after, ok := strings.Cut(rest, "@"); ok {
		all, rest = append(all, text[:len(text)-len(after)-1]), after
	}
	host, _, _ := strings.Cut(rest, "/")
	for _, part := range []string{rest, host} {
		if part != "" && part != all[len(all)-1] {
			all = append(all, part)
		}
	}
	labels := strings.Split(host, ".")
	if len(labels) > 1 {
		all = append(all, labels[len(labels)-2], labels[0])
	}
	return all
}

func encoded(text string) [][]byte {
	sum := sha256.Sum256([]byte(text))
	reversed := []byte(text)
	for i, j := 0, len(reversed)-1; i < j; i, j = i+1, j-1 {
		reversed[i], reversed[j] = reversed[j], reversed[i]
	}
	return [][]byte{
		reversed, []byte(text + text), sum[:], hex.AppendEncode(nil, sum[:]),
		base64.StdEncoding.AppendEncode(nil, sum[:]), base64.StdEncoding.AppendEncode(nil, []byte(text)),
	}
}
