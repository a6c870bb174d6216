// Package blocklist looks keys up in lists of those whose private part is
// known: made by a broken generator, found in firmware, or leaked. Such a list
// is the user's to fetch, for it is large and grows. Two forms are known:
//
//   - blocklist.dat of badkeys: sorted records of 16 bytes, the first 15 of a
//     SHA-256 and the number of the list that the key comes from.
//     https://github.com/badkeys/badkeys/blob/main/docs/BLOCKLISTFORMAT.md
//   - the text files of Debian's openssl-blacklist, and lists made like them: on
//     each line the last 80 bits of the SHA-1 of what openssl -modulus prints of
//     an RSA key, in hexadecimal; comments behind "#". See openssl-vulnkey(1).
package blocklist
