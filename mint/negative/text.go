package negative

import "strings"

// texts are signed payloads and headers that are no JSON object in UTF-8.
func texts() []Case {
	payload := func(name, why, refs, rule, check string, make func(good string) string) Case {
		return Case{Name: name, Why: why, Reference: refs, Rule: rule, Check: check,
			token: func(s *source) []byte { return s.saying(make(string(s.claims.JSON()))) }}
	}
	fixed := func(text string) func(string) string { return func(string) string { return text } }
	const json, utf8 = "RFC 8259 §2; RFC 7515 §10.12", "RFC 8725 §3.7; RFC 8259 §8.1"
	return []Case{
		payload("payload-trailing", "an object follows the claims: readers that stop at the first never see it", json, "parse-trailing-data", "structure",
			func(good string) string { return good + `{"sub":"admin"}` }),
		payload("payload-garbage", "text follows the claims", json, "parse-trailing-data", "structure",
			func(good string) string { return good + "garbage" }),
		payload("payload-comment", "a comment in the claims, which JSON does not have", json, "parse-malformed", "structure",
			func(good string) string { return "{/* good */" + good[1:] }),
		payload("payload-comma", "a comma behind the last claim", json, "parse-malformed", "structure",
			func(good string) string { return good[:len(good)-1] + ",}" }),
		payload("payload-nan", "exp is NaN, which is no JSON: to readers that take it nothing is ever later", "RFC 8259 §6", "parse-malformed", "structure",
			func(good string) string { return strings.Replace(good, `"exp":`, `"exp":NaN,"old":`, 1) }),
		payload("payload-bom", "a byte order mark before the claims", utf8, "parse-not-utf8", "structure",
			func(good string) string { return "\ufeff" + good }),
		payload("payload-utf16", "the claims are in UTF-16", utf8, "parse-not-utf8", "structure",
			func(good string) string { return "\xfe\xff\x00" + strings.Join(strings.Split(good, ""), "\x00") }),
		payload("payload-bad-utf8", "a claim holds a byte that is no UTF-8: readers replace it, drop it or keep it", utf8, "parse-not-utf8", "structure",
			func(good string) string { return strings.Replace(good, `"sub":"`, "\"sub\":\"\xc0\xaf", 1) }),
		payload("payload-surrogate", "a claim holds half of a surrogate pair", utf8, "parse-not-utf8", "structure",
			func(good string) string { return strings.Replace(good, `"sub":"`, `"sub":"\ud800`, 1) }),
		payload("payload-list", "the claims stand in a list", "RFC 7519 §7.2", "parse-payload-not-object", "claims",
			func(good string) string { return "[" + good + "]" }),
		payload("payload-string", "the payload is a string", "RFC 7519 §7.2", "parse-payload-not-object", "claims", fixed(`"admin"`)),
		payload("payload-null", "the payload is null", "RFC 7519 §7.2", "parse-payload-not-object", "claims", fixed("null")),
		payload("payload-empty", "there is no payload", "RFC 7519 §7.2", "parse-payload-not-object", "claims", fixed("")),
		{Name: "payload-token", Why: "the payload is the good token, and cty does not say so", Reference: "RFC 7519 §5.2",
			Rule: "parse-nested-undeclared", Check: "claims", token: func(s *source) []byte { return s.saying(string(s.good)) }},
		{Name: "header-list", Why: "the header stands in a list", Reference: "RFC 7515 §4", Rule: "parse-malformed", Check: "structure",
			token: func(s *source) []byte { return s.under("[" + string(s.header.JSON()) + "]") }},
		{Name: "header-not-json", Why: "the header is no JSON at all", Reference: "RFC 7515 §4", Rule: "parse-malformed", Check: "structure",
			token: func(s *source) []byte { return s.under("alg=" + s.signer.Algorithm) }},
		{Name: "header-trailing", Why: "text follows the header", Reference: "RFC 7515 §4, §10.12", Rule: "parse-trailing-data", Check: "structure",
			token: func(s *source) []byte { return s.under(string(s.header.JSON()) + "{}") }},
	}
}
