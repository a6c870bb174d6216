// Package bench compares pieces of work within one run. It measures CPU time
// and interleaves the candidates, so that neither a busy machine nor a change
// of its speed shows up in the ratios. Only benchmarks use it.
package bench

import (
	"slices"
	"testing"
	"time"
)

// A Candidate is one way to do the work; Run does it n times.
type Candidate struct {
	Name string
	Run  func(n int)
}

// rounds is how often each candidate is measured; the median counts.
const rounds = 21

// Ratios runs the candidates in turn and reports for each its CPU time as a
// multiple of the first one's, the floor, as the metric "NAME/floor".
func Ratios(b *testing.B, candidates ...Candidate) {
	n := make([]int, len(candidates))
	for i, c := range candidates {
		n[i] = calibrate(c)
	}
	b.ResetTimer()
	samples := make([][]float64, len(candidates))
	for range rounds {
		floor := measure(candidates[0], n[0])
		for i, c := range candidates[1:] {
			samples[i+1] = append(samples[i+1], measure(c, n[i+1])/floor)
		}
	}
	for i, c := range candidates[1:] {
		slices.Sort(samples[i+1])
		b.ReportMetric(samples[i+1][rounds/2], c.Name+"/floor")
	}
	b.ReportMetric(0, "ns/op") // an absolute time would say nothing
}

// calibrate finds how many runs take long enough to be measured.
func calibrate(c Candidate) int {
	for n := 1; ; n *= 2 {
		if measure(c, n)*float64(n) > float64(20*time.Millisecond) {
			return n
		}
	}
}

// measure returns the CPU time of one run, in nanoseconds.
func measure(c Candidate, n int) float64 {
	start := cpuTime()
	c.Run(n)
	return float64(cpuTime()-start) / float64(n)
}
