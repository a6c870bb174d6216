// Package audit judges facts: rules look at what package inspect found and
// report findings.
//
// A [Rule] is a value that documents itself: its check, its severity, why it
// matters, how to mend it and where that is written stand together, and the
// documentation, the SARIF metadata and "jwtctl rules" are made from it. A
// check receives a pass with the facts, the time and the policy, and has no
// way to reach the network, the disk or the clock.
//
// The rules themselves live in audit/token and its siblings; audit/catalog
// lists them all.
package audit
