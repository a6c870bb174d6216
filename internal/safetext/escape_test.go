package safetext_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/jwtctl/jwtctl/internal/safetext"
)

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"":                           "",
		"plain, übung, 日本, 🙂":        "plain, übung, 日本, 🙂",
		`C:\new`:                     `C:\new`,
		"a\nb\tc\rd":                 `a\nb\tc\rd`,
		"\x1b[31mred":                `\x1b[31mred`,
		"nul\x00del\x7f":             `nul\x00del\x7f`,
		"c1 rune \u009b, byte \x9b.": `c1 rune \u009b, byte \x9b.`,
		"cut \xe2\x80":               `cut \xe2\x80`,
		"real \ufffd":                "real \ufffd",
		"\u202egnp.exe":              `\u202egnp.exe`,
		"nbsp\u00a0":                 `nbsp\u00a0`,
		"tag\U000e0100":              `tag\U000e0100`,
	} {
		if got := safetext.Escape(in); got != want {
			t.Errorf("Escape(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestIsSafeRefusesWhatDeceivesTheEye(t *testing.T) {
	for _, span := range [][2]rune{
		{0x00, 0x1f}, {0x7f, 0xa0}, {0xad, 0xad}, {0x34f, 0x34f}, {0x61c, 0x61c}, {0x115f, 0x1160},
		{0x1680, 0x1680}, {0x17b4, 0x17b5}, {0x180b, 0x180f}, {0x2000, 0x200f}, {0x2028, 0x202f},
		{0x205f, 0x206f}, {0x2800, 0x2800}, {0x3000, 0x3000}, {0x3164, 0x3164}, {0xd800, 0xf8ff},
		{0xfdd0, 0xfdef}, {0xfe00, 0xfe0f}, {0xfeff, 0xfeff}, {0xffa0, 0xffa0}, {0xfff0, 0xfffb},
		{0xfffe, 0xffff}, {0x16fe4, 0x16fe4}, {0x1bca0, 0x1bca3}, {0x1d159, 0x1d159},
		{0x1d173, 0x1d17a}, {0xe0000, 0x110000},
	} {
		for r := span[0]; r <= span[1]; r++ {
			if safetext.IsSafe(r) {
				t.Errorf("IsSafe(%U) = true", r)
			}
		}
	}
}

func TestIsSafeAgreesWithUnicode(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if safetext.IsSafe(r) && (!unicode.IsGraphic(r) || r != ' ' && unicode.Is(unicode.Z, r)) {
			t.Errorf("IsSafe(%U) = true, but it is not graphic", r)
		}
	}
}

func TestEscapeOfSafeTextAllocatesNothing(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { safetext.Escape("safe – and sound") }); n != 0 {
		t.Errorf("%v allocations, want 0", n)
	}
}

func FuzzEscape(f *testing.F) {
	f.Add("plain")
	f.Add("\x1b]8;;http://x\x07 \u202e \xff \u200b \U000e0041")
	f.Fuzz(func(t *testing.T, s string) {
		got := safetext.Escape(s)
		requireSafe(t, got, "")
		if again := safetext.Escape(got); again != got {
			t.Errorf("escaping twice differs: %q, %q", got, again)
		}
	})
}

// requireSafe fails if s is not UTF-8 or holds an unsafe rune that is not allowed.
func requireSafe(t *testing.T, s, allowed string) {
	t.Helper()
	if !utf8.ValidString(s) {
		t.Errorf("%q is not UTF-8", s)
	}
	for _, r := range s {
		if !safetext.IsSafe(r) && !strings.ContainsRune(allowed, r) {
			t.Errorf("%q holds unsafe %U", s, r)
		}
	}
}
