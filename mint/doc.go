// Package mint makes tokens: good ones by default, and unusual ones for those
// who ask for them by name.
//
// A [Spec] says what the token shall hold. [Spec.Mint] completes it with what
// good practice and the profile ask for, signs it, encrypts it if there is a
// recipient, reads the result again and compares it with what was meant
// before it returns it. What would make a token that verifiers should refuse
// is an error that names the [Wish] by which it can be had all the same.
// [Series] makes many tokens of one Spec that differ in jti alone.
//
// [Compact] is the layer below: it puts together any header and payload
// bytes with any signature, and asks nothing. Whoever tests a verifier needs
// tokens that are wrong in a known way.
//
// Names and values become JSON by one writer that escapes and checks them, so
// that no claim can bring in another (GHSA-4cf7-xm37-g63h). Numbers keep their
// digits, members their order. The clock and randomness are arguments.
package mint
