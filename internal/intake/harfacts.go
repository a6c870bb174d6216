package intake

import (
	"bytes"
	"strings"

	"github.com/jwtctl/jwtctl/inspect"
)

// harFacts are what an entry of a HAR says of the tokens in it.
type harFacts struct {
	pair
	url []byte // of the request
}

func factsOf(entry inspect.Value) *harFacts {
	request := entry.Get("request")
	return &harFacts{pairOf(request.Get("headers")), request.Get("url").TextBytes()}
}

// tokenResponse reads the content of a response as the answer of a token
// endpoint, with the fields of its header; nil where it is none.
func tokenResponse(body []byte, headers inspect.Value) *inspect.TokenResponse {
	if !bytes.HasPrefix(bytes.TrimLeft(body, " \t\r\n"), []byte("{")) || !bytes.Contains(body, []byte(`_token"`)) || len(body) > inspect.MaxKeySetBytes {
		return nil
	}
	answer := inspect.ReadTokenResponse(bytes.Clone(body))
	if !answer.IsTokenResponse() {
		return nil
	}
	answer.Header = []inspect.HTTPField{}
	for field := range headers.Children() {
		answer.Header = append(answer.Header, inspect.HTTPField{Name: field.Get("name").Text(), Value: field.Get("value").Text()})
	}
	return answer
}

// carrier completes what is known of a token. One that stands in the URL of
// the request does so wherever it was found first.
func (f *harFacts) carrier(token []byte, pointer string, known *inspect.Carrier) *inspect.Carrier {
	if f.proof != nil && bytes.Equal(token, f.proof) {
		return &inspect.Carrier{Companion: bytes.Clone(f.access)}
	}
	if known != nil {
		return known
	}
	if in := inURLOf(f.url, token); in != nil {
		return in
	}
	if _, name, ok := strings.Cut(pointer, "/request/queryString/"); ok {
		return &inspect.Carrier{URL: inspect.URLQuery, Parameter: name}
	}
	return nil
}
