package token

import (
	"strings"
	"testing"
)

// TestFirsts holds the first bytes of the forms against their prefixes.
func TestFirsts(t *testing.T) {
	for _, forms := range []keyForms{cloudForms, vcsForms, saasForms} {
		for _, f := range forms.list {
			if strings.IndexByte(forms.firsts, f.prefix[0]) < 0 {
				t.Errorf("%s: %q has not its first byte", f.prefix, forms.firsts)
			}
		}
	}
}
