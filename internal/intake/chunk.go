package intake

import "github.com/jwtctl/jwtctl/inspect"

const (
	// maxChunk holds the longest token with room for what stands around it.
	maxChunk = 2 * inspect.MaxTokenBytes
	// fullChunk is how much is read before it is handed on.
	fullChunk = 256 << 10
	// firstChunk is what is allocated at first: most inputs are one token.
	firstChunk = 8 << 10
)

// A Chunk is a part of an input that can be searched by itself, by any
// [Finder]: whole lines, or a part of a line that is longer than fits. Its
// memory is used again for the next part that is read into it.
type Chunk struct {
	// Index counts the tokens of the input before this part, where that is known.
	Index int

	text []byte
	line int // of the first byte, from 1
	kind chunkKind
	har  int // the number of the entry, from 0
	word int // where a word begins that is longer than a token may be; -1 for none
}

// A chunkKind says how a chunk has to be read.
type chunkKind byte

const (
	wholeInput chunkKind = iota // it may be one token or one JSON document
	wholeLines
	partOfLine
	harEntry // one request and its response
)

// Len returns how many bytes of the input the part has.
func (c *Chunk) Len() int { return len(c.text) }
