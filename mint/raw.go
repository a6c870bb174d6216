package mint

import "encoding/base64"

// Unsigned is the signature of a token that has none (RFC 7518 §3.6).
func Unsigned([]byte) ([]byte, error) { return nil, nil }

// Compact writes a compact JWS (RFC 7515 §7.1) of any header and payload
// bytes, signed by any means. Nothing is checked: neither that they are JSON,
// nor that the header tells the truth.
func Compact(header, payload []byte, sign SignFunc) ([]byte, error) {
	token := make([]byte, 0, base64.RawURLEncoding.EncodedLen(len(header)+len(payload)+512)+2)
	token = base64.RawURLEncoding.AppendEncode(token, header)
	token = append(token, '.')
	token = base64.RawURLEncoding.AppendEncode(token, payload)
	signature, err := sign(token)
	if err != nil {
		return nil, err
	}
	token = append(token, '.')
	return base64.RawURLEncoding.AppendEncode(token, signature), nil
}
