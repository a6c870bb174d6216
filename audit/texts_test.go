package audit_test

import (
	"encoding/base64"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/jwtctl/jwtctl/audit"
	"github.com/jwtctl/jwtctl/inspect"
)

// TestTexts holds each text to the name and path it stands under, elements of
// arrays behind objects included.
func TestTexts(t *testing.T) {
	payload := `{"a":"1","b":[{"c":"2"},"3",["4"]],"d":{"e":{"f":"5"},"g":"6\"\u00e9"},"":"7","n":8}`
	var got []string
	rule := audit.Rule{ID: "x-y", CheckToken: func(p *audit.TokenPass) {
		for _, text := range p.Texts() {
			got = append(got, fmt.Sprintf("%s=%s@%s %v", text.Name, text.Text, text.Path(), text.Top()))
			for _, c := range []byte(text.Text) {
				if !text.MayHold(c) {
					t.Errorf("%q holds %q", text.Text, c)
				}
			}
			if text.MayHold('@') || text.MayHold('<') {
				t.Errorf("%q holds neither @ nor <", text.Text)
			}
		}
	}}
	engine, err := audit.NewEngine([]*audit.Rule{&rule}, audit.Policy{}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	b64 := base64.RawURLEncoding.EncodeToString
	disclosure := b64([]byte(`["salt","h",{"i":["8"]}]`)) + "~" + b64([]byte(`["salt","9"]`))
	engine.Token(inspect.Parse([]byte("eyJhbGciOiJFUzI1NiJ9."+b64([]byte(payload))+".AA~"+disclosure+"~")), audit.Location{})
	want := []string{
		"a=1@payload/a true", "c=2@payload/b/0/c false", "b=3@payload/b/1 false", "b=4@payload/b/2/0 false",
		"f=5@payload/d/e/f false", `g=6"é@payload/d/g false`, "=7@payload/ true",
		"i=8@disclosures/0/2/i/0 false", "=9@disclosures/1/1 false",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
