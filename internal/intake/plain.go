package intake

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"
)

// maxWindow is the largest window of a zstd stream that is kept in memory:
// what zstd --ultra asks for.
const maxWindow = 128 << 20

// Plain returns the text of an input that may be compressed with gzip or
// zstd, or written in UTF-16, each told by how it begins. It streams, so that
// what a small file inflates to costs time alone, which an interrupt ends.
func Plain(in io.Reader) io.Reader { return &plain{in: in} }

// A plain looks at the input at its first Read.
type plain struct{ in, text io.Reader }

// Read reads the text.
func (p *plain) Read(b []byte) (int, error) {
	if p.text == nil {
		text, err := open(p.in)
		if err != nil {
			return 0, err
		}
		p.text = text
	}
	return p.text.Read(b)
}

func open(in io.Reader) (io.Reader, error) {
	var magic [4]byte
	n, err := io.ReadFull(in, magic[:])
	head := magic[:n]
	if err == nil {
		in = io.MultiReader(bytes.NewReader(head), in)
	} else if err == io.EOF || err == io.ErrUnexpectedEOF {
		in = bytes.NewReader(head)
	} else {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(head, []byte("\x1f\x8b\x08")):
		return gzip.NewReader(in)
	case bytes.HasPrefix(head, []byte("\x28\xb5\x2f\xfd")):
		return zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow))
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return &utf16Reader{in: bufio.NewReader(in)}, nil
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return &utf16Reader{in: bufio.NewReader(in), big: true}, nil
	}
	return in, nil
}

// A utf16Reader reads UTF-16 as UTF-8. Its byte order mark becomes that of
// UTF-8; a lone surrogate becomes U+FFFD.
type utf16Reader struct {
	in   *bufio.Reader
	big  bool
	high rune   // the first half of a surrogate pair, 0 for none
	left []byte // read, but more than the last reader had room for
	err  error  // behind left
}

// Read reads the text as UTF-8, however little of it is asked for at a time.
func (r *utf16Reader) Read(b []byte) (n int, err error) {
	if len(r.left) == 0 && r.err == nil {
		if len(b) >= 2*utf8.UTFMax {
			return r.fill(b)
		}
		room := make([]byte, 2*utf8.UTFMax)
		n, r.err = r.fill(room)
		r.left = room[:n]
	}
	n = copy(b, r.left)
	if r.left = r.left[n:]; len(r.left) == 0 {
		err, r.err = r.err, nil
	}
	return n, err
}

// fill reads into a buffer that has room for two characters at least.
func (r *utf16Reader) fill(b []byte) (n int, err error) {
	for n <= len(b)-2*utf8.UTFMax {
		if n > 0 && r.in.Buffered() < 2 {
			return n, nil
		}
		var unit [2]byte
		if _, err := io.ReadFull(r.in, unit[:]); err != nil {
			if err == io.ErrUnexpectedEOF {
				err = io.EOF // half a character at the end
			}
			if r.high != 0 {
				r.high = 0
				n += utf8.EncodeRune(b[n:], utf8.RuneError)
			}
			return n, err
		}
		c := rune(unit[0]) | rune(unit[1])<<8
		if r.big {
			c = rune(unit[1]) | rune(unit[0])<<8
		}
		n += r.put(b[n:], c)
	}
	return n, nil
}

// put writes one code unit, or keeps it until the other half is there.
func (r *utf16Reader) put(b []byte, c rune) (n int) {
	if r.high != 0 {
		pair := utf16.DecodeRune(r.high, c)
		r.high = 0
		n = utf8.EncodeRune(b, pair)
		if pair != utf8.RuneError {
			return n
		}
	}
	if 0xd800 <= c && c < 0xdc00 {
		r.high = c
		return n
	}
	return n + utf8.EncodeRune(b[n:], c)
}
