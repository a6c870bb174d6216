//go:build !unix

package bench

import "time"

// cpuTime falls back on the wall clock where there is no getrusage; only
// differences of it are used.
func cpuTime() time.Duration { return time.Duration(time.Now().UnixNano()) }
