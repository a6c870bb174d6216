// Package nearest finds what a misspelt word was most likely meant to be.
package nearest

import (
	"strings"
	"unicode/utf8"
)

// maxWord is the longest word that is looked at, in characters.
const maxWord = 40

// Find returns the candidate that word was most likely meant to be: one
// that it begins, or else the one with the fewest edits, at most one for every
// three letters, and of these the one nearest in length: letters are swapped
// more often than lost. Case does not count.
func Find(word string, candidates []string) (string, bool) {
	word = strings.ToLower(word)
	length := utf8.RuneCountInString(word)
	if length == 0 || length > maxWord {
		return "", false
	}
	best, fewest, nearest := "", (length+2)/3+1, 0
	for _, candidate := range candidates {
		lower := strings.ToLower(candidate)
		if length >= 3 && strings.HasPrefix(lower, word) {
			return candidate, true
		}
		edits, off := distance(word, lower), apart(length, utf8.RuneCountInString(lower))
		if edits < fewest || edits == fewest && best != "" && off < nearest {
			best, fewest, nearest = candidate, edits, off
		}
	}
	return best, best != ""
}

// apart is how far two lengths are from each other.
func apart(a, b int) int { return max(a-b, b-a) }

// distance is Levenshtein's: how many letters must be put in, taken out or
// replaced to turn a into b. One row of the table is enough.
func distance(a, b string) int {
	target := []rune(b)
	row := make([]int, len(target)+1)
	for j := range row {
		row[j] = j
	}
	i := 0
	for _, letter := range a {
		i++
		diagonal := row[0]
		row[0] = i
		for j, other := range target {
			replaced := diagonal
			if letter != other {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(target)]
}
