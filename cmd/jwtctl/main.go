// Command jwtctl decodes, audits, verifies and mints JSON Web Tokens and looks
// after the keys they are signed with.
//
// This package only talks to the world: it reads arguments, files and streams,
// hands them to the domain packages, and turns what comes back into output and
// an exit code. Each command is one file with an options struct, a constructor
// and a run function.
package main

import (
	"os"
	"os/signal"
	"syscall"
)

func main() { os.Exit(mainExit()) }

// mainExit asks for SIGPIPE as an ordinary write error (EPIPE), so that
// `jwtctl ... | head` ends quietly and still with its verdict. At the end
// nothing is undone: the process is, and undoing it costs a third of a start.
func mainExit() int {
	signal.Ignore(syscall.SIGPIPE)
	return run(untilInterrupted(), osEnv(), os.Args[1:])
}
