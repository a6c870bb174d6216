package token

import "strings"

// isE164 reports a phone number in international form: "+", a country code
// that is assigned, and 8 to 15 digits in all (ITU-T E.164), perhaps grouped.
func isE164(s string) bool {
	s = strings.TrimPrefix(s, "tel:")
	if len(s) < 9 || s[0] != '+' {
		return false
	}
	digits, n := dialed(s[1:])
	if n < 8 || n > 15 || !isCountryCode(digits[:3]) {
		return false
	}
	// Numbers of the North American plan have ten digits, none of whose two
	// halves of three begins with 0 or 1.
	return digits[0] != '1' || n == 11 && digits[1] > '1' && digits[4] > '1'
}

// isDialable reports digits, perhaps grouped, that can be a phone number if
// the name of the claim says so.
func isDialable(s string) bool {
	_, n := dialed(strings.TrimPrefix(strings.TrimPrefix(s, "tel:"), "+"))
	return n >= 7 && n <= 15
}

// dialed returns the digits of a number that is grouped with spaces, dots,
// hyphens, slashes or parentheses; n is 0 for anything else.
func dialed(s string) (digits [15]byte, n int) {
	for i := range len(s) {
		switch c := s[i]; {
		case digit(c) && n < len(digits):
			digits[n] = c
			n++
		case strings.IndexByte(" .-()/", c) >= 0:
		default:
			return digits, 0
		}
	}
	return digits, n
}

// unassigned lists the three-digit country codes that ITU-T E.164 leaves free
// in the zones that otherwise have three digits.
const unassigned = "210 214 215 217 219 259 280 281 282 283 284 285 286 287 288 289 292 293 294 295 296 " +
	"379 384 388 422 424 425 426 427 428 429 671 684 693 694 695 696 697 698 699 " +
	"801 802 803 804 805 806 807 809 830 831 832 833 834 835 836 837 838 839 851 854 857 858 859 871 872 873 874 875 876 877 879 " +
	"884 885 887 889 890 891 892 893 894 895 896 897 898 899 969 978 990 991 997 999"

// isCountryCode reports whether a number begins with an assigned code.
func isCountryCode(first []byte) bool {
	switch first[0] {
	case '0':
		return false
	case '1', '7':
		return true
	}
	return !strings.Contains(unassigned, string(first))
}

// isPhoneName reports the names that make bare digits a phone number.
func isPhoneName(name string) bool {
	var b nameBuffer
	switch string(b.fold(name)) {
	case "phone", "phonenumber", "phoneno", "telephone", "telephonenumber", "tel", "mobile", "mobilephone",
		"mobilenumber", "mobileno", "cell", "cellphone", "cellnumber", "msisdn", "fax", "faxnumber", "homephone", "workphone":
		return true
	}
	return false
}
