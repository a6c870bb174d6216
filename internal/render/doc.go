// Package render turns facts and findings into text for people and machines:
// one file per output format, each from domain values to an io.Writer. Nothing
// here reads the environment or judges; colour comes in as a Theme.
package render
