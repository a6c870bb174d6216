package inspect

// Nearest returns the key ID of the set that kid was most likely meant to be:
// the one with the fewest edits, at most one for every three bytes. The first
// [MaxKeys] IDs of up to [MaxKIDBytes] are compared.
func (s *KeySet) Nearest(kid string) (string, bool) {
	if kid == "" || len(kid) > MaxKIDBytes {
		return "", false
	}
	best, fewest := "", (len(kid)+2)/3+1
	compared := 0
	for _, k := range s.Keys {
		if k.ID == "" || len(k.ID) > MaxKIDBytes {
			continue
		}
		if compared++; compared > MaxKeys {
			break
		}
		if n := edits(kid, k.ID, fewest); n < fewest {
			best, fewest = k.ID, n
		}
	}
	return best, best != ""
}

// edits is Levenshtein's distance in bytes; enough or more count as enough.
func edits(a, b string, enough int) int {
	if max(len(a)-len(b), len(b)-len(a)) >= enough {
		return enough
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replaced := diagonal
			if a[i] != b[j] {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return min(row[len(b)], enough)
}
