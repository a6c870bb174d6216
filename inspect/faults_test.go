package inspect_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
)

// TestReadJSONFaults states, for texts with faults, the problems as
// "code@offset" and the values that are read all the same.
func TestReadJSONFaults(t *testing.T) {
	for _, c := range []struct{ name, text, problems, values string }{
		{"empty", "", "json@0", ""},
		{"blank", " \n", "json@2", ""},
		{"duplicate", `{"a":1,"b":2,"a":3}`, "duplicate@13", "/a=1 /b=2 /a=3!"},
		{"three times", `{"a":1,"a":2,"a":3}`, "duplicate@7, duplicate@13", "/a=1 /a=2! /a=3!"},
		{"deep duplicate", `[{"x":{"a":1,"a":2}}]`, "duplicate@13", "/0{ /0/x{ /0/x/a=1 /0/x/a=2!"},
		{"escaped duplicate", `{"\u0061lg":1,"alg":2}`, "duplicate@14", "/alg=1 /alg=2!"},
		{"duplicate escaped", `{"alg":1,"\u0061lg":2}`, "duplicate@9", "/alg=1 /alg=2!"},
		{"escaped twice", `{"\u0061":1,"\u0061":2}`, "duplicate@12", "/a=1 /a=2!"},
		{"case differs", `{"alg":1,"Alg":2}`, "", "/alg=1 /Alg=2"},
		{"same hash, other name", `{"abc":1,"axc":2}`, "", "/abc=1 /axc=2"},
		{"other object", `{"a":{"k":1},"b":{"k":1}}`, "", "/a{ /a/k=1 /b{ /b/k=1"},
		{"parent and child", `{"a":{"a":1}}`, "", "/a{ /a/a=1"},
		{"elements are no members", `[1,1]`, "", "/0=1 /1=1"},
		{"empty name twice", `{"":1,"":2}`, "duplicate@6", "/=1 /=2!"},
		{"one-letter names", `{"a":1,"b":2,"c":3}`, "", "/a=1 /b=2 /c=3"},

		{"trailing word", `{"a":1}x`, "trailing-data@7", "/a=1"},
		{"trailing object", `{"a":1} {"a":2}`, "trailing-data@7", "/a=1"},
		{"trailing brace", `{"a":1}}`, "trailing-data@7", "/a=1"},
		{"trailing zero byte", "{}\x00", "trailing-data@2", ""},
		{"trailing white space", "{\"a\":1} \r\n\t", "", "/a=1"},
		{"trailing and duplicate", `{"a":1,"a":2}]`, "trailing-data@13, duplicate@7", "/a=1 /a=2!"},

		{"invalid UTF-8", "{\"a\":\"x\xffy\",\"b\":1}", "utf-8@7", "/a=\"x\xffy\" /b=1"},
		{"overlong", "[\"\xc0\xaf\"]", "utf-8@2", "/0=\"\xc0\xaf\""},
		{"surrogate bytes", "[\"\xed\xa0\x80\"]", "utf-8@2", "/0=\"\xed\xa0\x80\""},
		{"invalid UTF-8 in a name", "{\"\xff\":1}", "utf-8@2", "/\ufffd=1"},
		{"lone high surrogate", `{"a":"x\ud800"}`, "utf-8@7", `/a="x\ud800"`},
		{"lone low surrogate", `{"a":"\udc00"}`, "utf-8@6", `/a="\udc00"`},
		{"surrogates swapped", `["\udc00\ud800"]`, "utf-8@2", `/0="\udc00\ud800"`},
		{"surrogate pair", `["\ud83d\ude00"]`, "", `/0="\ud83d\ude00"`},
		{"UTF-8 then syntax", "{\"a\":\"\xff\",}", "utf-8@6, json@8", "/a=\"\xff\""},
		{"UTF-8 then trailing", "[\"\xff\"]x", "utf-8@2, trailing-data@5", "/0=\"\xff\""},
		{"names that read the same", "{\"\xff\":1,\"\xfe\":2}", "utf-8@2, duplicate@7", "/\ufffd=1 /\ufffd=2!"},
		{"byte order mark", "\xef\xbb\xbf{\"a\":1}", "utf-8@0", "/a=1"},
		{"byte order mark and duplicate", "\xef\xbb\xbf{\"a\":1,\"a\":2}", "utf-8@0, duplicate@10", "/a=1 /a=2!"},
		{"byte order mark and fault", "\xef\xbb\xbf{\"a\":1,}", "utf-8@0, json@9", "/a=1"},
		{"byte order mark and cut", "\xef\xbb\xbf{\"a\":1", "utf-8@0, json@9", "/a=1"},
		{"UTF-16 LE", "{\x00\"\x00a\x00", "utf-8@0", ""},
		{"UTF-16 BE", "\x00{\x00\"\x00a", "utf-8@0", ""},
		{"UTF-16 LE with mark", "\xff\xfe{\x00}\x00", "utf-8@0", ""},
		{"UTF-16 BE with mark", "\xfe\xff\x00{\x00}", "utf-8@0", ""},

		{"cut after a member", `{"alg":"HS256","kid":"a`, "json@23", `/alg="HS256"`},
		{"cut in a name", `{"alg":"HS256","ki`, "json@18", `/alg="HS256"`},
		{"cut before a value", `{"alg":"HS256","kid":`, "json@21", `/alg="HS256"`},
		{"cut in nested values", `{"a":[1,{"b":true,"c":nul`, "json@25", "/a[ /a/0=1 /a/1{ /a/1/b=true"},
		{"cut after a comma", `[1,2,`, "json@5", "/0=1 /1=2"},
		{"only a brace", `{`, "json@1", ""},
		{"comma before the end", `{"a":1,}`, "json@6", "/a=1"},
		{"no comma", `[1 2]`, "json@3", "/0=1"},
		{"no colon", `{"a" 1}`, "json@5", ""},
		{"name without quotes", `{a:1}`, "json@1", ""},
		{"single quotes", `{'a':1}`, "json@1", ""},
		{"number as name", `{"x":0,1:2}`, "json@7", "/x=0"},
		{"wrong bracket", `{"a":[1}`, "json@7", "/a[ /a/0=1"},
		{"leading zero", `[01]`, "json@2", "/0=0"},
		{"plus", `[+1]`, "json@1", ""},
		{"NaN", `[1,NaN]`, "json@3", "/0=1"},
		{"control character", "[\"a\nb\"]", "json@3", ""},
		{"bad escape", `["a\x"]`, "json@3", ""},
		{"no JSON at all", `hello`, "json@0", ""},
	} {
		doc, problems := inspect.ReadJSON([]byte(c.text))
		check(t, c.name+" problems", codes(problems), strings.ReplaceAll(c.problems, "@", " @"))
		check(t, c.name+" values", outline(doc.Root()), c.values)
		for _, p := range problems {
			check(t, c.name+" decoded", p.Decoded, p.Offset)
			if p.Message == "" || strings.ContainsAny(p.Message, "\n") {
				t.Errorf("%s: message %q is not one line", c.name, p.Message)
			}
		}
	}
}

