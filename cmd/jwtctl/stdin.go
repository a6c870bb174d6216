package main

import (
	"context"
	"io"
	"os"
	"sync"
)

// cancelReader is standard input that Ctrl-C can interrupt: a read blocked in
// the kernel cannot be, so it happens in a goroutine behind a pipe. Nothing is
// read before the first Read, for the bytes may belong to another process.
type cancelReader struct {
	ctx   context.Context
	src   io.Reader
	start sync.Once
	pipe  *io.PipeReader
}

// Read reads from the source, or fails with the reason the context ended.
func (r *cancelReader) Read(p []byte) (int, error) {
	r.start.Do(func() {
		reader, writer := io.Pipe()
		r.pipe = reader
		go func() {
			_, err := io.Copy(writer, r.src)
			writer.CloseWithError(err)
		}()
		context.AfterFunc(r.ctx, func() { writer.CloseWithError(r.ctx.Err()) })
	})
	return r.pipe.Read(p)
}

// Close satisfies io.Closer: the source is not this reader's to close.
func (r *cancelReader) Close() error { return nil }

// withinContext makes reads end with the context. A read of a regular file
// ends by itself, and so does one of an argument; any other may wait for ever.
func withinContext(ctx context.Context, src io.Reader) io.Reader {
	switch src := src.(type) {
	case argument:
		return src
	case *os.File:
		if info, err := src.Stat(); err == nil && info.Mode().IsRegular() {
			return &ctxReader{ctx: ctx, file: src}
		}
	case *cancelReader:
		if src.ctx == ctx {
			return src
		}
		if src.pipe == nil { // not begun: no need for one behind the other
			return &cancelReader{ctx: ctx, src: src.src}
		}
	}
	return &cancelReader{ctx: ctx, src: src}
}

// ctxReader is a file that Ctrl-C can interrupt between two reads. What is
// read in no time is read without asking: see untilSignal.
type ctxReader struct {
	ctx  context.Context
	file io.Reader
	read int // bytes
}

// askAfter is how much of a file is read before its context is asked.
const askAfter = 64 << 10

// Read reads, or fails with the reason the context ended.
func (r *ctxReader) Read(p []byte) (n int, err error) {
	if r.read >= askAfter {
		if err := r.ctx.Err(); err != nil {
			return 0, err
		}
	}
	n, err = r.file.Read(p)
	r.read += n
	return n, err
}
