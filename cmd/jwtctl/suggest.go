package main

import (
	"fmt"

	"github.com/jwtctl/jwtctl/internal/nearest"
)

// didYouMean is the hint for a word that was not found.
func didYouMean(word string, candidates []string, otherwise string) string {
	if match, ok := nearest.Find(word, candidates); ok {
		return fmt.Sprintf("did you mean %s?", match)
	}
	return otherwise
}
