package blocklist

import (
	"bytes"
	"crypto/sha1"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/jwtctl/jwtctl/inspect"
)

const (
	// fingerBytes is what a line has of a digest: its last 80 bits.
	fingerBytes = 10
	// maxText is the longest text that is read: the largest list of Debian
	// has five megabytes.
	maxText = 64 << 20
)

// A finger is the end of a digest.
type finger [fingerBytes]byte

// lines are a list of fingers, sorted.
type lines struct{ fingers []finger }

// readLines reads a text.
func readLines(in io.Reader, size int64) (*lines, error) {
	if size > maxText {
		return nil, fmt.Errorf("it is larger than %d MiB", maxText>>20)
	}
	text, err := io.ReadAll(in)
	if err != nil {
		return nil, err
	}
	l, n := &lines{}, 0
	for line := range bytes.Lines(text) {
		n++
		line, _, _ = bytes.Cut(line, []byte{'#'})
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		digest := make([]byte, hex.DecodedLen(len(line)))
		if _, err := hex.Decode(digest, line); err != nil || len(digest) != fingerBytes && len(digest) != sha1.Size {
			return nil, fmt.Errorf("line %d is no digest of 20 or 40 hexadecimal digits", n)
		}
		l.fingers = append(l.fingers, finger(digest[len(digest)-fingerBytes:]))
	}
	if len(l.fingers) == 0 {
		return nil, errors.New("there is no key on it")
	}
	slices.SortFunc(l.fingers, compareFingers)
	return l, nil
}

func compareFingers(a, b finger) int { return bytes.Compare(a[:], b[:]) }

// has reports whether an RSA key is on the list, by the digest of what OpenSSL
// prints of its modulus.
func (l *lines) has(k *inspect.Key) bool {
	if k.Modulus == nil || k.Modulus.Sign() <= 0 {
		return false
	}
	sum := sha1.Sum(fmt.Appendf(nil, "Modulus=%X\n", k.Modulus))
	_, found := slices.BinarySearchFunc(l.fingers, finger(sum[len(sum)-fingerBytes:]), compareFingers)
	return found
}
