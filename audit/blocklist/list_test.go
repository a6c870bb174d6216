package blocklist_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/audit/blocklist"
	"github.com/jwtctl/jwtctl/inspect"
)

func open(text string) (*blocklist.List, error) {
	return blocklist.Open("list", strings.NewReader(text), int64(len(text)))
}

func key(t *testing.T, jwk string) *inspect.Key {
	t.Helper()
	set, err := inspect.ReadKeys([]byte(jwk), nil)
	if err != nil {
		t.Fatal(err)
	}
	return set.Keys[0]
}

// TestOpenRefuses: what is no list is told, and never taken for an empty one.
func TestOpenRefuses(t *testing.T) {
	record := strings.Repeat("\x01", 16)
	for text, want := range map[string]string{
		"":                                  "empty",
		"# nothing\n\n":                     "no key",
		"b7ead9492dfd921fc4f9\nxyz\n":       "line 2",
		"b7ead9492dfd921fc4\n":              "line 1",
		"{\"keys\":[]}":                     "line 1",
		record + "\x01":                     "16 bytes",
		record + strings.Repeat("\x00", 16): "sorted",
		"\xfd7zXZ\x00" + record:             "compressed",
		"\x1f\x8b\x08\x00" + record:         "compressed",
	} {
		if _, err := open(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

// TestFindSearches finds each record of a list of any length, and none beside.
func TestFindSearches(t *testing.T) {
	ec := key(t, `{"kty":"OKP","crv":"Ed25519","x":"t47glzALZVM1gWX-9_NXelgTAzE7T2ojH5aeG-xOu3w"}`)
	other := key(t, `{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}`)
	record := "\xf2\x4c\xec\x61\x4a\x55\xc6\xfe\x3a\x43\x79\x0c\x9b\x11\xb1\x05"
	for before := range 40 {
		for _, after := range []int{0, 1, 7} {
			list, err := open(strings.Repeat(strings.Repeat("\x00", 16), before) + record + strings.Repeat(strings.Repeat("\xff", 16), after))
			if err != nil {
				t.Fatal(err)
			}
			if part, found := list.Find(ec); !found || part != "list 5" {
				t.Fatalf("%d before, %d after: %q, %v", before, after, part, found)
			}
			if _, found := list.Find(other); found || list.Err() != nil {
				t.Fatalf("%d before, %d after: another key found, %v", before, after, list.Err())
			}
		}
	}
	list, err := open(record)
	if err != nil {
		t.Fatal(err)
	}
	if err := list.ReadNames([]byte(`{"blocklists":[{"id":5,"name":"firmware","type":"github"}]}`)); err != nil {
		t.Fatal(err)
	}
	if part, _ := list.Find(ec); part != "firmware" {
		t.Errorf("part %q", part)
	}
	if list.ReadNames([]byte("{")) == nil {
		t.Error("broken names are taken")
	}
}

// failing breaks off behind its beginning.
type failing struct{ io.ReaderAt }

var errBroken = errors.New("broken disk")

func (f failing) ReadAt(b []byte, at int64) (int, error) {
	if at > 0 {
		return 0, errBroken
	}
	return f.ReaderAt.ReadAt(b, at)
}

// TestErr: a list that cannot be read is told, and no key is on it.
func TestErr(t *testing.T) {
	text := bytes.Repeat([]byte{1}, 16*8)
	list, err := blocklist.Open("list", failing{bytes.NewReader(text)}, int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	if _, found := list.Find(key(t, `{"kty":"OKP","crv":"Ed25519","x":"t47glzALZVM1gWX-9_NXelgTAzE7T2ojH5aeG-xOu3w"}`)); found {
		t.Error("found")
	}
	if !errors.Is(list.Err(), errBroken) {
		t.Errorf("error %v", list.Err())
	}
}

// FuzzOpen: any bytes are a list or are not, and any key can be looked up.
func FuzzOpen(f *testing.F) {
	for _, seed := range []string{"b7ead9492dfd921fc4f9\n", "# x\n", strings.Repeat("\x00\x01", 16), "\xfd7zXZ\x00"} {
		f.Add([]byte(seed))
	}
	set, err := inspect.ReadKeys([]byte(`{"keys":[{"kty":"RSA","n":"wJZT","e":"AQAB"},{"kty":"oct","k":"AAAA"},{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}`), nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		list, err := blocklist.Open("list", bytes.NewReader(text), int64(len(text)))
		if err != nil {
			return
		}
		for _, k := range set.Keys {
			list.Find(k)
		}
		if list.Err() != nil {
			t.Error(list.Err())
		}
	})
}
