package inspect

// A JSONReader reads many JSON texts with the memory of one. The zero
// JSONReader is ready for use, by one goroutine at a time.
type JSONReader struct {
	reader reader
	doc    Document
}

// Read reads a JSON text like [ReadJSON]; strict reports that it is strict
// JSON, without any problem. The document is valid until the next call.
func (r *JSONReader) Read(text []byte) (doc *Document, strict bool) {
	faults := r.reader.read(&r.doc, text)
	return &r.doc, len(faults) == 0
}
