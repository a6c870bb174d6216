package inspect

import "math"

// plain reads the JSON that almost every token holds, in one pass over its
// bytes: an object without a fault, and without what only [reader.lossless]
// tells apart (\u escapes, escaped names, exponents, very many members). It
// reports whether the text is that; if not, d must be read anew. FuzzPlain
// holds that the two read the same.
func (d *Document) plain(text []byte) bool {
	d.text, d.nodes, d.names, d.shared = text, append(d.nodes[:0], node{}), 0, 0
	at := space(text, 0)
	if at == len(text) || text[at] != '{' || len(text) > math.MaxInt32 {
		return false
	}
	at = d.plainValue(at)
	d.complete = at > 0 && space(text, at) == len(text)
	return d.complete
}

// plainValue reads the value at at into the last node, and all that is in it
// into nodes behind that. Like all that follows it returns where the value
// ends, and -1 where the text is not plain.
func (d *Document) plainValue(at int) int {
	if at == len(d.text) {
		return -1
	}
	i := len(d.nodes) - 1
	n := &d.nodes[i]
	n.start = int32(at)
	switch c := d.text[at]; c {
	case '"':
		n.kind = String
		at, n.escaped = plainString(d.text, at)
	case '{', '[':
		n.kind = Kind(c)
		if n.depth == MaxJSONDepth {
			return -1
		}
		at = d.plainContainer(i, at+1)
		n = &d.nodes[i]
	case 't':
		n.kind = True
		at = literal(d.text, at, "true")
	case 'f':
		n.kind = False
		at = literal(d.text, at, "false")
	case 'n':
		n.kind = Null
		at = literal(d.text, at, "null")
	default:
		n.kind = Number
		at = plainNumber(d.text, at)
	}
	n.end, n.next = int32(at), int32(len(d.nodes))
	return at
}

// plainContainer reads the members or elements of container i from at on.
func (d *Document) plainContainer(i, at int) int {
	object := d.nodes[i].kind == Object
	closing := byte(d.nodes[i].kind) + 2 // ] and } in ASCII
	if at = space(d.text, at); at < len(d.text) && d.text[at] == closing {
		return at + 1
	}
	n := node{parent: int32(i), depth: d.nodes[i].depth + 1}
	var names nameFilter
	for more := true; more; n.ordinal++ {
		at = space(d.text, at)
		if object {
			if n.nameStart, n.nameEnd, at = plainName(d.text, at); at < 0 || n.ordinal == manyMembers {
				return -1
			}
		}
		d.nodes = append(d.nodes, n)
		if object && names.add(d, i, len(d.nodes)-1) {
			return -1
		}
		if at = d.plainValue(at); at < 0 {
			return -1
		}
		at, more = separator(d.text, at, closing)
	}
	if i == 0 {
		d.names, d.shared = names.seen, names.shared
	}
	return at
}

// separator passes the comma behind a value, or what closes the container.
func separator(text []byte, at int, closing byte) (next int, more bool) {
	at = space(text, at)
	switch {
	case at == len(text):
		return -1, false
	case text[at] == ',':
		return at + 1, true
	case text[at] == closing:
		return at + 1, false
	}
	return -1, false
}

// plainName reads a member name and the colon behind it.
func plainName(text []byte, at int) (start, end int32, value int) {
	if at == len(text) || text[at] != '"' {
		return 0, 0, -1
	}
	next, escaped := plainString(text, at)
	if next < 0 || escaped {
		return 0, 0, -1
	}
	colon := space(text, next)
	if colon == len(text) || text[colon] != ':' {
		return 0, 0, -1
	}
	return int32(at), int32(next), space(text, colon+1)
}
