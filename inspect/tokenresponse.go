package inspect

import "bytes"

// A TokenResponse is the answer of a token endpoint (RFC 6749 §5.1) as it was
// written down: the JSON object, and the HTTP header before it where that is
// known.
type TokenResponse struct {
	// JSON is the body, Problems are its departures from strict JSON, with
	// byte offsets from the start of the text.
	JSON     *Document
	Problems []Problem
	// Header are the fields of the HTTP header in their order; nil where the
	// text is the body alone.
	Header []HTTPField
}

// An HTTPField is one field of an HTTP header (RFC 9110 §5).
type HTTPField struct{ Name, Value string }

// ReadTokenResponse reads a token response: a JSON text, or one behind an HTTP
// header as "curl -i" writes it. It never fails. The result refers to text,
// which must not be changed afterwards.
func ReadTokenResponse(text []byte) *TokenResponse {
	r := new(TokenResponse)
	head, body := splitHTTP(text)
	r.Header = httpFields(head)
	r.JSON, r.Problems = ReadJSON(body)
	for i := range r.Problems {
		r.Problems[i].Offset += len(text) - len(body)
	}
	return r
}

// Get returns a member of the body, the zero Value where there is none.
func (r *TokenResponse) Get(name string) Value { return r.JSON.Get(name) }

// Token reads the token in a member such as "access_token". It returns nil
// for a token that says nothing by itself: an opaque one, or none.
func (r *TokenResponse) Token(member string) *Token {
	text := r.Get(member).Text()
	if text == "" {
		return nil
	}
	if t := Parse([]byte(text)); t.Plausible() {
		return t
	}
	return nil
}

// IsTokenResponse reports whether text reads as a token response: a token by
// the name that RFC 6749 §5.1 gives it, and another member from there.
func (r *TokenResponse) IsTokenResponse() bool {
	if !r.JSON.Complete() || !r.JSON.IsObject() {
		return false
	}
	isText := func(name string) bool { return r.Get(name).Kind() == String }
	return (isText("access_token") || isText("id_token")) &&
		(isText("token_type") || r.Get("expires_in").Exists() || isText("access_token") && (isText("refresh_token") || isText("id_token")))
}

// Field returns the values of a header field, joined as RFC 9110 §5.3 allows;
// names are compared without regard to case.
func (r *TokenResponse) Field(name string) (value string, ok bool) {
	for _, f := range r.Header {
		if !bytes.EqualFold([]byte(f.Name), []byte(name)) {
			continue
		}
		if ok {
			value += ", "
		}
		value, ok = value+f.Value, true
	}
	return value, ok
}

// maxHTTPFields bounds what is kept of a header.
const maxHTTPFields = 200

// splitHTTP divides a response into its header and its body; head is nil
// where there is none. Interim responses and those of a proxy, which curl
// shows too, are passed over.
func splitHTTP(text []byte) (head, body []byte) {
	body = bytes.TrimLeft(text, " \t\r\n")
	for range 5 {
		if !bytes.HasPrefix(body, []byte("HTTP/")) {
			break
		}
		end, gap := bytes.Index(body, []byte("\n\n")), 2
		if crlf := bytes.Index(body, []byte("\r\n\r\n")); crlf >= 0 && (end < 0 || crlf < end) {
			end, gap = crlf, 4
		}
		if end < 0 {
			return body, body[len(body):]
		}
		head, body = body[:end], body[end+gap:]
	}
	if head == nil {
		return nil, text
	}
	return head, body
}

// httpFields reads the lines behind the status line.
func httpFields(head []byte) []HTTPField {
	if head == nil {
		return nil
	}
	_, rest, _ := bytes.Cut(head, []byte{'\n'})
	fields := []HTTPField{}
	for line := range bytes.Lines(rest) {
		name, value, ok := bytes.Cut(line, []byte{':'})
		if ok && len(fields) < maxHTTPFields {
			fields = append(fields, HTTPField{string(bytes.TrimSpace(name)), string(bytes.TrimSpace(value))})
		}
	}
	return fields
}
