package token

import (
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

// nationalID says which national identity number a text is, "" for none, and
// how bad it is where no name says so: Info for forms that other numbers have
// too often.
func nationalID(s string) (what string, alone audit.Severity) {
	switch n := len(s); {
	case n == 11 && s[3] == '-' && isSSN(s):
		return "US social security number", audit.High
	case n == 11 && isHETU(s):
		return "Finnish identity code", audit.High
	case n == 16 && isCodiceFiscale(s):
		return "Italian fiscal code", audit.High
	case n == 18 && isChineseID(s):
		return "Chinese identity number", audit.High
	case n == 14 && s[3] == '.' && s[7] == '.' && s[11] == '-' && isCPF(s):
		return "Brazilian CPF", audit.High
	case n == 11 && isCPF(s):
		return "Brazilian CPF", audit.Info // one number of 11 digits in a hundred is one
	case n == 9 && isDNI(s):
		return "Spanish DNI or NIE", audit.Medium // one in 23 of its form
	case n == 13 && isNINO(s):
		return "UK national insurance number", audit.High
	case n == 9 && isNINO(s):
		return "UK national insurance number", audit.Medium // no check digit
	case n == 21 && isNIR(s):
		return "French social security number", audit.High
	case n == 15 && isNIR(s):
		return "French social security number", audit.Medium
	}
	return "", audit.Info
}

// isIdentityNumber reports what can be an identity number where the name says
// so: digits, perhaps grouped or with some letters, and not masked.
func isIdentityNumber(s string) bool {
	for i := range len(s) {
		if !alnum(s[i]) && strings.IndexByte(" .-/+", s[i]) < 0 {
			return false
		}
	}
	return countDigits(s) >= 6 && len(s) <= 20
}

// hasForm matches a text with a pattern in which 9 stands for a digit, A for a
// capital and every other character for itself.
func hasForm(s, pattern string) bool {
	if len(s) != len(pattern) {
		return false
	}
	for i := range len(s) {
		switch c := s[i]; pattern[i] {
		case '9':
			if !digit(c) {
				return false
			}
		case 'A':
			if !upper(c) {
				return false
			}
		default:
			if c != pattern[i] {
				return false
			}
		}
	}
	return true
}

// number reads the digits of s and passes over all else.
func number(s string) (n int) {
	for i := range len(s) {
		if digit(s[i]) {
			n = n*10 + int(s[i]-'0')
		}
	}
	return n
}

// isDay reports a day and a month that can be.
func isDay(day, month int) bool { return day >= 1 && day <= 31 && month >= 1 && month <= 12 }

// isSSN: no area 000, 666 or 9xx, no group 00, no serial 0000 (SSA POMS RM 10201.035).
func isSSN(s string) bool {
	return hasForm(s, "999-99-9999") && s[:3] != "000" && s[:3] != "666" && s[0] != '9' && s[4:6] != "00" && s[7:] != "0000"
}

// isHETU: DDMMYY, the century's sign, a number, and the rest by 31.
func isHETU(s string) bool {
	return hasForm(s[:6], "999999") && strings.IndexByte("+-ABCDEFUVWXY", s[6]) >= 0 && hasForm(s[7:10], "999") &&
		isDay(number(s[:2]), number(s[2:4])) && number(s[7:10]) >= 2 &&
		s[10] == "0123456789ABCDEFHJKLMNPRSTUVWXY"[(number(s[:6])*1000+number(s[7:10]))%31]
}

// isCPF: two check digits by 11.
func isCPF(s string) bool {
	if !hasForm(s, "999.999.999-99") && !hasForm(s, "99999999999") {
		return false
	}
	n := number(s)
	if n%11111111111 == 0 {
		return false
	}
	check := func(n, digits int) int {
		sum := 0
		for weight := 2; weight < digits+2; weight++ {
			sum += n % 10 * weight
			n /= 10
		}
		return sum * 10 % 11 % 10
	}
	return check(n/100, 9) == n/10%10 && check(n/10, 10) == n%10
}

// isDNI: eight digits, or X, Y or Z and seven, and a letter by 23.
func isDNI(s string) bool {
	if !hasForm(s, "99999999A") && !(s[0] >= 'X' && s[0] <= 'Z' && hasForm(s[1:], "9999999A")) {
		return false
	}
	n := number(s)
	if s[0] > '9' {
		n += int(s[0]-'X') * 10_000_000
	}
	return s[8] == "TRWAGMYFPDXBNJZSQVHLCKE"[n%23]
}
