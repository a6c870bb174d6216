package token

// cardDigits removes the spaces or hyphens between the groups of a card
// number; ok is false for any other text.
func cardDigits(s string) (digits string, grouped, ok bool) {
	separators, group := 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case digit(c):
			group++
		case (c == ' ' || c == '-') && group >= 4 && group <= 6 && (separators == 0 && group == 4 || c == s[4]):
			separators, group = separators+1, 0
		default:
			return "", false, false
		}
	}
	if separators == 0 {
		return s, false, true
	}
	if separators < 2 || group < 3 {
		return "", false, false
	}
	b := make([]byte, 0, 23)
	for i := range len(s) {
		if digit(s[i]) {
			b = append(b, s[i])
		}
	}
	return string(b), true, true
}

// isCardNumber reports digits that begin like the cards of a scheme, have the
// length of its cards, and end in the right check digit (ISO/IEC 7812-1).
func isCardNumber(s string) bool {
	if len(s) < 12 || len(s) > 19 || countDigits(s) != len(s) {
		return false
	}
	sum := 0
	for i := range len(s) {
		v := int(s[len(s)-1-i] - '0')
		if i%2 == 1 {
			if v *= 2; v > 9 {
				v -= 9
			}
		}
		sum += v
	}
	return sum%10 == 0 && ofScheme(number(s[:4]), len(s))
}

// ofScheme knows the first four digits and the lengths of the schemes.
func ofScheme(first, length int) bool {
	two, three := first/100, first/10
	switch {
	case first/1000 == 4: // Visa
		return length == 13 || length == 16 || length == 19
	case two >= 51 && two <= 55, first >= 2221 && first <= 2720: // Mastercard
		return length == 16
	case two == 34, two == 37: // American Express
		return length == 15
	case first == 6011, three >= 644 && three <= 649, two == 65, two == 60, two == 81, two == 82: // Discover, RuPay
		return length >= 16
	case first >= 3528 && first <= 3589, two == 62, first >= 2200 && first <= 2204: // JCB, UnionPay, Mir
		return length >= 16
	case three >= 300 && three <= 305, first == 3095, two == 36, two == 38, two == 39: // Diners Club
		return length >= 14
	case first == 5018, first == 5020, first == 5038, first == 5893, first == 6304, first == 6759, first >= 6761 && first <= 6763: // Maestro
		return true
	}
	return false
}
