package main

import "github.com/jwtctl/jwtctl/inspect"

// usableKeys tells of keys that were given and cannot be used, and refuses to
// go on where there is no other: signatures would not be checked, and the run
// pass without a word.
func usableKeys(a *app, sets []*inspect.KeySet) error {
	var first *inspect.Key
	usable, unusable := 0, 0
	for _, set := range sets {
		for _, k := range set.Keys {
			if k.Problem == nil {
				usable++
				continue
			}
			if unusable++; first == nil {
				first = k
			}
		}
	}
	switch {
	case unusable == 0:
	case usable == 0:
		return usagef("check what --key, --jwks, --secret-file and --secret-env name",
			"none of the keys given can be used: %s: %w", shorten(first.Source), first.Problem)
	default:
		a.note("%d of %d keys given cannot be used, the first of them %s: %v", unusable, usable+unusable, shorten(first.Source), first.Problem)
	}
	return nil
}
