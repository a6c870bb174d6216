//go:build !linux && !darwin

package keyfile

import "errors"

// renameNew is a rename that replaces nothing, which this system does not have.
func renameNew(_, _ string) error { return errors.ErrUnsupported }

func noSuchRename(err error) bool { return errors.Is(err, errors.ErrUnsupported) }
