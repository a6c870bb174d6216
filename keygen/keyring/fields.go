package keyring

import (
	"fmt"
	"slices"
	"time"

	"github.com/jwtctl/jwtctl/inspect"
)

// fields reads the members of one of our objects and collects what is wrong.
type fields struct {
	place  string
	value  inspect.Value
	faults []*Fault
}

func (f *fields) end() []*Fault { return f.faults }

func (f *fields) fault(name, format string, args ...any) {
	place := f.place
	if name != "" {
		place += "/" + name
	}
	f.faults = append(f.faults, malformed(place, format, args...))
}

// known refuses members of other names: to lose one could lose a promise.
func (f *fields) known(names ...string) {
	if f.value.Kind() != inspect.Object {
		f.fault("", "of type %s; an object is needed", f.value.Kind())
		return
	}
	for v := range f.value.Children() {
		if !slices.Contains(names, v.Name()) {
			f.fault(inspect.EscapePath(v.Name()), "unknown in a keyring of format %d", Version)
		}
	}
}

// get finds a member; ok says that it is there and of the right kind.
func (f *fields) get(name string, kind inspect.Kind, needed bool) (v inspect.Value, ok bool) {
	v = f.value.Get(name)
	switch {
	case !v.Exists() && needed:
		f.fault(name, "missing")
	case v.Exists() && v.Kind() != kind:
		f.fault(name, "of type %s; a %s is needed", v.Kind(), kind)
	}
	return v, v.Kind() == kind
}

func (f *fields) text(name string, needed bool) string {
	v, _ := f.get(name, inspect.String, needed)
	return v.Text()
}

func (f *fields) truth(name string) bool {
	v := f.value.Get(name)
	if v.Exists() && v.Kind() != inspect.True && v.Kind() != inspect.False {
		f.fault(name, "of type %s; a boolean is needed", v.Kind())
	}
	return v.Kind() == inspect.True
}

// moment reads a time in RFC 3339 form.
func (f *fields) moment(name string, needed bool) time.Time {
	v, ok := f.get(name, inspect.String, needed)
	if !ok {
		return time.Time{}
	}
	t, err := time.Parse(time.RFC3339, v.Text())
	if err != nil || !writable(t) {
		f.fault(name, "%.40q is not an RFC 3339 time", v.Text())
		return time.Time{}
	}
	return t.UTC()
}

// seconds reads a duration in whole seconds. [Policy.Check] bounds each of a
// policy more narrowly.
func (f *fields) seconds(name string, needed bool) time.Duration {
	v, ok := f.get(name, inspect.Number, needed)
	if !ok {
		return 0
	}
	n, ok := v.Int()
	if !ok || n < 0 || n > int64(maxAccepted/time.Second) {
		f.fault(name, "%.40s is no number of seconds", fmt.Sprint(string(v.Raw())))
		return 0
	}
	return time.Duration(n) * time.Second
}
