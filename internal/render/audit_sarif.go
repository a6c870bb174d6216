package render

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/jwtctl/jwtctl/audit"
)

// maxSARIF is how many results a run may have: GitHub takes no more.
const maxSARIF = 5000

// auditSARIF writes SARIF 2.1.0, one run, the worst results first.
type auditSARIF struct {
	w     io.Writer
	run   Run
	worst worst
	known worst // what does not count takes the room that is left
}

// NewAuditSARIF returns a report in the SARIF format, for code scanning.
func NewAuditSARIF(w io.Writer, run Run) Report {
	return &auditSARIF{w: w, run: run, worst: worst{most: maxSARIF}, known: worst{most: maxSARIF}}
}

func (r *auditSARIF) Token(j *Judged) error {
	r.worst.add(j)
	for i := range j.Suppressed {
		r.known.addOne(&j.Suppressed[i])
	}
	return nil
}

func (r *auditSARIF) Close(s *audit.Summary) error {
	version := sarifVersion(r.run.Tool.Version)
	driver := sarifDriver{r.run.Tool.Name, version, version, "https://github.com/jwtctl/jwtctl", sarifRules(r.run.Rules)}
	text, err := marshal(driver, "")
	if err != nil {
		return err
	}
	index := map[string]int{}
	for i, rule := range r.run.Rules {
		index[rule.ID] = i
	}
	list := jsonList{w: r.w, head: `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":` +
		string(text) + `},"columnKind":"unicodeCodePoints","results":[`}
	results := append(r.worst.list(), r.known.list()...)
	results = results[:min(len(results), maxSARIF)]
	for i := range results {
		if err := list.add(sarifResultOf(&results[i], index)); err != nil {
			return err
		}
	}
	invocation := sarifInvocation{Successful: !r.run.Incomplete()}
	if left := s.Findings + s.Suppressed - len(results); left > 0 {
		invocation.Notifications = []sarifNotification{{"warning", sarifText{fmt.Sprintf(
			"%s left out: a run holds at most %d results, and the worst are kept.", count(left, "finding"), maxSARIF)}}}
	}
	if !invocation.Successful {
		invocation.Notifications = append(invocation.Notifications,
			sarifNotification{"error", sarifText{"Some inputs could not be read; standard error says which."}})
	}
	if text, err = marshal([]sarifInvocation{invocation}, ""); err != nil {
		return err
	}
	return list.close(`],"invocations":` + string(text) + `}]}`)
}

func sarifResultOf(k *kept, index map[string]int) sarifResult {
	path := k.location.Path
	return sarifResult{k.rule.ID, index[k.rule.ID], sarifLevel(k.severity), sarifText{sarifMessage(k.message)},
		[]sarifLocation{{
			sarifPhysical{sarifArtifact{uri(k.input)}, sarifRegion{max(k.location.Line, 1)}},
			[]sarifLogical{{path[strings.LastIndexByte(path, '/')+1:], inToken(k.location), "property"}},
		}},
		map[string]string{"jwtctlFingerprint/v1": k.fingerprint}, sarifSuppressions(k.suppression)}
}

// sarifSuppressions says why a result does not count. The code is the place
// for neither: a token cannot carry a comment.
func sarifSuppressions(s *audit.Suppression) []sarifSuppression {
	switch {
	case s == nil:
		return nil
	case s.Baseline:
		return []sarifSuppression{{"external", "accepted", "The baseline knows it."}}
	}
	return []sarifSuppression{{"external", "accepted", shown(s.Reason)}}
}

// sarifMessage ends a message with a full stop. Nothing that a stranger wrote
// becomes a link in it: "[text](target)" is one even in plain SARIF text.
func sarifMessage(s string) string {
	return strings.TrimSuffix(strings.ReplaceAll(s, "](", `\](`), ".") + "."
}

func sarifLevel(s audit.Severity) string {
	switch s {
	case audit.Critical, audit.High:
		return "error"
	case audit.Medium:
		return "warning"
	}
	return "note"
}

// uri makes a percent-encoded URI of a file name: relative, or with a scheme
// where the name is absolute.
func uri(name string) string {
	var b strings.Builder
	name = filepath.ToSlash(filepath.Clean(name))
	if filepath.IsAbs(name) {
		b.WriteString("file://")
	}
	for i := range len(name) {
		switch c := name[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("-._~/", c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// The wire types of a SARIF log, as far as it is used.
type (
	sarifText struct {
		Text string `json:"text"`
	}
	sarifNotification struct {
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifResult struct {
		Rule         string             `json:"ruleId"`
		Index        int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Status        string `json:"status"`
		Justification string `json:"justification"`
	}
	sarifLocation struct {
		Physical sarifPhysical  `json:"physicalLocation"`
		Logical  []sarifLogical `json:"logicalLocations"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		Line int `json:"startLine"`
	}
	sarifLogical struct {
		Name string `json:"name"`
		Full string `json:"fullyQualifiedName"`
		Kind string `json:"kind"`
	}
)
