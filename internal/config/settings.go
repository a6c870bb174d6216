package config

import (
	"fmt"
	"time"

	"github.com/jwtctl/jwtctl/audit"
)

// A Setting is one key and what it comes to.
type Setting struct {
	// Key is the key with those around it: "claims.required", "ignores[0].rule".
	Key string
	// Value is nil, a bool, a string, a []string or, of "severity", a list of
	// "rule: severity" texts.
	Value any
	// Line is where the file says so, 0 where it does not.
	Line int
}

// Settings lists every key with its value: all of the outermost ones, and
// those of lists that are given.
func (f *File) Settings(names Names) []Setting {
	var list []Setting
	f.collect("", f.keys(names), &list)
	return list
}

func (f *File) collect(path string, keys []key, list *[]Setting) {
	for i := range keys {
		k := &keys[i]
		at := path + k.name
		switch into := k.into.(type) {
		case section:
			f.collect(at+".", into, list)
		case items:
			elements := into.all()
			if len(elements) == 0 {
				*list = append(*list, Setting{Key: at, Value: []string{}, Line: f.Line(at)})
			}
			for i, inner := range elements {
				var given []Setting
				f.collect(fmt.Sprintf("%s[%d].", at, i), inner, &given)
				for _, s := range given {
					if s.Line > 0 {
						*list = append(*list, s)
					}
				}
			}
		default:
			*list = append(*list, Setting{at, plain(into), f.Line(at)})
		}
	}
}

// plain returns a value as a reader of the file would write it.
func plain(into any) any {
	switch v := into.(type) {
	case *string:
		return orNil(*v)
	case expression:
		return v.rule.Title // the expression itself stands in the file
	case *audit.Severity:
		return v.String()
	case *[]audit.Profile:
		list := []string{}
		for _, p := range *v {
			list = append(list, string(p))
		}
		return list
	case *audit.Profile:
		return orNil(string(*v))
	case *bool:
		return *v
	case **bool:
		if *v != nil {
			return **v
		}
	case *time.Duration:
		if *v > 0 {
			return FormatDuration(*v)
		}
	case *time.Time:
		if !v.IsZero() {
			return v.Format(time.RFC3339)
		}
	case *[]string:
		return append([]string{}, *v...)
	case *[]audit.SeverityOverride:
		list := []string{}
		for _, s := range *v {
			list = append(list, s.Rules+": "+s.Severity.String())
		}
		return list
	}
	return nil
}

func orNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}
