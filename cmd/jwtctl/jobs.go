package main

import (
	"errors"
	"strconv"
)

// maxJobs is more than any machine gains by; each job takes a megabyte.
const maxJobs = 256

// jobs is the value of --jobs.
type jobs struct{ n int }

// String shows the default, which depends on the machine, as what it means.
func (j *jobs) String() string { return "" }

// Type names the value in help.
func (j *jobs) Type() string { return "N" }

// Set reads a number.
func (j *jobs) Set(text string) error {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > maxJobs {
		return withHint(errors.New("not a number from 1 to 256"), "leave it out to use every processor")
	}
	j.n = n
	return nil
}
