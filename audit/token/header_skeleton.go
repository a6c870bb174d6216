package token

import (
	"strings"
	"unicode"
)

// skeleton reduces a name to what a reader, or a lenient parser, takes it for:
// lower case, without white space, controls and invisible characters, with
// look-alikes of other scripts replaced (after Unicode TR 39).
func skeleton(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r < 0x80 && r > ' ' && r != 0x7f:
			return unicode.ToLower(r)
		case r >= 0xff01 && r <= 0xff5e: // full-width forms
			return unicode.ToLower(r - 0xff01 + '!')
		case r <= ' ', unicode.IsSpace(r), unicode.Is(unicode.C, r), unicode.Is(unicode.M, r):
			return -1
		}
		if i := strings.IndexRune(lookalikes, r); i >= 0 {
			return rune(strings.TrimLeftFunc(lookalikes[i:], func(c rune) bool { return c >= 0x80 })[0])
		}
		return r
	}, name)
}

// lookalikes lists characters, each run followed by the ASCII letter that it
// is taken for. The long s and the Kelvin sign are those that case-insensitive
// readers such as encoding/json fold.
const lookalikes = "аАΑα" + "a" + "еЕΕҽ" + "e" + "іІΙιıⅰ" + "i" + "јЈ" + "j" + "оОΟοօ" + "o" +
	"рРΡρ" + "p" + "сСϲⅽ" + "c" + "ѕЅſ" + "s" + "хХΧχ" + "x" + "уУΥү" + "y" + "ԁⅾ" + "d" +
	"һՀ" + "h" + "ӏⅼ" + "l" + "ｎո" + "n" + "тТΤτ" + "t" + "υս" + "u" + "ɡց" + "g" + "КΚKκк" + "k" + "вΒВ" + "b" + "ʀ" + "r"
