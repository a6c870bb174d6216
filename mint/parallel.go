package mint

import (
	"bufio"
	"sync"
)

const (
	// chunkTokens is how many tokens a worker makes at a stretch.
	chunkTokens = 128
	// randomBuffer is how much randomness a worker fetches at once, which
	// otherwise costs more than the token.
	randomBuffer = 16 * chunkTokens
)

// chunk is a stretch of the series.
type chunk struct {
	tokens int
	lines  []byte
	err    error
	done   chan struct{}
}

// Each makes n tokens with several workers and hands their lines to write, in
// order and many at once. It ends with the first error, that of write too. The
// Spec's Random must be safe for concurrent use.
func (s *Series) Each(n, workers int, line LineFunc, write func(lines []byte) error) error {
	jobs := make(chan *chunk)
	order := make(chan *chunk, 2*workers)
	stop := make(chan struct{})
	var running sync.WaitGroup
	defer running.Wait()
	defer close(stop)
	running.Go(func() {
		defer close(jobs)
		defer close(order)
		for left := n; left > 0; left -= chunkTokens {
			c := &chunk{tokens: min(left, chunkTokens), done: make(chan struct{})}
			for _, to := range []chan *chunk{order, jobs} {
				select {
				case to <- c:
				case <-stop:
					return
				}
			}
		}
	})
	for range workers {
		running.Go(func() { s.work(jobs, line) })
	}
	for c := range order {
		<-c.done
		if c.err != nil {
			return c.err
		}
		if err := write(c.lines); err != nil {
			return err
		}
	}
	return nil
}

// work makes chunks until there are no more.
func (s *Series) work(jobs <-chan *chunk, line LineFunc) {
	m := s.maker(bufio.NewReaderSize(s.spec.Random, randomBuffer))
	size := 0
	for c := range jobs {
		c.lines = make([]byte, 0, size)
		for range c.tokens {
			var token, jti []byte
			if token, jti, c.err = m.next(); c.err != nil {
				break
			}
			c.lines = line(c.lines, token, jti)
		}
		size = len(c.lines) + len(c.lines)/8
		close(c.done)
	}
}
