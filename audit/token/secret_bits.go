package token

import (
	"bytes"
	"math"
)

// guessBits estimates how many bits a guessing program needs for a secret,
// if it is printable text. Words count as words, repetitions not at all;
// random letters and digits count in full.
func guessBits(secret []byte) (bits int, text bool) {
	for _, c := range secret {
		if c < ' ' || c > '~' {
			return 0, false
		}
	}
	s := bytes.ToLower(secret[:period(secret)])
	if allOf(s, hexDigit) && !allOf(s, digit) {
		return int(4 * effective(s)), true
	}
	sum := 0.0
	for len(s) > 0 {
		n, class := 0, classOf(s[0])
		for n < len(s) && classOf(s[n]) == class {
			n++
		}
		sum += runBits(s[:n], class)
		s = s[n:]
	}
	// Upper and lower case mixed within words of random text is a bit each.
	return int(sum + caseBits(secret)), true
}

// period returns the length of the unit that the secret repeats.
func period(s []byte) int {
	for n := 1; n <= len(s)/2; n++ {
		if bytes.Equal(s[n:], s[:len(s)-n]) {
			return n
		}
	}
	return len(s)
}

// runBits counts a run of letters, of digits or of signs.
func runBits(run []byte, class int) float64 {
	n := effective(run)
	switch {
	case class == 2:
		return 3.32 * n
	case class == 3:
		return 3 * n
	case len(run) >= 3 && pronounceable(run):
		return math.Min(4.7*n, 2.6*n+3) // about 16 bits for a word of five letters
	}
	return 4.7 * n
}

// effective is the length without what continues a sequence: of "aaaa",
// "1234" and "dcba" two characters count.
func effective(s []byte) float64 {
	n := float64(len(s))
	for i := 2; i < len(s); i++ {
		if d := int(s[i]) - int(s[i-1]); d >= -1 && d <= 1 && d == int(s[i-1])-int(s[i-2]) {
			n--
		}
	}
	return n
}

// pronounceable tells words from random letters: a vowel in every few.
func pronounceable(run []byte) bool {
	vowels, apart := 0, 0
	for _, c := range run {
		if bytes.IndexByte([]byte("aeiouy"), c) >= 0 {
			vowels, apart = vowels+1, 0
		} else if apart++; apart > 4 {
			return false
		}
	}
	return 4*vowels >= len(run) && 5*vowels <= 4*len(run)
}

// caseBits counts changes of letter case, which words have few of.
func caseBits(s []byte) float64 {
	changes := 0.0
	for i := 1; i < len(s); i++ {
		if upper(s[i]) && lower(s[i-1]) || lower(s[i]) && upper(s[i-1]) {
			changes++
		}
	}
	return changes
}

func classOf(c byte) int {
	switch {
	case lower(c):
		return 1
	case digit(c):
		return 2
	}
	return 3
}

func hexDigit(c byte) bool { return digit(c) || 'a' <= c && c <= 'f' }

func allOf(s []byte, is func(byte) bool) bool {
	for _, c := range s {
		if !is(c) {
			return false
		}
	}
	return true
}
