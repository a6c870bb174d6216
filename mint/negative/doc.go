// Package negative makes labelled sets of tokens for the tests of verifiers:
// from one good token and its key, all those that a sound verifier must
// refuse, each wrong in one known way, and beside them good ones that it must
// accept, so that a verifier which refuses everything does not pass.
//
// A [Case] is a value that says what is wrong and why it matters, where that
// is known from, which check must stop the token ([Case.Check], as
// inspect.Verify names it) and which rule of package audit sees it without a
// key. [Families] lists all cases; [Make] makes their tokens. A case that
// makes no sense for a kind of key, such as algorithm confusion for a secret,
// is left out and named in [Set.LeftOut].
//
// The clock and randomness come with the mint.Spec of the good token.
package negative
