package inspect_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

func TestReadJSONKeepsOrderAndDigits(t *testing.T) {
	text := ` {"z":1,"a":[true,null,{"n":9007199254740993}],"":"é\n","e":1e400,"f":-0.10,"o":{}} `
	doc, problems := inspect.ReadJSON([]byte(text))
	check(t, "problems", codes(problems), "")
	check(t, "outline", outline(doc.Root()),
		`/z=1 /a[ /a/0=true /a/1=null /a/2{ /a/2/n=9007199254740993 /="é\n" /e=1e400 /f=-0.10 /o{`)
	check(t, "text", string(doc.Text()), text)
	check(t, "root", string(doc.Root().Raw()), strings.TrimSpace(text))
	check(t, "values", doc.Len(), 11)
	check(t, "offset", doc.Get("e").Offset(), strings.Index(text, "1e400"))
	check(t, "depth", doc.Root().Lookup("/a/2/n").Depth(), 3)
	check(t, "members", doc.Root().Len(), 6)
	check(t, "elements", doc.Get("a").Len(), 3)
	check(t, "unescaped", doc.Get("").Text(), "é\n")
}

// TestReadJSONBothWays reads sound texts alone, which takes the short way, and
// with data behind them, which takes the long one; both find the same values.
func TestReadJSONBothWays(t *testing.T) {
	for _, text := range []string{
		`{}`, `[]`, `""`, `0`, `null`, `true`, `-1.5e+3`, ` [ ] `,
		`{"a":{"b":{"c":[[],{},[{}]]}},"d":[1,"two",false,null,{"e":""}]}`,
		"\t{\r\n \"a\" : [ 1 , 2 ] ,\n\"b\" :\"x\\\"}{][,:\\\\\" }\n",
		`{"\u0061":"\ud83d\ude00","é":"\\u0061","":{"":{"":0}}}`,
		`{"a":1,"a":{"a":2,"a":3}}`,
	} {
		alone, problems := inspect.ReadJSON([]byte(text))
		for _, p := range problems {
			check(t, text+" code", p.Code, inspect.CodeDuplicate)
		}
		long, problems := inspect.ReadJSON([]byte(text + "x"))
		if len(problems) == 0 || problems[0].Code != inspect.CodeTrailing {
			t.Fatalf("%s: problems %v, want trailing data first", text, problems)
		}
		check(t, text, flat(alone), flat(long))
	}
}

// flat writes all that a document says of each value.
func flat(doc *inspect.Document) string {
	var b strings.Builder
	line := func(v inspect.Value) {
		fmt.Fprintf(&b, "%d %d %s %q %q %q %v\n", v.Offset(), v.Depth(), v.Kind(), v.Name(), v.Text(), v.Raw(), v.Duplicate())
	}
	if root := doc.Root(); root.Exists() {
		line(root)
		for v := range root.Descendants() {
			line(v)
		}
	}
	return b.String()
}

func TestGetReturnsLastDuplicate(t *testing.T) {
	doc, _ := inspect.ReadJSON([]byte(`{"a":1,"b":2,"a":3,"\u0061":4}`))
	check(t, "a", string(doc.Get("a").Raw()), "4")
	check(t, "not nested", doc.Get("a").Get("a").Exists(), false)
}

// TestGetLooksAtOneLevel finds no member of a nested object.
func TestGetLooksAtOneLevel(t *testing.T) {
	doc, _ := inspect.ReadJSON([]byte(`{"x":{"alg":"none"},"y":[{"alg":1}],"algo":2,"al":3}`))
	check(t, "alg", doc.Get("alg").Exists(), false)
	check(t, "x/alg", doc.Get("x").Get("alg").Text(), "none")
}

func TestZeroValue(t *testing.T) {
	var v inspect.Value
	check(t, "exists", v.Exists(), false)
	check(t, "kind", v.Kind(), inspect.None)
	check(t, "kind name", v.Kind().String(), "nothing")
	check(t, "offset", v.Offset(), -1)
	check(t, "texts", v.Text()+v.Name()+v.Path()+string(v.Raw())+string(v.NameBytes())+string(v.TextBytes()), "")
	check(t, "get", v.Get("a").Exists(), false)
	check(t, "lookup", v.Lookup("a/b").Exists(), false)
	check(t, "len", v.Len(), 0)
	check(t, "is", v.IsText("") || v.NameIs("") || v.Duplicate(), false)
	for range v.Descendants() {
		t.Error("a descendant of nothing")
	}
	_, ok := v.NumericDate()
	check(t, "date", ok, false)
	_, ok = v.Strings()
	check(t, "strings", ok, false)
	var d inspect.Document
	check(t, "empty document", d.Root().Exists(), false)
}

