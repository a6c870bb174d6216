package audit

import (
	"bytes"
	"strings"

	"github.com/jwtctl/jwtctl/audit/internal/keyid"
	"github.com/jwtctl/jwtctl/inspect"
)

// factsOf says what is seen at a glance of a value, FactPrefix apart. text is
// that of a string.
func factsOf(v inspect.Value, text []byte) Facts {
	switch v.Kind() {
	case inspect.String:
		return factsOfText(text) | FactNoMembers
	case inspect.Number:
		if raw := v.Raw(); len(raw) >= 16 || bytes.IndexByte(raw, 'e') >= 0 || bytes.IndexByte(raw, 'E') >= 0 {
			return FactLongNumber | FactNoText | FactNoMembers | FactNoDigest
		}
	case inspect.Object:
		for range v.Children() {
			return FactNoText | FactNoDigest
		}
	}
	return FactNoText | FactNoMembers | FactNoDigest
}

// factsOfText says what is seen at a glance of a text.
func factsOfText(text []byte) (f Facts) {
	c, n := classesOf(text), len(text)
	if n < 10 {
		f |= FactShort
	}
	if n > 40 {
		f |= FactOver40
		if n > 255 {
			f |= FactOver255
		}
	}
	if n < 30 || c&classDigit == 0 || c&classLetters == 0 {
		f |= FactGuessable
	}
	if n != 43 || !keyid.Thumbprint(text) {
		f |= FactNoDigest
	}
	if c&classAlnum == 0 {
		f |= FactBlank
	}
	if c&classDigit != 0 && c&(classHex|classSmall) == 0 {
		f |= FactCode
	}
	// Most texts have none of the others.
	if c&^(classAlnum|classUnderscore) == 0 {
		return f
	}
	return f | factsOfSigns(c, text)
}

// factsOfSigns says what the signs in a text tell.
func factsOfSigns(c byteClass, text []byte) (f Facts) {
	if c&classColon != 0 && c&^(classDigit|classHex|classBigHex|classColon|classDot) == 0 {
		f |= FactColons
	}
	if c&classComma != 0 && c&classDot != 0 && c&classDigit != 0 {
		f |= FactPoint
	}
	if c&(classDot|classSlash|classBackslash|classLine) != 0 {
		f |= FactPath
	}
	if c&classDash != 0 && c&classBlank != 0 {
		f |= FactSpacedDash
	}
	if mayAttack(c, text) {
		f |= FactAttack
	}
	if c&classControl != 0 {
		f |= FactControl
	}
	// The facts of single signs stand in the order of their classes.
	return f | Facts(c/classAt)*FactAt&(2*FactSemicolon-FactAt)
}

// mayAttack reports a text with characters that an attack on what is behind
// the verifier needs: those that end a quotation or a statement, climb out of
// a directory, begin a template or a header, or name a scheme.
func mayAttack(c byteClass, text []byte) bool {
	switch {
	case c&(classQuote|classSemicolon|classPercent|classDollar|classAngle|classLine) != 0, c&classDash != 0 && c&classBlank != 0:
		return true
	case c&classDot != 0 && bytes.Contains(text, []byte("..")):
		return true
	}
	return c&classColon != 0 && strings.IndexByte("dDeEfFgGhHjJpP", text[0]) >= 0 && !bytes.HasPrefix(text, []byte("https://"))
}
