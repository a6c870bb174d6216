package inspect

import "strconv"

// Float returns the value of a JSON number as most readers hold it, in a
// double; exact is false where digits are lost. It is ±Inf beyond the range.
func (v Value) Float() (f float64, exact bool) {
	if v.Kind() != Number {
		return 0, false
	}
	f, _ = strconv.ParseFloat(string(v.Raw()), 64)
	if r, ok := exactNumber(string(v.Raw())); ok {
		_, exact = r.Float64()
	}
	return f, exact
}