func TestNamesAndTexts(t *testing.T) {
	doc, _ := inspect.ReadJSON([]byte(`{"\u0061lg":"H\u0053256","b":["x"],"c":7}`))
	alg := doc.Get("alg")
	check(t, "name", alg.Name(), "alg")
	check(t, "name bytes", string(alg.NameBytes()), "alg")
	check(t, "name is", alg.NameIs("alg"), true)
	check(t, "name is raw", alg.NameIs(`\u0061lg`), false)
	check(t, "text", alg.Text(), "HS256")
	check(t, "text bytes", string(alg.TextBytes()), "HS256")
	check(t, "is text", alg.IsText("HS256"), true)
	check(t, "raw", string(alg.Raw()), `"H\u0053256"`)
	element := doc.Root().Lookup("b/0")
	check(t, "element", element.Name()+string(element.NameBytes()), "")
	check(t, "element is", element.NameIs(""), false)
	check(t, "number text", doc.Get("c").Text()+string(doc.Get("c").TextBytes()), "")
	check(t, "number is text", doc.Get("c").IsText("7"), false)
}

func TestStrings(t *testing.T) {
	for _, c := range []struct {
		text, want string
		ok         bool
	}{
		{`"a"`, "a", true},
		{`["a","b"]`, "a b", true},
		{`[]`, "", true},
		{`["a",1,"b"]`, "a b", false},
		{`["a",["b"]]`, "a", false},
		{`{"a":"b"}`, "b", false},
		{`1`, "", false},
		{`null`, "", false},
	} {
		doc, _ := inspect.ReadJSON([]byte(c.text))
		got, ok := doc.Root().Strings()
		check(t, c.text, strings.Join(got, " "), c.want)
		check(t, c.text+" ok", ok, c.ok)
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		text  string
		i     int64
		isInt bool
		f     string
		exact bool
	}{
		{"0", 0, true, "0", true},
		{"-0", 0, true, "-0", true},
		{"9007199254740992", 1 << 53, true, "9.007199254740992e+15", true},
		{"9007199254740993", 1<<53 + 1, true, "9.007199254740992e+15", false},
		{"9223372036854775807", 1<<63 - 1, true, "9.223372036854775807e+18", false},
		{"9223372036854775808", 0, false, "9.223372036854775808e+18", true},
		{"1.5", 0, false, "1.5", true},
		{"0.1", 0, false, "0.1", false},
		{"1e2", 0, false, "100", true},
		{"1e400", 0, false, "+Inf", false},
		{`"1"`, 0, false, "0", false},
	} {
		doc, _ := inspect.ReadJSON([]byte(c.text))
		i, ok := doc.Root().Int()
		check(t, c.text+" is int", ok, c.isInt)
		if ok {
			check(t, c.text+" int", i, c.i)
		}
		f, exact := doc.Root().Float()
		var want float64
		_, _ = fmt.Sscan(c.f, &want)
		check(t, c.text+" float", f, want)
		check(t, c.text+" exact", exact, c.exact)
	}
}

func TestJSONReaderReuse(t *testing.T) {
	var r inspect.JSONReader
	for _, c := range []struct {
		text   string
		strict bool
		want   string
	}{
		{`{"a":"\ud800","b":1}`, false, `/a="\ud800" /b=1`},
		{`{"a":[1,2]}`, true, `/a[ /a/0=1 /a/1=2`},
		{`{"a":`, false, ``},
		{``, false, ``},
		{`{"b":1,"b":2}`, false, `/b=1 /b=2!`},
		{`{}`, true, ``},
	} {
		doc, strict := r.Read([]byte(c.text))
		check(t, c.text+" strict", strict, c.strict)
		check(t, c.text, outline(doc.Root()), c.want)
	}
}
