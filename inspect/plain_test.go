package inspect

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// plainSeeds are texts on both sides of what plain reads, and how it ends.
var plainSeeds = []struct {
	text string
	ok   bool
}{
	{`{}`, true}, {` { } `, true}, {`{"":""}`, true},
	{`{"alg":"RS256","typ":"JWT"}`, true},
	{"{\"iss\":\"joe\",\r\n \"exp\" : 1300819380,\r\n\t\"http://example.com/is_root\":true}\n", true},
	{`{"a":[],"b":[[],{},[{}]],"c":{"d":{"e":null,"f":[false,0,10,"x"]}}}`, true},
	{`{"name":"Zoë Ünïcode 日本 😀","url":"https:\/\/a.example\/","q":"\"\\\b\f\n\r\t"}`, true},
	{`{"a":{"x":1},"b":{"x":1}}`, true}, {`{"ab":1,"aab":2}`, true},
	{"{" + members(manyMembers) + "}", true}, {"{" + members(manyMembers+1) + "}", false},
	{strings.Repeat(`{"a":`, MaxJSONDepth-1) + "{}" + strings.Repeat("}", MaxJSONDepth-1), true},
	{strings.Repeat(`{"a":`, MaxJSONDepth) + "{}" + strings.Repeat("}", MaxJSONDepth), false},
	{`{"many":[` + strings.Repeat("1,", 400) + `1],"late":1,"later":2}`, true},
	{``, false}, {` `, false}, {`[]`, true}, {`["2GLC42sKQveCfGfryNRN9w","name",{"a":[1]}]`, true}, {`[1,]`, false}, {`[}`, false}, {`{]`, false}, {`"a"`, false}, {`{`, false}, {`{"`, false}, {`{"a`, false}, {`{"a"`, false}, {`{"a":`, false}, {`{"a":1`, false},
	{`{"a":1,`, false}, {`{"a":1,}`, false}, {`{,}`, false}, {`{"a":1 "b":2}`, false}, {`{"a" 1}`, false}, {`{"a":[1,]}`, false}, {`{"a":[1`, false}, {`{"a":[`, false},
	{`{"a":[1 2]}`, false}, {`{"a":]}`, false}, {`{"a":}`, false}, {`{1:1}`, false}, {`{"a":1}x`, false}, {`{"a":1}{}`, false}, {`{}}`, false},
	{`{"a":1,"a":2}`, false}, {`{"b":{"a":1,"a":2}}`, false}, {`{"\u0061":1}`, false}, {`{"a\n":1}`, false}, {`{"a":"\u0061\u00E9\uD7ff\ue000"}`, true}, {`{"a":"\u00g1"}`, false}, {`{"a":"\u006`, false}, {`{"a":"\u006"}`, false}, {`{"a":"\ud83d\ude00"}`, false}, {`{"a":"\uDFFF"}`, false}, {`{"a":"\ud800"}`, false},
	{`{"a":"\x"}`, false}, {`{"a":"\`, false}, {`{"a":"\"`, false}, {"{\"a\":\"\n\"}", false}, {"{\"a\":\"\x1f\"}", false}, {"{\"a\":\"\x7f\"}", true},
	{"{\"a\":\"\xff\"}", false}, {"{\"a\":\"12345678\xc3\"}", false}, {"{\"\xed\xa0\x80\":1}", false}, {"{\"a\":1}\x00", false}, {"{\"a\":1}\u00a0", false}, {"{\x00}", false},
	{"\xef\xbb\xbf{}", false}, {`{"a":01}`, false}, {`{"a":-1}`, true}, {`{"a":1.5,"b":-0.0,"c":-0}`, true}, {`{"a":1e3}`, false}, {`{"a":1.}`, false}, {`{"a":-01}`, false}, {`{"a":.5}`, false}, {`{"a":-}`, false}, {`{"a":1x}`, false},
	{`{"a":12345678901234567890123}`, true}, {`{"a":tru}`, false}, {`{"a":truex}`, false}, {`{"a":nul`, false}, {`{"a":NaN}`, false},
}

func members(n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf(`"m%d":%d`, i, i)
	}
	return strings.Join(list, ",")
}

func TestPlain(t *testing.T) {
	for _, c := range plainSeeds {
		if ok := new(Document).plain([]byte(c.text)); ok != c.ok {
			t.Errorf("%s: plain reads it: %v, want %v", c.text, ok, c.ok)
		}
	}
}

// FuzzPlain: what plain reads, the lossless reader reads the same, and finds
// nothing wrong with.
func FuzzPlain(f *testing.F) {
	for _, c := range plainSeeds {
		f.Add([]byte(c.text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var fast, careful Document
		if !fast.plain(text) {
			return
		}
		var r reader
		if faults := r.lossless(&careful, text); len(faults) > 0 {
			t.Fatalf("%q: plain reads it in spite of %v", text, faults)
		}
		if !slices.Equal(fast.nodes, careful.nodes) || !fast.complete {
			t.Fatalf("%q:\n%+v\nwant\n%+v", text, fast.nodes, careful.nodes)
		}
		if fast.names != careful.names || fast.shared != careful.shared || fast.slots != careful.slots {
			t.Fatalf("%q: names %x %x %v, want %x %x %v", text, fast.names, fast.shared, fast.slots, careful.names, careful.shared, careful.slots)
		}
	})
}
