package mint_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/mint"
)

// files is a read function for tests.
func files(path string) ([]byte, error) {
	switch path {
	case "text":
		return []byte("two\nlines\n"), nil
	case "json":
		return []byte(" [1, 2.50]\n"), nil
	case "broken":
		return []byte(`{"a":`), nil
	}
	return nil, errors.New("no such file")
}

func TestArguments(t *testing.T) {
	for arg, want := range map[string]string{
		"sub=alice":                       `{"sub":"alice"}`,
		"email=jane@acme.dev":             `{"email":"jane@acme.dev"}`,
		"empty=":                          `{"empty":""}`,
		"n:=12345678901234567890.10":      `{"n":12345678901234567890.10}`,
		"o:={\"b\": 1, \"a\" :[ ]}":       `{"o":{"b":1,"a":[]}}`,
		"t@text":                          `{"t":"two\nlines"}`,
		"j@json":                          `{"j":[1,2.50]}`,
		"a.b.c=x":                         `{"a":{"b":{"c":"x"}}}`,
		`kubernetes\.io.namespace=ns`:     `{"kubernetes.io":{"namespace":"ns"}}`,
		`https://acme.dev/roles:=["a"]`:   `{"https://acme.dev/roles":["a"]}`,
		"/a~1b/c.d=x":                     `{"a/b":{"c.d":"x"}}`,
		"cognito:groups:=[]":              `{"cognito:groups":[]}`,
		"x=a:=b":                          `{"x":"a:=b"}`,
		"quote=\"}":                       `{"quote":"\"}"}`,
		"emoji=\U0001f600":                "{\"emoji\":\"\U0001f600\"}",
		"control=\x00":                    `{"control":"\u0000"}`,
		"novalue":                         "gives no value",
		"=x":                              "gives no name",
		"a..b=x":                          "has an empty name in it",
		`x":0,"admin:=true`:               "would bring in members of its own",
		"n:=tomorrow":                     "is not sound JSON",
		"n:={\"a\":1,\"a\":2}":            "more than once",
		"n:=1 2":                          "is not sound JSON",
		"b@broken":                        "is not sound JSON",
		"m@missing":                       "no such file",
		"bad=\xff":                        "is not UTF-8",
		"bad\xff=x":                       "is not UTF-8",
		strings.Repeat("a.", 40) + "a=x":  "nests 41 levels deep",
		"o:={\"x\\\":0,\\\"admin\":true}": "would bring in members of its own",
	} {
		var o mint.Object
		a, err := mint.ParseArgument(arg, files)
		if err == nil {
			err = o.SetPath(a.Path, a.JSON)
		}
		got := string(o.JSON())
		if err != nil {
			got = err.Error()
		}
		if got != want && (err == nil || !strings.Contains(got, want)) {
			t.Errorf("%q: %s, want %s", arg, got, want)
		}
	}
}

func TestMoments(t *testing.T) {
	for text, want := range map[string]string{
		"15m": "1767323945", "+15m": "1767323945", "-5m": "1767322745", "now": "1767323045", "now+1h": "1767326645", "now-1d12h": "1767193445",
		"7d": "1767927845", "2026-01-02T03:04:06+00:00": "1767323046", "1767323045": "1767323045", "1767323045.50": "1767323045.50", "0": "0", "1e9": "1e9",
		"": "is no time", "tomorrow": "is no time", "now15m": "is no time", "15": "15", "--5m": "is no time", "1767323045000": "out of the range",
		"-1": "out of the range", "1e400": "out of the range", "99999d": "is no time", "007": "no number", "1.": "no number",
		"1600-01-01T00:00:00Z": "out of the range",
	} {
		got, err := mint.ParseMoment(text, now)
		if err == nil && string(got) != want || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %s %v, want %s", text, got, err, want)
		}
	}
}

// FuzzArgument holds that an argument sets the one value that it names and
// nothing else, whatever is in it.
func FuzzArgument(f *testing.F) {
	for _, seed := range []string{"sub=alice", "a.b:=1", `x":0,"admin:=true`, "/a~1b=c", "t@text", `a\.b=\`, "x:=[1,{\"y\":2}]", "\u202e=x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, arg string) {
		a, err := mint.ParseArgument(arg, files)
		if err != nil {
			return
		}
		var o mint.Object
		o.Set("keep", []byte("1"))
		if err := o.SetPath(a.Path, a.JSON); err != nil {
			return
		}
		doc, problems := inspect.ReadJSON(o.JSON())
		if len(problems) > 0 {
			t.Fatalf("%q makes %s: %v", arg, o.JSON(), problems)
		}
		if n := doc.Root().Len(); n > 2 || n < 2 && !doc.Get("keep").Exists() {
			t.Fatalf("%q makes %s", arg, o.JSON())
		}
		steps, err := mint.SplitPath(a.Path)
		if err != nil {
			t.Fatal(err)
		}
		v := doc.Root()
		for _, s := range steps {
			v = v.Get(s)
		}
		if string(v.Raw()) != string(a.JSON) {
			t.Fatalf("%q sets %s, want %s", arg, v.Raw(), a.JSON)
		}
	})
}

// FuzzMoment holds that a time is a NumericDate in range or an error.
func FuzzMoment(f *testing.F) {
	for _, seed := range []string{"15m", "-5m", "now+1h", "2026-01-02T03:04:05Z", "1767323045", "1e5", "7d12h", "9223372036854775807"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := mint.ParseMoment(text, now)
		if err != nil {
			return
		}
		doc, problems := inspect.ReadJSON(got)
		if d, ok := doc.Root().NumericDate(); !ok || len(problems) > 0 || d.Seconds < 0 || d.Seconds > 253402300799 {
			t.Fatalf("%q is %s", text, got)
		}
	})
}
