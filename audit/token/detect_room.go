package token

// room returns how many bits an identifier can hold, judged by its length and
// the kinds of characters in it; numeric says that it is digits only.
func room(id []byte) (bits int, numeric bool) {
	var seen [3]bool // hexadecimal letters of one case, other letters of it, the rest
	repeated := 1
	for i, c := range id {
		switch {
		case digit(c):
		case c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F':
			seen[0] = true
		case lower(c), upper(c):
			seen[1] = true
		case c != '-':
			seen[2] = true
		}
		if i > 0 && c == id[i-1] {
			repeated++
		}
	}
	perChar := 33 // tenths of a bit
	switch {
	case seen[2] || seen[1]:
		perChar = 60
	case seen[0]:
		perChar = 40
	}
	if repeated == len(id) {
		return 0, !seen[0] && !seen[1] && !seen[2] && len(id) > 0
	}
	return len(id) * perChar / 10, !seen[0] && !seen[1] && !seen[2]
}
