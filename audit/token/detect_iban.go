package token

// ibanLengths lists the countries of the SWIFT IBAN registry and the length of
// their IBANs.
const ibanLengths = "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27" +
	"GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30" +
	"NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30"

// isIBAN reports an International Bank Account Number, perhaps grouped with
// spaces: the country's length, and the rest by 97 (ISO 13616, ISO 7064).
func isIBAN(s string) bool {
	if len(s) < 15 || !hasForm(s[:4], "AA99") {
		return false
	}
	length := 0
	for i := 0; i < len(ibanLengths); i += 4 {
		if ibanLengths[i:i+2] == s[:2] {
			length = number(ibanLengths[i+2 : i+4])
		}
	}
	chars, rest := 0, 0
	add := func(c byte) bool {
		switch {
		case digit(c):
			rest = (rest*10 + int(c-'0')) % 97
		case upper(c):
			rest = (rest*100 + int(c-'A') + 10) % 97
		default:
			return c == ' '
		}
		chars++
		return true
	}
	for i := range len(s) {
		if !add(s[(i+4)%len(s)]) {
			return false
		}
	}
	return chars == length && rest == 1
}
