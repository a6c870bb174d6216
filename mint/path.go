package mint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jwtctl/jwtctl/inspect"
)

// SplitPath reads where a value belongs, as people write it: "address.city"
// is the member city of the object address. `\.` is a dot inside a name, a
// name that holds "://" is taken whole, and a path that begins with "/" is a
// JSON Pointer (RFC 6901).
func SplitPath(path string) ([]string, error) {
	steps := []string{path}
	switch {
	case strings.HasPrefix(path, "/"):
		steps = strings.Split(path[1:], "/")
		for i, s := range steps {
			steps[i] = strings.NewReplacer("~1", "/", "~0", "~").Replace(s)
		}
	case !strings.Contains(path, "://"):
		steps = splitDots(path)
	}
	if len(steps) > inspect.MaxJSONDepth {
		return nil, badf("%.40q nests %d levels deep, more than %d", path, len(steps), inspect.MaxJSONDepth)
	}
	for _, s := range steps {
		if s == "" {
			return nil, badf("%.40q has an empty name in it", path)
		}
		if err := checkName(s); err != nil {
			return nil, err
		}
	}
	return steps, nil
}

// splitDots splits at dots that no backslash stands before.
func splitDots(path string) []string {
	var steps []string
	var step strings.Builder
	for i := 0; i < len(path); i++ {
		switch {
		case path[i] == '\\' && i+1 < len(path) && path[i+1] == '.':
			i++
			step.WriteByte('.')
		case path[i] == '.':
			steps = append(steps, step.String())
			step.Reset()
		default:
			step.WriteByte(path[i])
		}
	}
	return append(steps, step.String())
}

// checkName refuses member names that no claim has and that are dangerous
// where JSON is put together from text: a quotation mark ends the name for
// writers that do not escape it (GHSA-4cf7-xm37-g63h).
func checkName(name string) error {
	if !utf8.ValidString(name) || strings.ContainsRune(name, utf8.RuneError) {
		return badf("the name %.40q is not UTF-8", name)
	}
	for _, r := range name {
		if r == '"' || unicode.IsControl(r) {
			return hintf("use letters, digits and punctuation other than quotation marks",
				"the name %.40q holds %q: written unescaped, it would bring in members of its own", name, r)
		}
	}
	return nil
}

// SetPath gives the value at a path, making the objects on the way. A name
// that is there whole wins over a path through it ("kubernetes.io").
func (o *Object) SetPath(path string, json []byte) error {
	if o.Has(path) {
		o.Set(path, json)
		return nil
	}
	steps, err := SplitPath(path)
	if err != nil {
		return err
	}
	return o.setSteps(path, steps, json)
}

func (o *Object) setSteps(path string, steps []string, json []byte) error {
	if len(steps) == 1 {
		o.Set(steps[0], json)
		return nil
	}
	var inner Object
	if have := o.Get(steps[0]); have != nil {
		var err error
		if inner, err = objectOf("", have); err != nil {
			return hintf("give it as a whole, or under another name", "%.40q leads through %.40q, which is no object", path, steps[0])
		}
	}
	if err := inner.setSteps(path, steps[1:], json); err != nil {
		return err
	}
	o.Set(steps[0], inner.JSON())
	return nil
}

// HasPath reports whether there is a value at a path.
func (o *Object) HasPath(path string) bool {
	if o.Has(path) {
		return true
	}
	steps, err := SplitPath(path)
	if err != nil {
		return false
	}
	doc, _ := inspect.ReadJSON(o.JSON())
	v := doc.Root()
	for _, s := range steps {
		v = v.Get(s)
	}
	return v.Exists()
}
