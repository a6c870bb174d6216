package audit

// A byteClass is a kind of characters, a bit for each, so that a glance at a
// text says which kinds are in it.
type byteClass uint32

const (
	classDigit  byteClass = 1 << iota
	classHex              // a to f
	classSmall            // g to z
	classBigHex           // A to F
	classBig              // G to Z
	classAt
	classPlus
	classAngle
	classStar
	classComma
	classTilde
	classDollar
	classSemicolon
	classPercent
	classQuote
	classBackslash
	classSlash
	classDot
	classColon
	classDash
	classUnderscore
	classBlank
	classLine
	classControl

	classLetters = classHex | classSmall | classBigHex | classBig
	classAlnum   = classLetters | classDigit
)

// byteClasses groups the bytes that detectors look for first.
var byteClasses = [256]byteClass{
	'@': classAt, '+': classPlus, '<': classAngle, '*': classStar, ',': classComma, '~': classTilde, '%': classPercent,
	';': classSemicolon, '|': classSemicolon, '&': classSemicolon, '$': classDollar, '`': classDollar, '{': classDollar,
	'\'': classQuote, '"': classQuote, '\\': classBackslash, '/': classSlash, '.': classDot, ':': classColon, '-': classDash, '_': classUnderscore, ' ': classBlank,
	'\n': classLine | classControl, '\r': classLine | classControl, '\t': classLine | classControl,
	'0': classDigit, '1': classDigit, '2': classDigit, '3': classDigit, '4': classDigit, '5': classDigit, '6': classDigit, '7': classDigit, '8': classDigit, '9': classDigit,
	'a': classHex, 'b': classHex, 'c': classHex, 'd': classHex, 'e': classHex, 'f': classHex,
	'g': classSmall, 'h': classSmall, 'i': classSmall, 'j': classSmall, 'k': classSmall, 'l': classSmall, 'm': classSmall, 'n': classSmall, 'o': classSmall, 'p': classSmall,
	'q': classSmall, 'r': classSmall, 's': classSmall, 't': classSmall, 'u': classSmall, 'v': classSmall, 'w': classSmall, 'x': classSmall, 'y': classSmall, 'z': classSmall,
	'A': classBigHex, 'B': classBigHex, 'C': classBigHex, 'D': classBigHex, 'E': classBigHex, 'F': classBigHex,
	'G': classBig, 'H': classBig, 'I': classBig, 'J': classBig, 'K': classBig, 'L': classBig, 'M': classBig, 'N': classBig, 'O': classBig, 'P': classBig,
	'Q': classBig, 'R': classBig, 'S': classBig, 'T': classBig, 'U': classBig, 'V': classBig, 'W': classBig, 'X': classBig, 'Y': classBig, 'Z': classBig,
	0x00: classControl, 0x01: classControl, 0x02: classControl, 0x03: classControl, 0x04: classControl, 0x05: classControl, 0x06: classControl, 0x07: classControl, 0x08: classControl, 0x0b: classControl, 0x0c: classControl, 0x0e: classControl, 0x0f: classControl, 0x10: classControl, 0x11: classControl, 0x12: classControl,
	0x13: classControl, 0x14: classControl, 0x15: classControl, 0x16: classControl, 0x17: classControl, 0x18: classControl, 0x19: classControl, 0x1a: classControl, 0x1b: classControl, 0x1c: classControl, 0x1d: classControl, 0x1e: classControl, 0x1f: classControl, 0x7f: classControl,
}

// classesOf returns the classes of all bytes of a text.
func classesOf[T string | []byte](text T) (all byteClass) {
	var other byteClass
	for len(text) >= 8 {
		all |= byteClasses[text[0]] | byteClasses[text[1]] | byteClasses[text[2]] | byteClasses[text[3]]
		other |= byteClasses[text[4]] | byteClasses[text[5]] | byteClasses[text[6]] | byteClasses[text[7]]
		text = text[8:]
	}
	for i := range len(text) {
		all |= byteClasses[text[i]]
	}
	return all | other
}
