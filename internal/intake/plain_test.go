package intake_test

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"github.com/klauspost/compress/zstd"

	"github.com/jwtctl/jwtctl/internal/intake"
)

func gzipped(t *testing.T, text string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := io.WriteString(w, text)
	check(t, "write", err, nil)
	check(t, "close", w.Close(), nil)
	return b.Bytes()
}

func zstded(t *testing.T, text string) []byte {
	w, err := zstd.NewWriter(nil)
	check(t, "writer", err, nil)
	return w.EncodeAll([]byte(text), nil)
}

// utf16Text writes a text in UTF-16 with a byte order mark.
func utf16Text(text string, order binary.AppendByteOrder) []byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune("\ufeff" + text)) {
		out = order.AppendUint16(out, unit)
	}
	return out
}

// TestPlain reads the same text however it is packed and however it arrives.
func TestPlain(t *testing.T) {
	text := strings.Repeat("line with é and 𝄞 and "+a+"\n", 2000)
	for name, packed := range map[string][]byte{
		"as it is": []byte(text), "gzip": gzipped(t, text), "zstd": zstded(t, text),
		"gzip in two parts": append(gzipped(t, text[:1000]), gzipped(t, text[1000:])...),
		"UTF-16LE":          utf16Text(text, binary.LittleEndian), "UTF-16BE": utf16Text(text, binary.BigEndian),
	} {
		check(t, name+" by small reads", strings.TrimPrefix(bySmallReads(t, intake.Plain(bytes.NewReader(packed))), "\ufeff") == text, true)
		for _, in := range []io.Reader{bytes.NewReader(packed), iotest.HalfReader(bytes.NewReader(packed)), iotest.OneByteReader(bytes.NewReader(packed))} {
			got, err := io.ReadAll(intake.Plain(in))
			check(t, name+" error", err, nil)
			check(t, name, strings.TrimPrefix(string(got), "\ufeff") == text, true)
		}
	}
	for _, short := range []string{"", "a", "\x1f\x8b", "abc"} {
		got, err := io.ReadAll(intake.Plain(strings.NewReader(short)))
		check(t, short, string(got), short)
		check(t, short+" error", err, nil)
	}
}

// bySmallReads reads all, 1 to 11 bytes at a time.
func bySmallReads(t *testing.T, in io.Reader) string {
	var text []byte
	for size := 1; ; size = size%11 + 1 {
		room := make([]byte, size)
		n, err := in.Read(room)
		text = append(text, room[:n]...)
		if err == io.EOF {
			return string(text)
		}
		if err != nil {
			t.Fatalf("read of %d: %v", size, err)
		}
	}
}

// TestPlainUTF16Long finds the token wherever the end of a buffer falls.
func TestPlainUTF16Long(t *testing.T) {
	for pad := range 9 {
		text := strings.Repeat(" ", 9000+pad) + a
		all, err := readAll(new(intake.Reader), intake.Plain(bytes.NewReader(utf16Text(text, binary.LittleEndian))))
		check(t, "error", err, nil)
		check(t, "found", list(all), "1::A")
	}
}

// TestPlainBroken tells of compressed input that is cut short or corrupt,
// behind what could be read.
func TestPlainBroken(t *testing.T) {
	text := strings.Repeat("x "+a+"\n", 100000)
	for name, packed := range map[string][]byte{"gzip": gzipped(t, text), "zstd": zstded(t, text)} {
		_, err := io.ReadAll(intake.Plain(bytes.NewReader(packed[:len(packed)/2])))
		check(t, name, err != nil, true)
		found, err := readAll(new(intake.Reader), intake.Plain(bytes.NewReader(packed[:len(packed)*3/4])))
		check(t, name+" error", err != nil, true)
		check(t, name+" found before", len(found) > 1000, true)
	}
}

// FuzzPlain never panics, and gives back what is neither compressed nor UTF-16.
func FuzzPlain(f *testing.F) {
	for _, s := range []string{"", "abc", "\xff\xfea\x00\x00\xd8", "\xfe\xff\xd8\x00\x00a\x00", "\x1f\x8b\x08\x00", "\x28\xb5\x2f\xfd\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		out, err := io.ReadAll(io.LimitReader(intake.Plain(bytes.NewReader(in)), 1<<20))
		packed := bytes.HasPrefix(in, []byte("\x1f\x8b\x08")) || bytes.HasPrefix(in, []byte("\x28\xb5\x2f\xfd")) ||
			bytes.HasPrefix(in, []byte("\xff\xfe")) || bytes.HasPrefix(in, []byte("\xfe\xff"))
		if !packed && (err != nil || !bytes.Equal(out, in)) {
			t.Errorf("%q became %q, %v", in, out, err)
		}
	})
}
