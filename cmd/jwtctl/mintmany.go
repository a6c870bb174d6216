package main

import (
	"bufio"
	"context"
	"fmt"
	"runtime"

	"github.com/jwtctl/jwtctl/internal/inorder"
	"github.com/jwtctl/jwtctl/mint"
)

const (
	// mintChunk is how many tokens a worker makes at a stretch.
	mintChunk = 256
	// mintRandom is how much randomness it fetches at once, which otherwise
	// costs more than the token.
	mintRandom = 16 * mintChunk
)

// mintMany makes tokens on every processor and writes them in order.
func mintMany(ctx context.Context, a *app, opts *mintOptions, spec *mint.Spec) error {
	series, err := spec.Series()
	if err != nil {
		return err
	}
	for _, n := range series.First.Notes {
		a.note("each of the tokens: %s", n)
	}
	workers := opts.jobs.n
	if workers == 0 {
		workers = min(runtime.GOMAXPROCS(0), maxJobs)
	}
	outs := opts.output.open(a)
	defer outs.abort()
	job := mintJob(series, spec, opts.count.n, workers, outs)
	if err := job.Run(ctx); err != nil {
		return err
	}
	return outs.commit()
}

// A mintPart is what a stretch of tokens looks like at each place.
type mintPart [][]byte

func mintJob(series *mint.Series, spec *mint.Spec, count, workers int, outs outputs) *inorder.Job[int, mintPart] {
	return &inorder.Job[int, mintPart]{
		Workers: workers,
		Feed: func(_ context.Context, send func(int) error) error {
			for left := count; left > 0; left -= mintChunk {
				if err := send(min(left, mintChunk)); err != nil {
					return err
				}
			}
			return nil
		},
		Worker: func() func(context.Context, int, func(mintPart) error) error {
			maker := series.Maker(bufio.NewReaderSize(spec.Random, mintRandom))
			return func(ctx context.Context, n int, emit func(mintPart) error) error {
				part := make(mintPart, len(outs))
				for range n {
					token, jti, err := maker.Next()
					if err != nil {
						return err
					}
					for i, out := range outs {
						part[i] = appendMinted(part[i], out.Format, token, jti, n)
					}
				}
				return emit(part)
			}
		},
		Take: func(_ int, part mintPart) error {
			for i, out := range outs {
				if _, err := out.Write(part[i]); err != nil {
					return err
				}
			}
			return nil
		},
		Done: func(int) error { return nil },
	}
}

// appendMinted writes one token in a format that has a line for each; n more
// of them are to come.
func appendMinted(dst []byte, format string, token, jti []byte, n int) []byte {
	if dst == nil {
		dst = make([]byte, 0, n*(len(token)+len(jti)+32))
	}
	if format == formatNDJSON {
		return fmt.Appendf(dst, `{"token":"%s","jti":"%s"}`+"\n", token, jti) // neither needs escaping
	}
	return append(append(dst, token...), '\n')
}
