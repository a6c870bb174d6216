package intake_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jwtctl/jwtctl/inspect"
	"github.com/jwtctl/jwtctl/internal/bench"
	"github.com/jwtctl/jwtctl/internal/intake"
)

// BenchmarkScan compares finding the tokens of a log with what cat does with
// it: read and write. In the sparse log one line of a thousand has a token, in
// the dense one every third. "find" stops where a candidate stands, as grep
// does; the Reader also reads each one to see whether it is a token.
func BenchmarkScan(b *testing.B) {
	for _, log := range []struct {
		name  string
		every int
	}{{"sparse", 1000}, {"dense", 3}} {
		b.Run(log.name, func(b *testing.B) { benchmarkScan(b, log.every) })
	}
}

func benchmarkScan(b *testing.B, every int) {
	name := filepath.Join(b.TempDir(), "app.log")
	var text strings.Builder
	long := a[:strings.LastIndexByte(a, '.')+1] + strings.Repeat("c2lnbmF0dXJl", 28)
	for i := 0; text.Len() < 32<<20; i++ {
		fmt.Fprintf(&text, "192.0.2.%d - - [02/Jan/2026:03:04:%02d +0000] \"GET /api/v1/orders/%d HTTP/1.1\" 200 %d \"-\" \"Mozilla/5.0 (X11; Linux x86_64)\"", i%256, i%60, i, i%5000)
		if i%every == 0 {
			text.WriteString(" Authorization: Bearer " + long)
		}
		text.WriteByte('\n')
	}
	if err := os.WriteFile(name, []byte(text.String()), 0o600); err != nil {
		b.Fatal(err)
	}
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		b.Fatal(err)
	}
	defer null.Close()
	each := func(do func(io.Reader) error) func(int) {
		return func(n int) {
			for range n {
				f, err := os.Open(name)
				if err == nil {
					err = do(f)
				}
				if err != nil {
					b.Fatal(err)
				}
				f.Close()
			}
		}
	}
	buffer := make([]byte, 128<<10)
	lines := make([]byte, 128<<10)
	var reader intake.Reader
	bench.Ratios(b,
		bench.Candidate{Name: "cat", Run: each(func(f io.Reader) error {
			_, err := io.CopyBuffer(struct{ io.Writer }{null}, struct{ io.Reader }{f}, buffer)
			return err
		})},
		bench.Candidate{Name: "find", Run: each(func(f io.Reader) error { return findAll(f, lines) })},
		bench.Candidate{Name: "intake.Reader", Run: each(func(f io.Reader) error {
			return reader.Read(f, func(*intake.Found) error { return nil })
		})},
	)
}

// findAll finds the candidates in whole lines, which must fit into the buffer.
func findAll(in io.Reader, buffer []byte) error {
	found, held := 0, 0
	for {
		n, err := in.Read(buffer[held:])
		n += held
		whole := bytes.LastIndexByte(buffer[:n], '\n') + 1
		for at := 0; ; found++ {
			start, end := inspect.Find(buffer[:whole], at)
			if start < 0 {
				break
			}
			at = end
		}
		held = copy(buffer, buffer[whole:n])
		switch {
		case err == io.EOF && found == 0:
			return errors.New("nothing found")
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
	}
}
