// Package wordlist knows HMAC secrets that everybody knows, and tells fast
// whether one of them made a token.
//
// The list is jwt.secrets.list of https://github.com/wallarm/jwt-secrets,
// under the MIT license beside it, line for line: the position of an entry is
// its line there. A second, short list holds what frameworks and their guides
// ship as defaults. Both are opened when the first HMAC is tried.
package wordlist
