package token

import (
	"bytes"
	"strings"
)

// isSecretName reports names that end in a word for a secret: "clientSecret",
// "db-password". What follows such a word makes it something else:
// password_changed_at, secret.name, api_key_id.
func isSecretName(name string) bool {
	if len(name) < 3 || !endsLikeSecret(name[len(name)-3:]) {
		return false
	}
	var b nameBuffer
	w := b.words(name)
	first, _, _ := bytes.Cut(w, []byte{'_'})
	if oneOf(first, "has", "is", "no", "needs", "require", "requires", "use", "uses", "reset", "change", "allow", "force", "hashed", "encrypted", "public") {
		return false
	}
	for _, word := range [...]string{"password", "passwd", "pwd", "passphrase", "passcode", "secret", "apikey", "api_key",
		"private_key", "privatekey", "secret_key", "secretkey", "encryption_key", "signing_key", "master_key",
		"secret_access_key", "service_key", "ssh_key", "db_pass", "user_pass", "smtp_pass"} {
		if n := len(w) - len(word); n >= 0 && string(w[n:]) == word && (n == 0 || w[n-1] == '_') {
			return true
		}
	}
	return false
}

// endsLikeSecret compares the last three letters of a name, which rules out
// almost every claim at once.
func endsLikeSecret(end string) bool {
	switch [3]byte{end[0] | 0x20, end[1] | 0x20, end[2] | 0x20} {
	case [3]byte{'o', 'r', 'd'}, [3]byte{'s', 'w', 'd'}, [3]byte{'p', 'w', 'd'}, [3]byte{'a', 's', 'e'}, [3]byte{'o', 'd', 'e'},
		[3]byte{'r', 'e', 't'}, [3]byte{'k', 'e', 'y'}, [3]byte{'a', 's', 's'}:
		return true
	}
	return false
}

// isSecretValue leaves out what stands under such a name and is no secret:
// states, masks, references and dates; hashes and PEM have rules of their own.
func isSecretValue(s string) bool {
	if strings.Trim(s, "*•xX.- ") == "" {
		return false
	}
	switch strings.ToLower(s) {
	case "true", "false", "yes", "no", "on", "off", "0", "1", "null", "none", "nil", "undefined", "n/a", "enabled", "disabled",
		"required", "optional", "set", "unset", "changed", "expired", "reset", "ok", "valid", "invalid", "unknown", "hidden",
		"redacted", "[redacted]", "<redacted>", "[hidden]", "password", "secret":
		return false
	}
	for _, prefix := range [...]string{"http://", "https://", "-----BEGIN", "$2a$", "$2b$", "$2y$", "$argon2", "$5$", "$6$", "{SSHA",
		"vault:", "arn:aws:", "${", "{{", "op://", "projects/"} {
		if strings.HasPrefix(s, prefix) {
			return false
		}
	}
	return !isDateText(s)
}

// isDateText reports a date, with or without a time: 2026-01-02.
func isDateText(s string) bool {
	if len(s) < 10 || s[4] != '-' || s[7] != '-' {
		return false
	}
	for i := range 10 {
		if i != 4 && i != 7 && !digit(s[i]) {
			return false
		}
	}
	return true
}
