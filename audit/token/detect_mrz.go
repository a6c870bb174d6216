package token

import "strings"

// isMRZ reports the machine-readable zone of a travel document, its lines in
// one text: ICAO Doc 9303 parts 4 to 6. Its check digits must be right.
func isMRZ(s string) bool {
	if len(s) > 100 {
		return false
	}
	s = strings.NewReplacer("\r", "", "\n", "", " ", "").Replace(s)
	for i := range len(s) {
		if !upper(s[i]) && !digit(s[i]) && s[i] != '<' {
			return false
		}
	}
	switch len(s) {
	case 88: // TD3, passports: the second line tells
		return checksMRZ(s[44:], 0, 9) && checksMRZ(s[44:], 13, 19) && checksMRZ(s[44:], 21, 27)
	case 44:
		return checksMRZ(s, 0, 9) && checksMRZ(s, 13, 19) && checksMRZ(s, 21, 27)
	case 72: // TD2
		return checksMRZ(s[36:], 0, 9) && checksMRZ(s[36:], 13, 19) && checksMRZ(s[36:], 21, 27)
	case 90: // TD1, identity cards
		return checksMRZ(s, 5, 14) && checksMRZ(s[30:], 0, 6) && checksMRZ(s[30:], 8, 14)
	}
	return false
}

// checksMRZ holds s[from:to] against the check digit behind it: weights 7, 3, 1.
func checksMRZ(s string, from, to int) bool {
	sum := 0
	for i := from; i < to; i++ {
		v := 0
		switch c := s[i]; {
		case digit(c):
			v = int(c - '0')
		case upper(c):
			v = int(c-'A') + 10
		}
		sum += v * [3]int{7, 3, 1}[(i-from)%3]
	}
	return int(s[to])-'0' == sum%10
}
