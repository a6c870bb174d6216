package main

import (
	"fmt"

	"github.com/jwtctl/jwtctl/inspect"
)

// readMetadata reads the metadata of issuers from files. What is none is told
// here, not judged: it was named as what tokens are to be held against.
func readMetadata(a *app, paths []string) ([]*inspect.Metadata, error) {
	var all []*inspect.Metadata
	for _, path := range paths {
		data, err := readAll(a, path)
		if err != nil {
			return nil, err
		}
		m := inspect.ReadMetadata(data)
		if inspect.LooksLikeMetadata(m.JSON.Root()) == inspect.RoleUnknown {
			return nil, usageError{withHint(fmt.Errorf("%s holds no issuer metadata", shorten(path)),
				"give what the issuer serves at /.well-known/openid-configuration")}
		}
		all = append(all, m)
	}
	return all, nil
}
