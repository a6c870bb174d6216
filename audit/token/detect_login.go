package token

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

// isPasswordHash reports the text forms of password hashes: crypt(3) and PHC
// strings, LDAP's, Django's and those of PHP applications.
func isPasswordHash(s string) bool {
	if len(s) < 20 || strings.IndexByte(s, ' ') >= 0 {
		return false
	}
	for _, form := range [...]struct {
		prefix  string
		dollars int
	}{
		{"$2a$", 3}, {"$2b$", 3}, {"$2y$", 3}, {"$2x$", 3}, {"$argon2id$", 4}, {"$argon2i$", 4}, {"$argon2d$", 4}, {"$6$", 3}, {"$5$", 3},
		{"$1$", 3}, {"$y$", 3}, {"$gy$", 3}, {"$7$", 2}, {"$scrypt$", 3}, {"$pbkdf2", 3}, {"$apr1$", 3}, {"$P$B", 2}, {"$H$9", 2}, {"$S$D", 2},
		{"pbkdf2_sha256$", 3}, {"pbkdf2_sha1$", 3}, {"bcrypt_sha256$", 3}, {"argon2$argon2", 3}, {"scrypt:32768:", 1},
		{"{SSHA", 0}, {"{SHA", 0}, {"{PBKDF2", 0}, {"{CRYPT}", 0}, {"{SMD5}", 0}, {"{ARGON2}", 0},
	} {
		if strings.HasPrefix(s, form.prefix) && strings.Count(s, "$") >= form.dollars {
			return true
		}
	}
	return false
}

// isPrivateKey reports a private key as text: PEM of any kind, age and PuTTY.
func isPrivateKey(s string) bool {
	i := strings.Index(s, "-----BEGIN ")
	return i >= 0 && strings.Contains(s[i:], "PRIVATE KEY") || strings.HasPrefix(s, "AGE-SECRET-KEY-1") || strings.HasPrefix(s, "PuTTY-User-Key-File-")
}

// loginIn says which access data a connection string holds, "" for none:
// scheme://user:password@host, or "Password=" among the parts of one that is
// divided by semicolons.
func loginIn(t *audit.Text) string {
	if t.MayHold('@') && t.MayHold(':') {
		if _, rest, ok := strings.Cut(t.Text, "://"); ok {
			if end := strings.IndexAny(rest, "/?# "); end >= 0 {
				rest = rest[:end]
			}
			if at := strings.LastIndexByte(rest, '@'); at > 0 {
				if _, password, ok := strings.Cut(rest[:at], ":"); ok && isSecretValue(password) && strings.IndexByte(password, ' ') < 0 {
					return "a URL with a password"
				}
			}
		}
	}
	if t.MayHold(';') && strings.IndexByte(t.Text, ';') > 0 && strings.IndexByte(t.Text, '=') > 0 {
		for part := range strings.SplitSeq(t.Text, ";") {
			name, value, _ := strings.Cut(part, "=")
			switch strings.ToLower(strings.TrimSpace(name)) {
			case "password", "pwd", "accountkey", "sharedaccesskey", "sharedaccesssignature":
				if isSecretValue(strings.TrimSpace(value)) {
					return "a connection string with a password or key"
				}
			}
		}
	}
	return ""
}

// isNestedToken reports a JWT as a whole text.
func isNestedToken(s string) bool {
	if len(s) < 24 || !strings.HasPrefix(s, "eyJ") || strings.Count(s, ".") < 2 {
		return false
	}
	for i := range len(s) {
		if c := s[i]; !alnum(c) && strings.IndexByte("-_.~=", c) < 0 {
			return false
		}
	}
	return true
}

// isOtherSecret reports what another rule than secret-name tells of.
func isOtherSecret(t *audit.Text) bool {
	s := t.Text
	return isPasswordHash(s) || isPrivateKey(s) || loginIn(t) != "" || isNestedToken(s) || isChecked(s) || isAzureSecret(s) ||
		strings.HasPrefix(s, "otpauth://") || keyIn(s, cloudForms) != nil || keyIn(s, vcsForms) != nil || keyIn(s, saasForms) != nil
}
