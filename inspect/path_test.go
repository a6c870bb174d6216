package inspect_test

import (
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

func TestEscapePath(t *testing.T) {
	for name, want := range map[string]string{
		"": "", "alg": "alg", "a/b": "a~1b", "a~b": "a~0b", "~1": "~01", "/~": "~1~0", "~0": "~00", "a.b": "a.b", "é": "é",
	} {
		check(t, name, inspect.EscapePath(name), want)
	}
}

const pathJSON = `{
	"aud": ["a", {"b": [[1, 2], 3]}],
	"https://example.com/roles": ["x"],
	"a.b": 1,
	"a": {"b": 2, "b.c": 3, "": {"": 4}, "0": 5},
	"": 6,
	"~": 7, "~1": 8, "/": 9, "~01": 10,
	"\u0061\u002f": 11,
	"/aud": 12
}`

// TestPaths finds every value again by its own path.
func TestPaths(t *testing.T) {
	doc, problems := inspect.ReadJSON([]byte(pathJSON))
	check(t, "problems", codes(problems), "")
	check(t, "root", doc.Root().Path(), "")
	check(t, "root found", doc.Root().Lookup(""), doc.Root())
	for v := range doc.Root().Descendants() {
		check(t, v.Path(), doc.Root().Lookup(v.Path()), v)
	}
}

func TestPathNames(t *testing.T) {
	doc, _ := inspect.ReadJSON([]byte(pathJSON))
	var got []string
	for v := range doc.Root().Descendants() {
		got = append(got, v.Path())
	}
	want := []string{"/aud", "/aud/0", "/aud/1", "/aud/1/b", "/aud/1/b/0", "/aud/1/b/0/0", "/aud/1/b/0/1", "/aud/1/b/1",
		"/https:~1~1example.com~1roles", "/https:~1~1example.com~1roles/0", "/a.b", "/a", "/a/b", "/a/b.c", "/a/", "/a//", "/a/0",
		"/", "/~0", "/~01", "/~1", "/~001", "/a~1", "/~1aud"}
	check(t, "count", len(got), len(want))
	for i := range min(len(got), len(want)) {
		check(t, "path", got[i], want[i])
	}
}

// TestLookup finds values as people write paths.
func TestLookup(t *testing.T) {
	root := value(pathJSON)
	for path, want := range map[string]string{
		"aud/0":                     `"a"`,
		"/aud/0":                    `"a"`,
		"aud.0":                     `"a"`,
		"aud/1/b/0/1":               "2",
		"aud.1.b.0.1":               "2",
		"https://example.com/roles": `["x"]`,
		"a.b":                       "1", // a name given whole wins
		"a/b":                       "2",
		"a/b.c":                     "3",
		"a.0":                       "5",
		"~":                         "7",
		"/~0":                       "7",
		"/~01":                      "8",
		"/a.b":                      "1",
		"aud/2":                     "",
		"aud/-1":                    "",
		"aud/x":                     "",
		"aud/":                      "",
		"aud/0/0":                   "",
		"a/c":                       "",
		"none":                      "",
		"none/none":                 "",
	} {
		check(t, path, string(root.Lookup(path).Raw()), want)
	}
}

// TestLookupTakesTheLastDuplicate as Get does.
func TestLookupTakesTheLastDuplicate(t *testing.T) {
	check(t, "a/b", string(value(`{"a":{"b":1},"a":{"b":2,"b":3}}`).Lookup("a/b").Raw()), "3")
}
