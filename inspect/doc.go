// Package inspect turns bytes into facts about JSON Web Tokens.
//
// It states what is there and never judges: [Parse] reads anything that
// people call a token (compact JWS and JWE, unsecured tokens, SD-JWT, JSON
// serializations, nested and cut-off tokens) and reports every departure from
// RFC 7515, RFC 7516 and RFC 7519 as a [Problem] with a byte offset, instead
// of refusing the input at the first one.
//
// Reading is lossless. Segments keep their encoded and decoded bytes, JSON
// keeps member order, duplicate members and the exact digits of numbers (see
// [Document]). Nothing in this package opens files, dials, logs or looks at
// the clock.
//
// [ReadKeys] reads keys of all usual forms, [Verify] holds a token against
// keys and an explicit [Policy] and says why in a [Verdict], and [Decrypt]
// opens a JWE. They stand on the standard library's cryptography alone.
package inspect
