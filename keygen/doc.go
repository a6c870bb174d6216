// Package keygen makes keys and writes them down.
//
// [Generate] makes a key for one JOSE algorithm: its size, curve and use
// follow from the algorithm, and its ID is its RFC 7638 thumbprint. A size
// that is too weak is refused unless it is asked for by name.
//
// [JWK], [PKCS8] and [PEM] write a private key, [PublicJWK], [SPKI] and
// [PublicPEM] its public part. What is public is an allow-list of members
// (RFC 7517 §4, RFC 7518 §6): a member that is not known to be public is not
// published, whoever invented it.
//
// Nothing in this package opens files or looks at the clock; randomness for
// secrets is an argument.
package keygen
