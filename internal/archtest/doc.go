// Package archtest holds the tests that keep the project in shape: which
// package may import which, that every rule is complete, and that whatever is
// generated (docs, samples) is fresh. It has no code of its own.
package archtest
