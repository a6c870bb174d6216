package config

import "testing"

func TestMasked(t *testing.T) {
	for line, want := range map[string]string{
		`{"k":"Tq3Z8mW0pX7yR1uK5vB9nC2dF6gH4jL_sA-eQoIiUtY"}`: `{"k":"···········································"}`,
		"key: 0123456789abcdef0123456789abcdef":               "key: ································",
		"  - rule: x-administrator-without-a-second-factor":   "  - rule: x-administrator-without-a-second-factor",
		"issuer: https://login.microsoftonline.com/common":    "issuer: https://login.microsoftonline.com/common",
		"é: ·": "é: ·",
		"":     "",
	} {
		if got := masked(line); got != want {
			t.Errorf("masked(%q) = %q, want %q", line, got, want)
		}
	}
}
