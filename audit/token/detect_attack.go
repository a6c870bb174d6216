package token

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

// attackIn names the attack whose payload a text is, or "". It goes by
// payloads that nobody writes by accident: an apostrophe, a "<3" or the word
// "select" is none.
func attackIn(t *audit.Text) string {
	if len(t.Text) < 4 {
		return ""
	}
	quote, semicolon := t.MayHold('\''), t.MayHold(';')
	percent, dollar, angle := t.MayHold('%'), t.MayHold('$'), t.MayHold('<')
	sql := quote || semicolon || t.MayHold('-') && t.MayHold(' ')
	dots := t.MayHold('.') && strings.Contains(t.Text, "..")
	url := t.MayHold(':') && strings.IndexByte("dDeEfFgGhHjJpP", t.Text[0]) >= 0 && !plainURL(t.Text)
	lines := t.MayHold('\n')
	if !sql && !percent && !dollar && !angle && !dots && !url && !lines {
		return ""
	}
	s := strings.ToLower(t.Text)
	switch {
	case sql && isSQL(s):
		return "SQL injection"
	case (angle || url) && isScript(s):
		return "cross-site scripting"
	case (dots || percent) && isTraversal(s):
		return "path traversal"
	case (dollar || angle || percent) && hasAny(s, "${jndi:", "{{7*7", "${7*7", "#{7*7", "<%=", ".__class__", "{{config}}"):
		return "template injection"
	case (dollar || semicolon) && isCommand(s):
		return "command injection"
	case url && isForgedRequest(s):
		return "server-side request forgery"
	case (percent || lines) && hasAny(s, "\r\n", "%0d%0a") && hasAny(s, "set-cookie:", "location:", "content-length:", "http/1."):
		return "header injection"
	}
	return ""
}

// plainURL spares https URLs, most of what has a colon, the closer look:
// nobody forges requests to the metadata services with them.
func plainURL(s string) bool { return strings.HasPrefix(s, "https://") }

func hasAny(s string, parts ...string) bool {
	for _, part := range parts {
		if strings.Contains(s, part) {
			return true
		}
	}
	return false
}

func isScript(s string) bool {
	if hasAny(s, "<script", "<iframe", "<embed ", "<object ") || strings.HasPrefix(s, "javascript:") || strings.HasPrefix(s, "data:text/html,") || strings.HasPrefix(s, "data:text/html;") {
		return true
	}
	return strings.Contains(s, "<") && hasAny(s, "onerror=", "onload=", "onclick=", "onmouseover=", "onfocus=", "ontoggle=")
}

func isTraversal(s string) bool {
	return hasAny(s, "../../", `..\..\`) ||
		hasAny(s, "..%2f", "..%5c", "%2e%2e%2f", "%2e%2e/", "../etc/passwd", "....//")
}

func isForgedRequest(s string) bool {
	for _, scheme := range [...]string{"gopher://", "dict://", "file:///", "php://", "phar://", "expect://", "jar:http"} {
		if strings.HasPrefix(s, scheme) {
			return true
		}
	}
	return hasAny(s, "://169.254.169.254", "://metadata.google.internal")
}

// isCommand reports a shell's separator or substitution right before a
// command that attackers try first.
func isCommand(s string) bool {
	for i := range len(s) {
		rest := s[i+1:]
		switch s[i] {
		case '$':
			if !strings.HasPrefix(rest, "(") {
				continue
			}
			rest = rest[1:]
		case '`', ';', '|', '&':
			rest = strings.TrimLeft(rest, " ")
		default:
			continue
		}
		for _, command := range [...]string{"id)", "id`", "whoami", "cat /", "curl http", "wget http", "nslookup ",
			"rm -rf", "ping -", "sleep 1", "sleep 5", "bash -", "sh -c", "nc -", "/bin/sh", "/bin/bash", "powershell "} {
			if strings.HasPrefix(rest, command) {
				return true
			}
		}
	}
	return false
}
