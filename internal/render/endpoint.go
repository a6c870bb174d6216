package render

import (
	"fmt"
	"strings"
	"time"

	"github.com/jwtctl/jwtctl/internal/safetext"
)

// describeEndpoint says what was found at a URL and how it was served.
func describeEndpoint(j *Judged) string {
	e := j.Endpoint
	var words []string
	switch {
	case j.Metadata != nil:
		words = append(words, describeMetadata(j.Metadata))
	case j.Keys != nil:
		words = append(words, describeKeys(j.Keys))
	case e.Status == 0:
		words = append(words, "no answer")
	default:
		words = append(words, fmt.Sprintf("status %d", e.Status))
	}
	if e.TLS != nil && e.TLS.Version != "" {
		words = append(words, safetext.Escape(e.TLS.Version))
	}
	if e.Status == 200 && e.Size > 0 {
		words = append(words, fmt.Sprintf("%d bytes in %s", e.Size, e.Latency.Round(time.Millisecond)))
	}
	return strings.Join(words, ", ")
}
