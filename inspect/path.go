package inspect

import (
	"strconv"
	"strings"
)

// Paths name a place inside a token: "header/alg", "payload/aud/1". The
// steps are those of a JSON Pointer (RFC 6901) behind the part's name.

// EscapePath writes a member name as one step of a path, RFC 6901 §3.
func EscapePath(name string) string {
	if !strings.ContainsAny(name, "~/") {
		return name
	}
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(name)
}

func join(steps []string) string {
	var b strings.Builder
	for _, s := range steps {
		b.WriteByte('/')
		b.WriteString(s)
	}
	return b.String()
}

// step returns the last step of the path to v.
func (v Value) step() string {
	n := v.node()
	if n.nameEnd > 0 {
		return EscapePath(v.Name())
	}
	return strconv.Itoa(int(n.ordinal))
}

// parent returns the container around v, the zero Value for the outermost.
func (v Value) parent() Value {
	if v.i == 0 {
		return Value{}
	}
	return Value{v.doc, int(v.node().parent)}
}

// Path returns the path of v below the outermost value: "/aud/1", and "" for
// the outermost value itself.
func (v Value) Path() string {
	if v.doc == nil || v.i == 0 {
		return ""
	}
	var steps []string
	for w := v; w.i != 0; w = w.parent() {
		steps = append([]string{w.step()}, steps...)
	}
	return join(steps)
}

// Lookup follows a path below v: one that [Value.Path] wrote, or steps as
// people write them, separated by "/", or by "." where there is no "/". A name
// that is given whole wins over the latter, so that
// "https://example.com/roles" finds that claim.
func (v Value) Lookup(path string) Value {
	if path == "" {
		return v
	}
	if pointer, ok := strings.CutPrefix(path, "/"); ok {
		if found := v.follow(pointer, "/"); found.Exists() {
			return found
		}
	}
	if found := v.Get(path); found.Exists() {
		return found
	}
	if strings.Contains(path, "/") {
		return v.follow(path, "/")
	}
	return v.follow(path, ".")
}

// follow takes the steps of a path one after the other.
func (v Value) follow(path, separator string) Value {
	for step := range strings.SplitSeq(path, separator) {
		v = v.at(strings.NewReplacer("~1", "/", "~0", "~").Replace(step))
	}
	return v
}

func (v Value) at(step string) Value {
	if v.Kind() == Object {
		return v.Get(step)
	}
	n, err := strconv.Atoi(step)
	if err != nil {
		return Value{}
	}
	for e := range v.Children() {
		if n == 0 {
			return e
		}
		n--
	}
	return Value{}
}