// TestTextOfInvalidUTF8 demands the replacement that the documentation promises.
func TestTextOfInvalidUTF8(t *testing.T) {
	for _, text := range []string{"[\"a\xffb\"]", `["a\ud800b"]`} {
		doc, _ := inspect.ReadJSON([]byte(text))
		v := doc.Root().Lookup("0")
		check(t, text, v.Text(), "a\ufffdb")
		check(t, text+" bytes", string(v.TextBytes()), "a\ufffdb")
		check(t, text+" is", v.IsText("a\ufffdb"), true)
	}
}

func TestUTF8Messages(t *testing.T) {
	for text, want := range map[string]string{
		"[\"\xff\"]":         "invalid UTF-8",
		`["\ud800"]`:         "surrogate",
		"\xef\xbb\xbf{}":     "byte order mark",
		"{\x00}\x00":         "UTF-16",
		`{"a":1,"\u0061":2}`: `"a"`,
	} {
		_, problems := inspect.ReadJSON([]byte(text))
		if len(problems) != 1 || !strings.Contains(problems[0].Message, want) {
			t.Errorf("%q: problems %v, want one with %q", text, problems, want)
		}
	}
}

func TestDepthLimit(t *testing.T) {
	for _, c := range []struct {
		open, shut string
		depth      int
		problems   string
	}{
		{"[", "]", inspect.MaxJSONDepth, ""},
		{"[", "]", inspect.MaxJSONDepth + 1, "limit @32"},
		{"[", "]", 100_000, "limit @32"},
		{`{"a":`, "}", inspect.MaxJSONDepth, ""},
		{`{"a":`, "}", inspect.MaxJSONDepth + 1, "limit @160"},
	} {
		inner := ""
		if c.open != "[" {
			inner = "1"
		}
		text := strings.Repeat(c.open, c.depth) + inner + strings.Repeat(c.shut, c.depth)
		doc, problems := inspect.ReadJSON([]byte(text))
		check(t, fmt.Sprintf("%s×%d", c.open, c.depth), codes(problems), c.problems)
		values := min(c.depth, inspect.MaxJSONDepth) + len(inner)
		if c.problems != "" {
			values = inspect.MaxJSONDepth
		}
		check(t, fmt.Sprintf("%s×%d values", c.open, c.depth), doc.Len(), values)
	}
}

func TestMemberLimit(t *testing.T) {
	object := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, `,"m%d":%d`, i, i)
		}
		return "{" + b.String()[1:] + "}"
	}
	for _, c := range []struct {
		name, text, kinds string
		last              string
	}{
		{"1000 members", object(1000), "", "/m999=999"},
		{"1001 members", object(1001), "limit", "/m999=999"},
		{"1000 in an array", "[" + object(1000) + "," + object(1000) + "]", "", "/1/m999=999"},
		{"1001 nested", `{"a":` + object(1001) + `}`, "limit", "/a/m999=999"},
		{"nested objects count by themselves", `{"x":` + object(999) + "," + object(999)[1:], "", "/m998=998"},
		{"elements are not members", "[0" + strings.Repeat(",0", 5000) + "]", "", "/5000=0"},
	} {
		doc, problems := inspect.ReadJSON([]byte(c.text))
		check(t, c.name, kinds(problems), c.kinds)
		var last inspect.Value
		for v := range doc.Root().Descendants() {
			last = v
		}
		check(t, c.name+" last", last.Path()+"="+string(last.Raw()), c.last)
	}
}

// TestDuplicatesInLargeObjects: however many members and escapes, each
// duplicate is found once.
func TestDuplicatesInLargeObjects(t *testing.T) {
	for _, n := range []int{2, 63, 64, 65, 66, 500, 999} {
		for _, format := range []string{`"a%03da":0,`, `"\u0061%03da":0,`} {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, format, i)
			}
			for _, again := range []int{0, n / 2, n - 1} {
				text := fmt.Sprintf(`{%s"a%03da":1}`, b.String(), again)
				doc, problems := inspect.ReadJSON([]byte(text))
				check(t, fmt.Sprintf("%d of %d", again, n), codes(problems), fmt.Sprintf("duplicate @%d", 1+b.Len()))
				check(t, "last", string(doc.Get(fmt.Sprintf("a%03da", again)).Raw()), "1")
			}
		}
	}
}
