// Package keyfile is the only package that writes keys.
//
// A private key that is lost, torn or readable by others cannot be mended, so
// every file of keys goes one way:
//
//   - Who changes a file holds its [Lock], so that two changes never mix.
//   - The new text goes to a neighbour in the same directory, made with O_EXCL
//     and mode 0600 whatever the umask, is flushed to the disk, takes the name
//     in one step, and then the directory is flushed: a crash at any point
//     leaves the old text or the new one, never half of one.
//   - Where several files belong together, all neighbours are complete before
//     the first takes its name: a full disk changes nothing.
//   - No symbolic link is followed, nothing is replaced unless that is asked
//     for, and a private file that others can read is refused, as ssh does.
//
// What a crash can leave is a neighbour that never took its name. It may hold
// a private key. Whoever holds the file's lock knows that all neighbours are
// stray, and takes them away with [RemoveStrays]. A file that is written without
// a lock, as one that holds a single new key, is cleared by [RemoveAbandoned].
package keyfile
