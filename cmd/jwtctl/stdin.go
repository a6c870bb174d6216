package main

import (
	"context"
	"io"
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

// ctxReader is a file that Ctrl-C can interrupt between two reads.
type ctxReader struct {
	ctx context.Context
	io.Reader
}

// Read reads, or fails with the reason the context ended.
func (r ctxReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}
