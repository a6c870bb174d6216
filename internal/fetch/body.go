package fetch

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// gzipSlack is by how much gzip may lengthen what it cannot compress, headers
// and file names included.
const gzipSlack = 64 << 10

// readBody reads a body of at most limit bytes. Both what comes over the wire
// and what it unpacks to are bounded.
func readBody(resp *http.Response, limit int64) ([]byte, error) {
	body := http.MaxBytesReader(nil, resp.Body, limit)
	switch encoding := strings.Join(resp.Header.Values("Content-Encoding"), ", "); strings.ToLower(encoding) {
	case "", "identity":
	case "gzip", "x-gzip":
		unpacked, err := gzip.NewReader(http.MaxBytesReader(nil, resp.Body, limit+gzipSlack))
		if err != nil {
			return nil, bodyError(err, limit)
		}
		body = http.MaxBytesReader(nil, unpacked, limit)
	default:
		return nil, fmt.Errorf("the body has content encoding %q, which was not asked for", clip(encoding))
	}
	data, err := io.ReadAll(body)
	if err != nil {
		return nil, bodyError(err, limit)
	}
	return data, nil
}

// bodyError says in our words what commonly goes wrong with bodies.
func bodyError(err error, limit int64) error {
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &long):
		return tooLongError{limit}
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return fmt.Errorf("the body is cut off: %w", err)
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum):
		return fmt.Errorf("the body is not sound gzip: %w", err)
	}
	return err
}

// A tooLongError is a body that does not end within the limit.
type tooLongError struct{ limit int64 }

func (e tooLongError) Error() string { return fmt.Sprintf("the body is longer than %d bytes", e.limit) }

// IsTooLong tells the error about a body that does not end within the limit.
func IsTooLong(err error) bool { return errors.As(err, new(tooLongError)) }

// isWebPage tells HTML and XML, which no JSON text resembles, by its first
// character.
func isWebPage(body []byte) bool {
	body = bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))
	return bytes.HasPrefix(bytes.TrimLeft(body, " \t\r\n\f"), []byte("<"))
}
