package config

import "testing"

// TestDurationSigns: a sign inside a duration is a slip, not a subtraction.
func TestDurationSigns(t *testing.T) {
	for _, text := range []string{"1d-5h", "-1d", "+5m", "1d+5h", "-5m"} {
		if d, err := ParseDuration(text); err == nil {
			t.Errorf("%s is %s", text, d)
		}
	}
}

// TestByteOrderMark: a file as editors of Windows save it, with lines where
// they stand.
func TestByteOrderMark(t *testing.T) {
	f, err := Parse("p.yaml", []byte("\ufeffskew: 5m\r\nfapi2: true\r\n"), Names{})
	if err != nil || f.Policy.Skew.Minutes() != 5 || f.Line("fapi2") != 2 {
		t.Errorf("%v", err)
	}
}
