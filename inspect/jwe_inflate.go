package inspect

import (
	"bytes"
	"compress/flate"
	"io"
)

// inflateContent undoes "zip":"DEF" (RFC 7516 §4.1.3) within the limit, so
// that no small token can fill the memory (RFC 8725 §3.6).
func inflateContent(deflated []byte) ([]byte, error) {
	in := bytes.NewReader(deflated)
	out, err := io.ReadAll(io.LimitReader(flate.NewReader(in), MaxInflatedBytes+1))
	bad := func(message string) ([]byte, error) { return nil, &DecryptError{BadContent, message} }
	switch {
	case len(out) > MaxInflatedBytes:
		return nil, &DecryptError{TooMuchContent, "the content inflates to more than " + plural(MaxInflatedBytes, "byte")}
	case err != nil:
		return bad(`"zip" is DEF but the content does not inflate`)
	case in.Len() > 0:
		return bad("the content has " + plural(in.Len(), "byte") + " behind its compressed data")
	}
	return out, nil
}
