package inspect

import "math"

// plain reads the JSON that almost every token holds, in one pass over its
// bytes: an object, or an array, without a fault, and without what only
// [reader.lossless] tells apart (escaped names and surrogates, exponents, very
// many members). It reports whether the text is that; if not, d must be read anew.
// FuzzPlain holds that the two read the same.
func (d *Document) plain(text []byte) bool {
	d.reset(text)
	start := space(text, 0)
	if start == len(text) || text[start] != '{' && text[start] != '[' || len(text) > math.MaxInt32 {
		return false
	}
	if d.nodes == nil {
		d.nodes = make([]node, 0, usualNodes)
	}
	d.nodes = append(d.nodes, node{kind: Kind(text[start]), start: int32(start)})
	end := d.plainContainer(0, start+1)
	d.complete = end > 0 && space(text, end) == len(text)
	return d.complete
}

// usualNodes is how many values most documents have at most.
const usualNodes = 16

// plainContainer reads the members or elements of container i from at on.
// Like all that follows it returns where that ends, and -1 where the text is
// not plain.
func (d *Document) plainContainer(i, at int) int {
	text, object, depth := d.text, d.nodes[i].kind == Object, d.nodes[i].depth
	closing := byte(d.nodes[i].kind) + 2 // ] and } in ASCII
	if depth == MaxJSONDepth {
		return -1
	}
	var names nameFilter
	at, more := entrance(text, at, closing)
	for ordinal := 0; more; ordinal++ {
		j := len(d.nodes)
		d.nodes = append(d.nodes, node{})
		n := &d.nodes[j]
		if object {
			start, end, value := plainName(text, at)
			if value < 0 || ordinal == manyMembers {
				return -1
			}
			n.nameStart, n.nameEnd = int32(start), int32(end)
			at = value
			bit := bitOf(text[start+1 : end-1])
			if names.add(bit) && d.nameBefore(i, j) {
				return -1
			}
			if i == 0 {
				names.keep(d, bit, j)
			}
		}
		kind, end, escaped := plainToken(text, at)
		if end < 0 {
			return -1
		}
		n.start, n.end, n.next, n.parent, n.ordinal = int32(at), int32(end), int32(j+1), int32(i), int32(ordinal)
		n.kind, n.depth, n.escaped = kind, depth+1, escaped
		if kind == Object || kind == Array {
			if end = d.plainContainer(j, end); end < 0 {
				return -1
			}
		}
		if at, more = separator(text, end, closing); at < 0 {
			return -1
		}
	}
	d.nodes[i].end, d.nodes[i].next = int32(at), int32(len(d.nodes))
	if i == 0 {
		d.names, d.shared = names.seen, names.shared
	}
	return at
}

// entrance passes over the end of an empty container, or to what is first in it.
func entrance(text []byte, at int, closing byte) (next int, more bool) {
	if at = space(text, at); at < len(text) && text[at] == closing {
		return at + 1, false
	}
	return at, true
}

// separator passes over the comma behind a value, or the end of the container.
func separator(text []byte, at int, closing byte) (next int, more bool) {
	at = space(text, at)
	switch {
	case at == len(text):
		return -1, false
	case text[at] == ',':
		return space(text, at+1), true
	case text[at] == closing:
		return at + 1, false
	}
	return -1, false
}

// plainName reads a member name, and finds the value behind it.
func plainName(text []byte, at int) (start, end, value int) {
	if at == len(text) || text[at] != '"' {
		return at, at, -1
	}
	end, escaped := plainString(text, at)
	if end < 0 || escaped {
		return at, at, -1
	}
	colon := space(text, end)
	if colon == len(text) || text[colon] != ':' {
		return at, at, -1
	}
	return at, end, space(text, colon+1)
}

// plainToken reads a scalar, or the bracket that opens a container.
func plainToken(text []byte, at int) (kind Kind, end int, escaped bool) {
	if at == len(text) {
		return None, -1, false
	}
	switch c := text[at]; c {
	case '"':
		end, escaped = plainString(text, at)
		return String, end, escaped
	case '{', '[':
		return Kind(c), at + 1, false
	case 't':
		return True, literal(text, at, "true"), false
	case 'f':
		return False, literal(text, at, "false"), false
	case 'n':
		return Null, literal(text, at, "null"), false
	}
	return Number, plainNumber(text, at), false
}
