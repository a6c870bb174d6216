package token

import (
	"strings"
	"time"
)

// isCodiceFiscale: letters of the names, year, month as a letter, day (and 40
// for women), place, and a letter by 26.
func isCodiceFiscale(s string) bool {
	if !hasForm(s, "AAAAAA99A99A999A") || strings.IndexByte("ABCDEHLMPRST", s[8]) < 0 || !isDay(number(s[9:11])%40, 1) || number(s[9:11]) > 71 {
		return false
	}
	const odd = "BAFHJNPRTVCESULDGIMOQKWZYX" // the values of 0 to 9 and A to Z at odd places, as letters
	sum := 0
	for i := range 15 {
		v := int(s[i] - '0')
		if upper(s[i]) {
			v = int(s[i] - 'A')
		}
		if i%2 == 0 {
			v = int(odd[v] - 'A')
		}
		sum += v
	}
	return int(s[15]-'A') == sum%26
}

// isChineseID: place, date of birth, number and a check character, GB 11643
// (ISO 7064 MOD 11-2).
func isChineseID(s string) bool {
	if !hasForm(s[:17], "99999999999999999") || !isChinesePlace(number(s[:2]), number(s[2:4]), number(s[4:6])) || s[14:17] == "000" {
		return false
	}
	if year := number(s[6:10]); year < 1900 || year > 2030 || !isCalendarDay(year, number(s[10:12]), number(s[12:14])) {
		return false
	}
	sum, weight := 0, 1
	for i := 16; i >= 0; i-- {
		weight = weight * 2 % 11
		sum += int(s[i]-'0') * weight
	}
	return s[17] == "10X98765432"[sum%11]
}

// isChinesePlace knows which codes of province, city and county there are,
// GB/T 2260: snowflake IDs have 18 digits too, and most are ruled out by it.
func isChinesePlace(province, city, county int) bool {
	last := [...]int{1: 15, 2: 23, 3: 37, 4: 46, 5: 54, 6: 65, 7: 71, 8: 82, 9: 91}
	tens := province / 10
	return tens > 0 && province%10 > 0 && province <= last[tens] && (city >= 1 && city <= 70 || city == 90) && county > 0
}

// isCalendarDay reports a day that was or will be.
func isCalendarDay(year, month, day int) bool {
	if !isDay(day, month) {
		return false
	}
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Day() == day
}

// isNINO: two letters, six digits and A to D; there is no check digit.
func isNINO(s string) bool {
	if !hasForm(s[:len(s)-1], "AA999999") && !hasForm(s[:len(s)-1], "AA 99 99 99 ") || s[len(s)-1] < 'A' || s[len(s)-1] > 'D' {
		return false
	}
	switch s[:2] {
	case "BG", "GB", "NK", "KN", "TN", "NT", "ZZ":
		return false
	}
	return strings.IndexByte("DFIQUV", s[0]) < 0 && strings.IndexByte("DFIQUVO", s[1]) < 0
}

// isNIR: sex, year and month of birth, département, commune, number, and a key
// by 97. Corsica writes 2A and 2B for 19 and 18.
func isNIR(s string) bool {
	if len(s) == 21 {
		for i := range len(s) {
			if space := i == 1 || i == 4 || i == 7 || i == 10 || i == 14 || i == 18; space != (s[i] == ' ') {
				return false
			}
		}
		s = strings.ReplaceAll(s, " ", "")
	}
	corsican := len(s) == 15 && s[5] == '2' && (s[6] == 'A' || s[6] == 'B')
	if !hasForm(s, "999999999999999") && !(corsican && hasForm(s[:5], "99999") && hasForm(s[7:], "99999999")) {
		return false
	}
	place := number(s[5:7])
	if corsican {
		place = 19 - int(s[6]-'A')
	}
	n := (number(s[:5])*100+place)*1_000_000 + number(s[7:13])
	return (s[0] == '1' || s[0] == '2') && isDay(1, number(s[3:5])) && place > 0 && 97-n%97 == number(s[13:])
}
