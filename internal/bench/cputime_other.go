//go:build !unix

package bench

import "time"

var started = time.Now()

// cpuTime falls back on elapsed time where there is no getrusage.
func cpuTime() time.Duration { return time.Since(started) }
