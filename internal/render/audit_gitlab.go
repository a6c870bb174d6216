package render

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path/filepath"

	"github.com/jwtctl/jwtctl/audit"
)

// auditGitLab writes GitLab's Code Quality report: a JSON array.
type auditGitLab struct{ list jsonList }

// NewAuditGitLab returns a report in the Code Quality format of GitLab.
func NewAuditGitLab(w io.Writer) Report { return &auditGitLab{jsonList{w: w, head: "["}} }

// The wire types of a Code Quality report.
type (
	quality struct {
		Description string          `json:"description"`
		Check       string          `json:"check_name"`
		Fingerprint string          `json:"fingerprint"`
		Severity    string          `json:"severity"`
		Location    qualityLocation `json:"location"`
	}
	qualityLocation struct {
		Path  string       `json:"path"`
		Lines qualityLines `json:"lines"`
	}
	qualityLines struct {
		Begin int `json:"begin"`
	}
)

func (r *auditGitLab) Token(j *Judged) error {
	seen := map[string]int{}
	for i := range j.Findings {
		k := keep(&j.Findings[i])
		seen[k.fingerprint]++
		err := r.list.add(quality{inToken(k.location) + ": " + k.message, k.rule.ID,
			qualityFingerprint(&k, seen[k.fingerprint]), qualitySeverity(k.severity),
			qualityLocation{filepath.ToSlash(filepath.Clean(k.location.Input)), qualityLines{max(k.location.Line, 1)}}})
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *auditGitLab) Close(*audit.Summary) error { return r.list.close("]") }

// qualityFingerprint tells the findings of one file apart, as GitLab asks:
// the token's number goes in from the second on, and so does how often the
// same was found in it.
func qualityFingerprint(k *kept, occurrence int) string {
	id := k.fingerprint
	if k.location.Index > 1 || occurrence > 1 {
		id += fmt.Sprintf(" %d %d", k.location.Index, occurrence)
	}
	sum := sha256.Sum256([]byte(id))
	return hex.EncodeToString(sum[:16])
}

func qualitySeverity(s audit.Severity) string {
	switch s {
	case audit.Critical:
		return "blocker"
	case audit.High:
		return "critical"
	case audit.Medium:
		return "major"
	case audit.Low:
		return "minor"
	}
	return "info"
}
